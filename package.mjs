// `npm run package [-- --out FOLDER]`: of what was built, what browsers' stores, Mozilla's reviewers and npm take. The
// same bytes wherever and whenever it is done: entries in order, one time, one mode, and a deflate that is no engine's.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { zipSync } from 'fflate';

process.chdir(import.meta.dirname);
const { out } = parseArgs({ options: { out: { type: 'string', default: 'dist/packages' } } }).values;

/** All that the build, its tests and its pages need. Named one by one, so that nothing that lies about is given away. */
const SOURCES = [
  '.ci',
  '.gitignore',
  '.size-limit.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  '_locales',
  'bench',
  'biome.jsonc',
  'build.mjs',
  'docs',
  'icons',
  'knip.json',
  'manifest.json',
  'package-lock.json',
  'package.json',
  'package.mjs',
  'src',
  'test',
  'tsconfig.json',
  'tsconfig.lib.json',
  'vite.config.ts',
];

/** The first day that a ZIP can name. It is written as the hour of the place, so it has to be made of that too. */
const TIME = new Date(1980, 0, 1);
/** A regular file that everybody may read, as Unix has it in the upper half; and that it is Unix's. */
const ATTRIBUTES = { os: 3, attrs: 0o100644 << 16 };

/** The files of a folder, or the file itself. */
async function filesIn(name) {
  if (!(await stat(name)).isDirectory()) return [name];
  const entries = await readdir(name, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A ZIP of the files that are named and of all in the folders that are, by their paths from `root`. */
async function zipOf(names, root) {
  const files = (await Promise.all(names.map(filesIn))).flat();
  const paths = files.map((file) => [path.relative(root, file).replaceAll(path.sep, '/'), file]);
  paths.sort(([a], [b]) => (a < b ? -1 : 1));
  const entries = paths.map(async ([name, file]) => [name, await readFile(file)]);
  return zipSync(Object.fromEntries(await Promise.all(entries)), { level: 9, mtime: TIME, ...ATTRIBUTES });
}

const npm = (args, cwd) => promisify(execFile)('npm', args, { cwd, shell: process.platform === 'win32' });

/** `npm pack` of a copy: it takes over who may read a file, which differs with who checked it out. */
async function packForNpm() {
  const copy = path.join(out, 'npm');
  const { stdout } = await npm(['pack', '--dry-run', '--json', '--ignore-scripts'], '.');
  const [{ files }] = JSON.parse(stdout);
  for (const { path: file } of files) {
    const to = path.join(copy, file);
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(file, to);
    await chmod(to, Object.values(bin).includes(file) ? 0o755 : 0o644);
  }
  await npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', path.resolve(out)], copy);
  await rm(copy, { recursive: true });
}

const { name, version, bin } = JSON.parse(await readFile('package.json', 'utf8'));
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const zips = {
  chrome: await zipOf(['dist/chrome'], 'dist/chrome'),
  firefox: await zipOf(['dist/firefox'], 'dist/firefox'),
  source: await zipOf(SOURCES, '.'),
};
for (const [kind, bytes] of Object.entries(zips))
  await writeFile(path.join(out, `${name}-${version}-${kind}.zip`), bytes);

await packForNpm();

const packed = (await readdir(out)).sort();
const sums = packed.map(async (file) => {
  const bytes = await readFile(path.join(out, file));
  return `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`;
});
const lines = (await Promise.all(sums)).join('');
await writeFile(path.join(out, 'SHA256SUMS'), lines);
process.stdout.write(lines);
