import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTY } from '../cli/captures.ts';

const ROOT = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const run = promisify(execFile);

/** What was packed of this checkout, and the place for what is made of it. */
let folder = '';
const packed = (name: string): string => join(folder, 'packages', `not-modified-${version}${name}`);
const unzipped = (name: string): Record<string, Uint8Array> => unzipSync(readFileSync(packed(name)));
const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

beforeAll(async () => {
  // In dist/, so that hard links can be made to what is installed here.
  folder = await mkdtemp(join(ROOT, 'dist/packaging-'));
  await run(process.execPath, ['package.mjs', '--out', join(folder, 'packages')], { cwd: ROOT });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the packages of a browser', () => {
  it.each(['chrome', 'firefox'])('hold for %s what was built, and nothing else', (browser) => {
    const built = join(ROOT, 'dist', browser);
    const files = unzipped(`-${browser}.zip`);
    expect(Object.keys(files).sort()).toEqual(
      filesIn(built)
        .map((file) => file.slice(built.length + 1))
        .sort(),
    );
    for (const [name, bytes] of Object.entries(files))
      expect(readFileSync(join(built, name)).equals(bytes), name).toBe(true);
  });

  it('name the authors of all that is bundled', () => {
    for (const browser of ['chrome', 'firefox']) {
      const notices = new TextDecoder().decode(unzipped(`-${browser}.zip`)['third-party-licenses.md']);
      for (const author of ['preact', 'webextension-polyfill', 'csv-stringify', 'structured-headers'])
        expect(notices).toContain(`## ${author} - `);
    }
  });
});

describe('the source package', () => {
  it.skipIf(!existsSync(join(ROOT, '.git')))('holds what is in the repository', () => {
    const kept = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
    const files = Object.keys(unzipped('-source.zip'));
    expect(kept.filter((file) => file !== '' && !files.includes(file))).toEqual([]);
  });

  it('builds elsewhere into the same packages, at another hour and with other rights', async () => {
    const elsewhere = join(folder, 'elsewhere');
    for (const [name, bytes] of Object.entries(unzipped('-source.zip'))) {
      await mkdir(join(elsewhere, dirname(name)), { recursive: true });
      await writeFile(join(elsewhere, name), bytes);
    }
    // What `npm ci` would do there, without the network.
    await run('cp', ['-al', join(ROOT, 'node_modules'), elsewhere]);
    await run('sh', ['-c', 'umask 077 && node build.mjs && node package.mjs'], {
      cwd: elsewhere,
      env: { ...process.env, TZ: 'Asia/Shanghai', LC_ALL: 'C' },
    });
    expect(readFileSync(join(elsewhere, 'dist/packages/SHA256SUMS'), 'utf8')).toBe(
      readFileSync(join(folder, 'packages/SHA256SUMS'), 'utf8'),
    );
  });
});

/** What a module imports, at once or later. */
const IMPORT = /^import (?:.+ from )?"([^"\s]+)"|\bimport\("([^"\s]+)"\)/gm;

/** A program as a user of the library writes it; the types have to hold where there are those of the language alone. */
const PROGRAM = `
import { audit, exportReport, readHar, siteConfiguration, type Capture, type Report } from 'not-modified';
declare const console: { log(text: string): void };
import { capture as text } from './capture.js';

const capture: Capture = await readHar(text);
const report: Report = audit(capture, { profile: 'strict' });
const page: string = exportReport(report, 'html', { language: 'en' });
const { text: configuration } = siteConfiguration(report, 'nginx');
// @ts-expect-error There is no such format.
export const none = () => exportReport(report, 'none', { language: 'en' });
console.log(JSON.stringify({ exchanges: report.summary.exchanges, page: page.slice(0, 15), configuration }));
`;

describe('the package for npm', () => {
  let consumer = '';
  beforeAll(async () => {
    consumer = await mkdtemp(join(tmpdir(), 'not-modified-consumer-'));
    await writeFile(join(consumer, 'package.json'), '{ "type": "module", "private": true }');
    await writeFile(join(consumer, 'capture.har'), FAULTY);
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', packed('.tgz')], { cwd: consumer });
  });
  afterAll(() => rm(consumer, { recursive: true }));

  it('installs by itself: it needs no other package', () => {
    const installed = readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed).toEqual(['not-modified']);
    const programs = ['cli', 'lib']
      .flatMap((name) => filesIn(join(consumer, 'node_modules/not-modified/dist', name)))
      .filter((file) => file.endsWith('.js'));
    const imported = programs.flatMap((file) =>
      Array.from(readFileSync(file, 'utf8').matchAll(IMPORT), ([, name = '', later = '']) => name || later),
    );
    const others = imported.filter((name) => !name.startsWith('.') && !isBuiltin(name));
    expect(others).toEqual([]);
  });

  it('holds what is documented, and neither sources nor tests', () => {
    const installed = join(consumer, 'node_modules/not-modified');
    const names = filesIn(installed).map((file) => file.slice(installed.length + 1));
    const kinds = new Set(
      names.map((name) =>
        name
          .replace(/^dist\/(chrome|firefox|cli\/shared)\/.*/, 'dist/$1/…')
          .replace(/^dist\/lib\/.*\.d\.ts$/, 'dist/lib/….d.ts'),
      ),
    );
    expect([...kinds].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'dist/chrome/…',
      'dist/cli/not-modified.js',
      'dist/cli/shared/…',
      'dist/cli/third-party-licenses.md',
      'dist/firefox/…',
      'dist/lib/index.js',
      'dist/lib/third-party-licenses.md',
      'dist/lib/….d.ts',
      'docs/comparison.schema.json',
      'docs/config.schema.json',
      'docs/report.schema.json',
      'package.json',
    ]);
  });

  it('gives the command', async () => {
    const ended = await run('npx', ['--no-install', 'not-modified', 'audit', 'capture.har'], {
      cwd: consumer,
      env: { ...process.env, LC_ALL: 'C' },
    }).catch((error: { code: number; stdout: string }) => error);
    expect(ended).toMatchObject({ code: 1, stdout: expect.stringContaining('304') });
  });

  it('gives the library, with types that need nothing beside the language', async () => {
    await writeFile(join(consumer, 'program.ts'), PROGRAM);
    await writeFile(
      join(consumer, 'capture.ts'),
      `export const capture: string = ${JSON.stringify(FAULTY)};\n`,
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(
      process.execPath,
      [
        tsc,
        ...['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022', '--types', ''],
        'program.ts',
      ],
      { cwd: consumer },
    ).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
    const ran = await run(process.execPath, ['program.js'], { cwd: consumer });
    expect(JSON.parse(ran.stdout)).toMatchObject({ exchanges: 2, page: '<!doctype html>' });
  });
});
