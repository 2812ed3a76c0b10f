import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { cpuTime } from '../cpu-time.ts';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const AT_HOME = 'not-modified.config.json';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
});
afterAll(() => rm(folder, { recursive: true }));

/** Audits with these settings, in a file that is named. */
async function auditWith(settings: string | object | Uint8Array, ...args: readonly string[]) {
  const isText = typeof settings === 'string' || settings instanceof Uint8Array;
  await writeFile(at('own.json'), isText ? settings : JSON.stringify(settings));
  return notModified(['audit', at('faulty.har'), '--config', at('own.json'), '--format', 'json', ...args]);
}

const faultOf = async (settings: string | object | Uint8Array, ...args: readonly string[]) => {
  const { status, out, err } = await auditWith(settings, ...args);
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(/^not-modified: [^\n]+\n$/);
  return err.slice(`not-modified: ${at('own.json')}`.length + 1).trim();
};

describe('a settings file', () => {
  it('gives a rule another level', async () => {
    const { status, out } = await auditWith({ levels: { '304-etag-missing': 'info' } });
    expect(status).toBe(0);
    expect(JSON.parse(out).findings).toMatchObject([{ rule: '304-etag-missing', level: 'info' }]);
  });

  it('turns a rule off', async () => {
    const { status, out } = await auditWith({ levels: { '304-etag-missing': 'off' } });
    expect([status, JSON.parse(out).findings]).toEqual([0, []]);
  });

  it('has resources ignored', async () => {
    const ignored = await auditWith({ ignore: [{ url: '*/app.js*', rules: ['304-etag-missing'] }] });
    expect(ignored.status).toBe(0);
    expect((await auditWith({ ignore: [{ url: '*/other.js' }] })).status).toBe(1);
  });

  it('changes the thresholds that it names', async () => {
    const { out } = await auditWith({ thresholds: { leastBytes: 5_000 } });
    expect(JSON.parse(out).settings.thresholds).toEqual({
      ...DEFAULT_SETTINGS.thresholds,
      leastBytes: 5_000,
    });
  });

  it('chooses the profile, unless the command line does', async () => {
    const profileOf = async (...args: string[]) =>
      JSON.parse((await auditWith({ profile: 'strict' }, ...args)).out).profile;
    expect(await profileOf()).toBe('strict');
    expect(await profileOf('--profile', 'rfc9110')).toBe('rfc9110');
  });

  it('may say nothing, or where its schema is', async () => {
    const { status, out } = await auditWith({
      $schema: './node_modules/not-modified/docs/config.schema.json',
    });
    expect(status).toBe(1);
    expect(JSON.parse(out)).not.toHaveProperty('settings');
    expect((await auditWith('\ufeff{}')).status).toBe(1);
  });

  it('may give figures that no program writes', async () => {
    const { status } = await auditWith(
      '{"thresholds": {"leastBytes": -0, "clockSeconds": 99999999999999999999}}',
    );
    expect(status).toBe(1);
  });

  it('may ignore URLs by patterns that fit in many ways', async () => {
    const spent = cpuTime();
    const ignore = Array.from({ length: 2_000 }, () => ({ url: `${'*a'.repeat(100)}b` }));
    expect((await auditWith({ ignore })).status).toBe(1);
    expect(spent()).toBeLessThan(2_000);
  });
});

describe('the place of the settings file', () => {
  it('is the directory where the command was called', async () => {
    await mkdir(at('home'));
    await writeFile(at(`home/${AT_HOME}`), '{"levels": {"304-etag-missing": "off"}}');
    const audited = (directory: string) => notModified(['audit', at('faulty.har')], { directory });
    expect((await audited(at('home'))).status).toBe(0);
    expect((await audited(folder)).status).toBe(1);
  });

  it('is what --config names, and no other file is read then', async () => {
    await mkdir(at('broken'));
    await writeFile(at(`broken/${AT_HOME}`), '{');
    const directory = at('broken');
    expect((await notModified(['audit', at('good.har')], { directory })).err).toBe(
      `not-modified: ${AT_HOME}: not JSON (line 1, column 2)\n`,
    );
    await writeFile(at('named.json'), '{}');
    const args = ['audit', at('good.har'), '--config', at('named.json')];
    expect((await notModified(args, { directory })).status).toBe(0);
  });

  it('must lead to a file where it is named', async () => {
    const named = async (path: string) =>
      (await notModified(['audit', at('good.har'), '--config', path])).err;
    expect(await named(at('nowhere.json'))).toBe(`not-modified: ${at('nowhere.json')}: no such file\n`);
    expect(await named(folder)).toBe(`not-modified: ${folder}: is a directory, not a settings file\n`);
    expect(await named(at('good.har/x'))).toMatch(/: cannot be read \(ENOTDIR\)\n$/);
  });
});

const UNKNOWN_AT_TOP = (name: string) =>
  `/${name} is no setting; known here: $schema, profile, levels, ignore, thresholds, budgets`;

describe('settings that cannot be meant', () => {
  it.each<[string | object | Uint8Array, string]>([
    ['', 'not JSON (line 1, column 1)'],
    ['{\n  "levels": {\n    "304-body": "off",\n  }\n}', 'not JSON (line 4, column 3)'],
    ['{\n  // a remark\n}', 'not JSON (line 2, column 3)'],
    ['{"ignore": [}', 'not JSON (line 1, column 13)'],
    ['{} {}', 'not JSON (line 1, column 4)'],
    ['{"中文": x}', 'not JSON (line 1, column 8)'],
    [new Uint8Array([0x7b, 0xff, 0x7d]), 'not text in UTF-8'],
    ['\ufeff{"levels": x}', 'not JSON (line 1, column 12)'],
    ['\ufeff\ufeff{}', 'not JSON (line 1, column 1)'],
    ["{'levels': {}}", 'not JSON (line 1, column 2)'],
    [new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 'not text in UTF-8'],
    ['{"levels": {}, "levels": {}}', '/levels stands there twice'],
    ['{"levels": {"304-body": "off", "304-bod\\u0079": "must"}}', '/levels/304-body stands there twice'],
    ['{"ignore": [{"url": "*"}, {"url": "*", "url": "a"}]}', '/ignore/1/url stands there twice'],
    ['[]', 'should be an object, not []'],
    [`{"levels": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`, '/levels should be an object, not […]'],
    [`{"$schema": ${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, '/$schema should be a text, not {…}'],
    ['{"__proto__": {"profile": "strict"}}', UNKNOWN_AT_TOP('__proto__')],
    [{ toString: 1 }, UNKNOWN_AT_TOP('toString')],
    [{ '': 1 }, UNKNOWN_AT_TOP('')],
    [
      '{"ignore": [{"url": "*", "__proto__": 1}]}',
      '/ignore/0/__proto__ is no setting; known here: url, rules',
    ],
    [
      { levels: { 'a\nb\u001b[31m\u202e': 'off' } },
      '/levels/a\\nb\\x1b[31m\\u202e names no rule; see docs/config.schema.json',
    ],
    ['{"thresholds": {"leastBytes": 1e309}}', '/thresholds/leastBytes should be a number, not Infinity'],
    ['null', 'should be an object, not null'],
    [{ level: {} }, '/level is no setting; the nearest one is levels'],
    [
      { rules: {} },
      '/rules is no setting; known here: $schema, profile, levels, ignore, thresholds, budgets',
    ],
    [{ profile: 'lenient' }, '/profile cannot be "lenient"; it is one of rfc9110, strict'],
    [
      { levels: { '304-dat-missing': 'off' } },
      '/levels/304-dat-missing names no rule; the nearest one is 304-date-missing',
    ],
    [{ levels: { 'a/b~c': 'off' } }, '/levels/a~1b~0c names no rule; see docs/config.schema.json'],
    ['{"levels": {"__proto__": "off"}}', '/levels/__proto__ names no rule; see docs/config.schema.json'],
    [{ levels: { constructor: 'off' } }, '/levels/constructor names no rule; see docs/config.schema.json'],
    [
      { levels: { '304-body': 'error' } },
      '/levels/304-body cannot be "error"; it is one of must, should, advice, info, off',
    ],
    [
      { levels: { '304-body': false } },
      '/levels/304-body cannot be false; it is one of must, should, advice, info, off',
    ],
    [{ levels: [] }, '/levels should be an object, not []'],
    [{ ignore: '*' }, '/ignore should be a list, not "*"'],
    [{ ignore: [{ url: '*' }, {}] }, '/ignore/1 lacks url'],
    [{ ignore: [{ url: '' }] }, '/ignore/0/url should not be empty'],
    [{ ignore: [{ url: 5 }] }, '/ignore/0/url should be a text, not 5'],
    [{ ignore: [{ url: '*', rules: [] }] }, '/ignore/0/rules should not be empty'],
    [
      { ignore: [{ url: '*', rules: ['304_body'] }] },
      '/ignore/0/rules/0 names no rule; the nearest one is 304-body',
    ],
    [
      { ignore: [{ url: '*', rules: [304] }] },
      '/ignore/0/rules/0 names no rule; see docs/config.schema.json',
    ],
    [
      { ignore: [{ url: '*', rule: ['304-body'] }] },
      '/ignore/0/rule is no setting; the nearest one is rules',
    ],
    [{ thresholds: { leastByte: 5 } }, '/thresholds/leastByte is no setting; the nearest one is leastBytes'],
    [{ thresholds: { leastBytes: '1 kB' } }, '/thresholds/leastBytes should be a number, not "1 kB"'],
    [{ thresholds: { leastBytes: -1 } }, '/thresholds/leastBytes should be at least 0, not -1'],
    [
      { thresholds: { leastRevalidations: 2.5 } },
      '/thresholds/leastRevalidations should be a whole number, not 2.5',
    ],
    [{ thresholds: 'x'.repeat(50) }, `/thresholds should be an object, not "${'x'.repeat(38)}…`],
  ])('%j: one line, status 2', async (settings, line) => {
    expect(await faultOf(settings)).toBe(line);
  });

  it('are told in Chinese where that was asked for', async () => {
    expect(await faultOf({ levels: { '304-bodi': 'off' } }, '--lang', 'zh-CN')).toBe(
      '/levels/304-bodi 不是规则；最接近的是 304-body',
    );
  });

  it('are told before a capture is read', async () => {
    await writeFile(at('own.json'), '{"profil": "strict"}');
    const { err } = await notModified(['audit', at('nowhere.har'), '--config', at('own.json')]);
    expect(err).toContain('the nearest one is profile');
  });

  it('cost no more than the file is long', async () => {
    const spent = cpuTime();
    expect(await faultOf(' '.repeat(5_000_000))).toBe('larger than 1 MiB, too large for settings');
    const line = await faultOf({ levels: { ['x'.repeat(1_000_000)]: 'off' } });
    expect(line.length).toBeLessThan(200);
    await faultOf('['.repeat(1_000_000));
    expect(spent()).toBeLessThan(2_000);
  });
});
