import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureNames } from '../../src/cli/capture-names.ts';
import { GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (...names: string[]): string[] => names.map((name) => join(folder, name));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await mkdir(join(folder, 'visits'));
  for (const name of ['b.har', 'a.har', '[1].har', '1.har', '.hidden.har', 'visits/c.har.gz', 'notes.txt'])
    await writeFile(join(folder, name), GOOD);
});
afterAll(() => rm(folder, { recursive: true }));

describe('names of captures', () => {
  it('may be patterns, written out in one order', async () => {
    expect(await captureNames(at('{b,a}.har'), 'en')).toEqual(at('a.har', 'b.har'));
    expect(await captureNames(['-', ...at('b.har', '**/*.gz')], 'en')).toEqual([
      '-',
      ...at('b.har', 'visits/c.har.gz'),
    ]);
    expect(await captureNames(at('*.har'), 'en')).toEqual(at('1.har', '[1].har', 'a.har', 'b.har'));
  });

  it('are those of files first', async () => {
    expect(await captureNames(at('[1].har'), 'en')).toEqual(at('[1].har'));
  });

  it('that are no patterns stay as they are', async () => {
    expect(await captureNames(at('nowhere.har'), 'en')).toEqual(at('nowhere.har'));
  });

  it('that fit nothing, or that mean a file twice, are refused in one line', async () => {
    const [none = '', all = '', a = '', b = ''] = at('z*.har', '*.har', 'a.har', 'b.har');
    expect(await notModified(['audit', none])).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${none}: no such file, and none that fits it as a pattern\n`,
    });
    expect((await notModified(['audit', a, all])).err).toBe(
      `not-modified: ${a}: is the same file as ${a}, which would count it twice\n`,
    );
    const [other = ''] = at('other.har');
    await link(b, other);
    expect((await notModified(['audit', b, other])).err).toContain('which would count it twice');
    await rm(other);
  });

  it('are audited as one', async () => {
    const { out } = await notModified(['audit', ...at('[ab].har'), '--format', 'json']);
    expect(JSON.parse(out).capture.parts).toMatchObject(at('a.har', 'b.har').map((name) => ({ name })));
  });
});
