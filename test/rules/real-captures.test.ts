import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { readHar } from '../../src/har/read.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../shared.ts';

const files = sharedCaptures
  ? readdirSync(sharedCaptures)
      .filter((name) => name.endsWith('.har'))
      .sort()
  : [];

/** What the rules found in one capture: a line for each rule and level, and what they could not tell. */
function linesFor(name: string, { findings, rules }: Report): string[] {
  const cannotTell = new Map(rules.map((each) => [each.rule, each.cannotTell]));
  const found = new Map<string, { findings: number; exchanges: number }>();
  for (const { rule, level, exchanges } of findings) {
    const key = `${rule} | ${level}`;
    const sum = found.get(key) ?? { findings: 0, exchanges: 0 };
    found.set(key, { findings: sum.findings + 1, exchanges: sum.exchanges + exchanges.length });
  }
  const silent = rules
    .filter((each) => each.findings === 0)
    .map(({ rule }) => [`${rule} |`, { findings: 0, exchanges: 0 }] as const);
  return [
    `## ${name}`,
    '',
    '| rule | level | findings | exchanges | cannot tell |',
    '| --- | --- | ---: | ---: | ---: |',
    ...[...found, ...silent].map(
      ([key, sum]) =>
        `| ${key} | ${sum.findings} | ${sum.exchanges} | ${cannotTell.get(key.split(' ')[0] ?? '') ?? 0} |`,
    ),
    '',
  ];
}

describe.skipIf(!sharedCaptures)(
  `rules on real captures (${sharedCaptures ? 'read' : WITHOUT_CAPTURES})`,
  () => {
    it('find what was looked through by hand', async () => {
      const lines: string[] = [];
      for (const name of files) {
        const capture = await readHar(readFileSync(join(sharedCaptures ?? '', name)));
        lines.push(...linesFor(name, audit(capture)));
      }
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('real-captures.md');
    });
  },
);
