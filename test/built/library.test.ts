import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';
import { FAULTY } from '../cli/captures.ts';

const LIBRARY = join(import.meta.dirname, '../../dist/lib/index.js');
const CODE = readFileSync(LIBRARY, 'utf8');
/** What the documentation says that it takes of the web's platform. */
const NEEDED = { TextDecoder, TextEncoder, URL };

/** The built library in a realm that has the language, what is given, and nothing else. */
function libraryWith(given: Readonly<Record<string, unknown>>): typeof library {
  const context = createContext({ ...given });
  runInContext('delete globalThis.console; delete globalThis.WebAssembly;', context);
  const script = CODE.replace(/\nexport \{ ([\w, ]+) \};\s*$/, '\nglobalThis.library = { $1 };');
  expect(script).not.toBe(CODE);
  runInContext(`(function () { ${script} })()`, context);
  return (context as { library: typeof library }).library;
}

/** Everything that the library makes of a capture as text. */
async function everythingBy(
  lib: typeof library,
  input: Parameters<typeof library.readHar>[0],
): Promise<string[]> {
  const report = lib.audit(await lib.readHar(input));
  return [
    ...lib.FORMAT_NAMES.flatMap((format) => [
      lib.exportReport(report, format, { language: 'en' }),
      lib.exportReport(report, format, { language: 'zh-CN', redacted: false }),
    ]),
    ...lib.SERVER_NAMES.map((server) => lib.siteConfiguration(report, server).text),
    JSON.stringify(lib.compareReports(report, report)),
  ];
}

describe('the built library', () => {
  it('has all that it exports', () => {
    expect(Object.keys(libraryWith({})).sort()).toEqual(Object.keys(library).sort());
  });

  it('does its work with the language, URL and what text is coded by, the same as here', async () => {
    const expected = await everythingBy(library, FAULTY);
    expect(await everythingBy(libraryWith(NEEDED), FAULTY)).toEqual(expected);
    expect(await everythingBy(libraryWith(NEEDED), JSON.parse(FAULTY))).toEqual(expected);
  });

  it('reads streams and blobs of another realm', async () => {
    const expected = await everythingBy(library, FAULTY);
    expect(await everythingBy(libraryWith(NEEDED), new Blob([FAULTY]))).toEqual(expected);
    expect(await everythingBy(libraryWith(NEEDED), new Blob([FAULTY]).stream())).toEqual(expected);
  });

  it('names what is not there where it is needed, and only there', async () => {
    const bare = libraryWith({});
    expect(bare.rules.length).toBeGreaterThan(50);
    await expect(bare.readHar(FAULTY)).rejects.toThrow('TextEncoder is not defined');
    const gzip = new Blob([gzipSync(FAULTY)]);
    await expect(libraryWith(NEEDED).readHar(gzip)).rejects.toThrow('DecompressionStream is not defined');
    expect(await everythingBy(libraryWith({ ...NEEDED, DecompressionStream }), gzip)).toEqual(
      await everythingBy(library, FAULTY),
    );
  });

  it('audits a parsed capture with the language alone, as far as its traffic needs no URL taken apart', async () => {
    const bare = libraryWith({});
    const report = bare.audit(await bare.readHar(JSON.parse(FAULTY)));
    expect(bare.toJson(report)).toBe(library.toJson(library.audit(await library.readHar(FAULTY))));
  });
});

describe('docs/library.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/library.md'), 'utf8');
  const examples = [...page.matchAll(/## ([^\n]+)\n\n```js\n(.+?)```.+?```text\n(.*?)```/gs)].map(
    ([, name = '', code = '', printed = '']) => ({ name, code, printed }),
  );
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'not-modified-library-'));
    await writeFile(join(folder, 'capture.har'), FAULTY);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has examples', () => expect(examples).toHaveLength(3));

  it.each(examples)('tells what its example prints: $name', async ({ code, printed }) => {
    await writeFile(
      join(folder, 'example.mjs'),
      code.replace(`'not-modified'`, `'${pathToFileURL(LIBRARY)}'`),
    );
    const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd: folder });
    expect(stdout).toBe(printed);
  });
});
