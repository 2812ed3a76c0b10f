// `npm run build`: the extension for each browser, the library with its types, the command,
// the scripts. Silent unless it fails.
import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { build } from 'vite';

process.chdir(import.meta.dirname);
// Or what is built would depend on where it is built from: Vite takes over what is set.
process.env.NODE_ENV = 'production';

for (const mode of ['chrome', 'firefox', 'lib', 'cli', 'scripts']) await build({ mode });

await promisify(execFile)(process.execPath, [
  'node_modules/typescript/bin/tsc',
  '-p',
  'tsconfig.lib.json',
]).catch(({ stdout, stderr }) => {
  throw new Error(`The library's types cannot be written.\n${stdout}${stderr}`);
});

// Vite lists what a page bundles, not what its workers do. The desk's thread bundles what the library does.
const LICENSES = 'third-party-licenses.md';
const licensesIn = async (folder) =>
  (await readFile(`dist/${folder}/${LICENSES}`, 'utf8')).trim().split(/\n+(?=## )/);
const [, ...ofLibrary] = await licensesIn('lib');
for (const browser of ['chrome', 'firefox']) {
  const [head, ...ofPages] = await licensesIn(browser);
  const all = [...new Set([...ofPages, ...ofLibrary])].sort();
  await writeFile(`dist/${browser}/${LICENSES}`, `${[head, ...all].join('\n\n')}\n`);
}

/** What a plugin may add to a manifest and this extension must not ask for. */
const FORBIDDEN = /permissions|background|content_scripts|web_accessible_resources/;
for (const browser of ['chrome', 'firefox']) {
  const manifest = JSON.parse(await readFile(`dist/${browser}/manifest.json`, 'utf8'));
  const found = Object.keys(manifest).filter((key) => FORBIDDEN.test(key));
  if (found.length > 0) throw new Error(`dist/${browser}/manifest.json asks for ${found.join(', ')}`);
}

const command = 'dist/cli/not-modified.js';
if (!(await readFile(command, 'utf8')).startsWith('#!')) throw new Error(`${command} does not begin with #!`);
await chmod(command, 0o755);
