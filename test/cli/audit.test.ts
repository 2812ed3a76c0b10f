import { createReadStream } from 'node:fs';
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_FORMATS } from '../../src/cli/audit.ts';
import { PLANTED, PLANTED_HAR, plantedIn } from '../report/planted.ts';
import { objectionsTo } from '../report/schema.ts';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
  await writeFile(at('planted.har'), PLANTED_HAR);
});
afterAll(() => rm(folder, { recursive: true }));

describe('auditing a capture', () => {
  it('ends with 0 where every 304 is as it should be', async () => {
    const { status, out, err } = await notModified(['audit', at('good.har')]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('No MUST and no SHOULD of the standard was found broken.');
  });

  it('ends with 1 where one is not, and says which and what to do', async () => {
    const { status, out, err } = await notModified(['audit', at('faulty.har')]);
    expect([status, err]).toEqual([1, '']);
    expect(out).toContain('304-etag-missing');
    expect(out).toContain('To do: Send the same ETag');
  });

  it('reads standard input for -', async () => {
    const fromFile = await notModified(['audit', at('faulty.har'), '--format', 'json']);
    expect(await notModified(['audit', '-', '--format', 'json'], { stdin: FAULTY })).toEqual(fromFile);
  });

  it.each([
    ['must', 'faulty.har', 'rfc9110', 1],
    ['should', 'faulty.har', 'rfc9110', 1],
    ['advice', 'faulty.har', 'rfc9110', 1],
    ['never', 'faulty.har', 'rfc9110', 0],
    ['must', 'good.har', 'strict', 1],
    ['must', 'good.har', 'rfc9110', 0],
    ['advice', 'good.har', 'rfc9110', 0],
    ['never', 'good.har', 'strict', 0],
  ])('--fail-on %s with %s and profile %s: status %i', async (level, name, profile, status) => {
    const args = ['audit', at(name), '--fail-on', level, '--profile', profile];
    expect((await notModified(args)).status).toBe(status);
  });

  it('writes JSON that the schema describes', async () => {
    const { out } = await notModified(['audit', at('faulty.har'), '--format', 'json']);
    expect(objectionsTo(JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({ profile: 'rfc9110', summary: { notModified: 1, faulty304s: 1 } });
  });

  it.each([
    ['csv', /^id,entry,/],
    ['html', /^<!doctype html>/],
    ['markdown', /^# Not Modified/],
    ['sarif', /^\{\s+"\$schema": "https:\/\/json.schemastore.org\/sarif-2.1.0.json"/],
    ['junit', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /],
    ['har', /^\{"log":\{"version":"1.2",/],
    ['text', /^Not Modified/],
  ])('writes %s', async (format, begin) => {
    expect((await notModified(['audit', at('faulty.har'), '--format', format])).out).toMatch(begin);
  });

  it.each(AUDIT_FORMATS)('masks every secret in %s and says so, unless told not to', async (format) => {
    expect(PLANTED).toBeGreaterThanOrEqual(30);
    const args = ['audit', at('planted.har'), '--format', format];
    const masked = (await notModified(args)).out;
    expect(plantedIn(masked)).toEqual([]);
    expect(masked.replaceAll(/\s+/g, ' ')).toMatch(/is masked as “redacted”: .*\d+ URL parameters/);
    const open = (await notModified([...args, '--no-redact'])).out;
    expect(plantedIn(open)).not.toEqual([]);
    expect(open.replaceAll(/\s+/g, ' ')).toContain('Redaction was off');
  });

  it.each(['json', 'csv', 'sarif', 'junit', 'har'])(
    'writes %s alike on every machine, unless a language is asked for',
    async (format) => {
      const ask = async (LANG: string, ...args: string[]) =>
        (await notModified(['audit', at('faulty.har'), '--format', format, ...args], { env: { LANG } })).out;
      expect(await ask('zh_CN.UTF-8')).toBe(await ask('en_US.UTF-8'));
      expect(await ask('en_US.UTF-8', '--lang', 'zh-CN')).toBe(await ask('zh_CN.UTF-8', '--lang', 'zh-CN'));
    },
  );

  it('writes CSV with a row for each resource where that is asked for', async () => {
    const args = ['audit', at('faulty.har'), '--format', 'csv', '--rows'];
    expect((await notModified([...args, 'resources'])).out).toMatch(/^method,url,type,[^\n]*\n[^\n]*\n$/);
    expect((await notModified([...args, 'exchanges'])).out).toBe(
      (await notModified(['audit', at('faulty.har'), '--format', 'csv'])).out,
    );
  });

  it('speaks the language that is asked for, else that of the locale', async () => {
    const chinese = '在 304 上发送与完整响应相同的 ETag。';
    const ask = async (args: string[], LANG: string) =>
      (await notModified(['audit', at('faulty.har'), ...args], { env: { LANG } })).out;
    expect(await ask([], 'zh_CN.UTF-8')).toContain(chinese);
    expect(await ask(['--lang', 'zh-CN'], 'en_US.UTF-8')).toContain(chinese);
    expect(await ask(['--lang', 'en'], 'zh_CN.UTF-8')).not.toContain(chinese);
  });

  it('colours for a terminal alone, and not against NO_COLOR, a dumb one or into a file', async () => {
    const ask = async (isTTY: boolean, env: Record<string, string>) =>
      (await notModified(['audit', at('faulty.har')], { isTTY, env })).out.includes('\x1b[');
    expect(await ask(true, {})).toBe(true);
    expect(await ask(true, { NO_COLOR: '' })).toBe(true);
    expect(await ask(true, { NO_COLOR: '1' })).toBe(false);
    expect(await ask(true, { TERM: 'dumb' })).toBe(false);
    expect(await ask(false, {})).toBe(false);
    await notModified(['audit', at('faulty.har'), '--output', at('plain.txt')], { isTTY: true });
    expect(await readFile(at('plain.txt'), 'utf8')).not.toContain('\x1b');
  });

  it('keeps its status where the reader has gone away', async () => {
    expect(await notModified(['audit', at('faulty.har')], { broken: 'EPIPE' })).toEqual({
      status: 1,
      out: '',
      err: '',
    });
  });

  it('says where the output is full', async () => {
    expect(await notModified(['audit', at('good.har')], { broken: 'ENOSPC' })).toEqual({
      status: 2,
      out: '',
      err: 'not-modified: standard output: cannot be written (ENOSPC)\n',
    });
  });
});

describe('input that cannot be used', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /^empty$/],
    ['white', ' \n ', /^empty$/],
    ['cut', '{"log": {\n "entries": [', /^ends too early: no entry of it is whole \(byte 23\)$/],
    ['text', 'hello\n"world"', /^not JSON \(byte 0\)$/],
    ['middle', '{"log":\n{"entries": [tru]}}', /^not JSON \(byte 21\)$/],
    ['other', '{"name": "not-modified"}', /^JSON, but no HAR: no list of entries with requests was found$/],
    ['number', '42', /^JSON, but no HAR/],
    [
      'binary',
      new Uint8Array([0x1f, 0x8b, 8, 0, 0xff, 0xfe, 0]),
      /^begins like gzip, but cannot be decompressed$/,
    ],
    ['picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), /^not text in UTF-8 \(byte 0\)$/],
    ['hostile', '\u001b[31m\u202e', /^not JSON [^\p{Cc}\p{Cf}]*$/u],
  ])('%s: one line with the file and the reason, status 2', async (name, content, reason) => {
    await writeFile(at(`${name}.har`), content);
    const file = await notModified(['audit', at(`${name}.har`)]);
    const [line = '', ...rest] = file.err.split('\n');
    expect([file.status, file.out, rest]).toEqual([2, '', ['']]);
    expect(line.slice(0, `not-modified: ${at(name)}.har: `.length)).toBe(`not-modified: ${at(name)}.har: `);
    expect(line.slice(`not-modified: ${at(name)}.har: `.length)).toMatch(reason);
    const piped = await notModified(['audit', '-'], { stdin: content });
    expect(piped).toEqual({ ...file, err: file.err.replace(`${at(name)}.har`, 'standard input') });
  });

  it('a file that is not there', async () => {
    expect((await notModified(['audit', at('nowhere.har')])).err).toBe(
      `not-modified: ${at('nowhere.har')}: no such file\n`,
    );
  });

  it('a directory', async () => {
    expect((await notModified(['audit', folder])).err).toBe(
      `not-modified: ${folder}: is a directory, not a capture\n`,
    );
  });

  it('a path through a file, or with a NUL in it', async () => {
    expect((await notModified(['audit', at('good.har/x')])).err).toMatch(/: cannot be read \(ENOTDIR\)\n$/);
    expect((await notModified(['audit', 'a\0b'])).err).toMatch(
      /a\\x00b: cannot be read \(ERR_INVALID_ARG_VALUE\)\n$/,
    );
  });

  it('an error that nobody foresaw: one line with the name of the capture', async () => {
    const stdin = new Readable({
      read() {
        this.destroy(new Error('odd\nthing'));
      },
    });
    expect(await notModified(['audit', '-'], { stdin })).toEqual({
      status: 2,
      out: '',
      err: 'not-modified: standard input: odd\\nthing\n',
    });
  });

  it('leaves no output file', async () => {
    await notModified(['audit', at('empty.har'), '--output', at('never.txt')]);
    await expect(stat(at('never.txt'))).rejects.toThrow('ENOENT');
  });
});

describe('writing to a file', () => {
  it('writes the same as to standard output, says nothing, and leaves nothing else behind', async () => {
    await mkdir(at('out'));
    const { out } = await notModified(['audit', at('faulty.har'), '--format', 'html']);
    const args = ['audit', at('faulty.har'), '--format', 'html', '--output', at('out/report.html')];
    expect(await notModified(args)).toEqual({ status: 1, out: '', err: '' });
    expect(await readFile(at('out/report.html'), 'utf8')).toBe(out);
    expect(await readdir(at('out'))).toEqual(['report.html']);
  });

  it('replaces what was there and keeps its mode', async () => {
    await writeFile(at('old.txt'), 'old');
    await chmod(at('old.txt'), 0o600);
    await notModified(['audit', at('good.har'), '--output', at('old.txt')]);
    expect(await readFile(at('old.txt'), 'utf8')).toMatch(/^Not Modified/);
    expect((await stat(at('old.txt'))).mode & 0o777).toBe(0o600);
  });

  it('writes where a link points and leaves the link', async () => {
    await mkdir(at('real'));
    await writeFile(at('real/target.txt'), 'old');
    await symlink(at('real/target.txt'), at('link.txt'));
    await notModified(['audit', at('good.har'), '--output', at('link.txt')]);
    expect(await readFile(at('real/target.txt'), 'utf8')).toMatch(/^Not Modified/);
    expect(await readdir(at('real'))).toEqual(['target.txt']);
  });

  it('writes where a link points to no file yet, link by link, and leaves the links', async () => {
    await mkdir(at('later'));
    await symlink('later/report.txt', at('second.txt'));
    await symlink(at('second.txt'), at('first.txt'));
    const { status, err } = await notModified(['audit', at('good.har'), '--output', at('first.txt')]);
    expect([status, err]).toEqual([0, '']);
    expect(await readdir(at('later'))).toEqual(['report.txt']);
    for (const name of ['first.txt', 'second.txt'])
      expect((await lstat(at(name))).isSymbolicLink()).toBe(true);
  });

  it('writes into a device instead of replacing it', async () => {
    expect((await notModified(['audit', at('good.har'), '--output', '/dev/null'])).status).toBe(0);
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('never writes over the capture, by whatever name', async () => {
    await writeFile(at('only.har'), GOOD);
    await link(at('only.har'), at('also.har'));
    for (const name of ['only.har', 'also.har']) {
      expect(await notModified(['audit', at('only.har'), '--output', at(name)])).toEqual({
        status: 2,
        out: '',
        err: `not-modified: ${at(name)}: is the capture itself; name another file\n`,
      });
    }
    expect(await readFile(at('only.har'), 'utf8')).toBe(GOOD);
  });

  it('never writes over the capture that standard input reads', async () => {
    await writeFile(at('piped.har'), GOOD);
    const file = await open(at('piped.har'));
    const stdin = createReadStream('', { fd: file.fd, autoClose: false });
    expect(await notModified(['audit', '-', '--output', at('piped.har')], { stdin })).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${at('piped.har')}: is the capture itself; name another file\n`,
    });
    await file.close();
    expect(await readFile(at('piped.har'), 'utf8')).toBe(GOOD);
  });

  it.each([
    ['missing/report.txt', 'cannot be written: its directory does not exist'],
    ['.', 'is a directory; name a file'],
    ['good.har/report.txt', 'cannot be written (ENOTDIR)'],
  ])('%s: one line, status 2', async (name, reason) => {
    expect(await notModified(['audit', at('faulty.har'), '--output', at(name)])).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${at(name)}: ${reason}\n`,
    });
  });
});
