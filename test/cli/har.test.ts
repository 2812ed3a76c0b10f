import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { readHar } from '../../src/har/read.ts';
import { PLANTED, PLANTED_HAR, plantedIn } from '../report/planted.ts';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

const require = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
/** The schema of the format, from a package. */
const schemas: Record<string, object> = require('har-schema');
ajv.addSchema(Object.values(schemas));
const validate = ajv.getSchema('har.json#');

function objectionsTo(har: string): string[] {
  validate?.(JSON.parse(har));
  return (validate?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let folder = '';
const at = (name: string): string => join(folder, name);
const asHar = (name: string, ...args: string[]) =>
  notModified(['audit', at(name), '--format', 'har', '--fail-on', 'never', ...args]);

/** An entry that is no exchange, one that cannot be read, and text that is no JSON behind the last. */
const ODD = GOOD.replace('"entries":[', '"entries":[{"request":{"url":"data:,x","method":"GET"}},{"a":tru},');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('good.har.gz'), gzipSync(GOOD));
  await writeFile(at('faulty.har'), FAULTY);
  await writeFile(at('odd.har'), ODD);
  await writeFile(at('planted.har'), PLANTED_HAR);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a HAR with what was found', () => {
  it.each(['good.har', 'good.har.gz', 'planted.har'])(
    'of %s keeps to the schema of the format',
    async (name) => {
      expect(validate).toBeDefined();
      const { status, out, err } = await asHar(name);
      expect([status, err]).toEqual([0, '']);
      expect(objectionsTo(out)).toEqual([]);
    },
  );

  it('keeps to it with all that was recorded, too', async () => {
    expect(objectionsTo((await asHar('good.har', '--no-redact')).out)).toEqual([]);
  });

  it('comes to the same exchanges when it is read again', async () => {
    const { out } = await asHar('good.har', '--no-redact');
    expect((await readHar(out)).exchanges).toEqual((await readHar(GOOD)).exchanges);
    const masked = audit(await readHar((await asHar('good.har')).out));
    const { summary, savings } = audit(await readHar(GOOD));
    expect([masked.summary, masked.savings]).toEqual([summary, savings]);
  });

  it('keeps that a cache held something, which tells hits from loads', async () => {
    const held = {
      lastAccess: '2026-11-23T12:00:00.000Z',
      eTag: '"v1"',
      hitCount: 1,
      comment: 'plantedSecret1',
    };
    await writeFile(
      at('held.har'),
      GOOD.replaceAll('"cache":{}', `"cache":{"beforeRequest":${JSON.stringify(held)}}`),
    );
    const { out } = await asHar('held.har');
    const { comment, ...kept } = held;
    expect(JSON.parse(out).log.entries[0].cache).toEqual({ beforeRequest: kept });
    expect(out).not.toContain(comment);
  });

  it('says of each entry what was found, and of the whole what was not read', async () => {
    const { log } = JSON.parse((await asHar('odd.har')).out);
    expect(log.creator).toEqual({ name: 'WebInspector', version: '537.36' });
    expect(log.entries.map((entry: { _notModified: object }) => entry._notModified)).toMatchObject([
      { findings: [], decision: { action: 'fetch' } },
      { findings: [], decision: { action: 'revalidate' }, saved: { how: 'derived' } },
    ]);
    expect(log._notModified.skipped.map(({ entry }: { entry: number }) => entry)).toEqual([0, 1]);
    expect(log._notModified.notes.at(-1)).toContain('is masked as “redacted”');
  });

  it('leaves bodies and secrets out unless told not to, and then has all of them', async () => {
    expect(plantedIn((await asHar('planted.har')).out)).toEqual([]);
    const { out } = await asHar('planted.har', '--no-redact');
    expect(plantedIn(out)).toHaveLength(PLANTED);
    const { log } = JSON.parse(out);
    const [first] = log.entries;
    expect({ ...first, _notModified: undefined }).toEqual(JSON.parse(PLANTED_HAR).log.entries[0]);
  });

  it('is written to a file whole', async () => {
    const { out } = await asHar('good.har');
    expect(await asHar('good.har', '--output', at('out.har'))).toEqual({ status: 0, out: '', err: '' });
    expect(await readFile(at('out.har'), 'utf8')).toBe(out);
  });

  it('of an entry too large is no file at all, and the line says which entry', async () => {
    const huge = GOOD.replace('"mimeType":"text/javascript"', `"text":"${'x'.repeat(65 << 20)}"`);
    await writeFile(at('huge.har'), huge);
    expect(await asHar('huge.har', '--output', at('none.har'))).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${at('huge.har')}: entry 0 is larger than 64 MiB with its bodies, too large for --format har\n`,
    });
    expect((await readdir(folder)).filter((name) => name.includes('none'))).toEqual([]);
  });

  it('keeps its status where the reader has gone away, and says where the output is full', async () => {
    const args = ['audit', at('faulty.har'), '--format', 'har'];
    expect(await notModified(args, { broken: 'EPIPE' })).toEqual({ status: 1, out: '', err: '' });
    expect(await notModified(args, { broken: 'ENOSPC' })).toEqual({
      status: 2,
      out: '',
      err: 'not-modified: standard output: cannot be written (ENOSPC)\n',
    });
  });
});
