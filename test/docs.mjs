// `npm run docs [-- --check]`: makes the pages that are made from the code, or says which is out of date (exit 1).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PAGES = [
  'test/rules/rules-document.test.ts',
  'test/har/producers-table.test.ts',
  'test/cli/settings-schema.test.ts',
  'test/cache/model/deviations-table.test.ts',
];
const isCheck = process.argv.includes('--check');

const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...PAGES, ...(isCheck ? [] : ['-u'])],
  // A missing page is written unless this is set: a check writes nothing.
  { stdio: 'inherit', env: { ...process.env, ...(isCheck && { CI: 'true' }) } },
);
const rules = readFileSync('docs/rules.md', 'utf8').match(/^## /gm) ?? [];
console.log(
  `docs/rules.md, docs/rules.zh-CN.md: ${rules.length} rules${isCheck && status === 0 ? ', up to date' : ''}`,
);
process.exitCode = status ?? 1;
