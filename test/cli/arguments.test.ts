import { describe, expect, it } from 'vitest';
import { notModified } from './invoke.ts';

describe('arguments that cannot be used', () => {
  it.each<[string[], string]>([
    [['frobnicate'], 'unknown command frobnicate; see not-modified --help'],
    [['--frobnicate'], 'unknown option --frobnicate; see not-modified audit --help'],
    [['help', 'frobnicate'], 'unknown command frobnicate; see not-modified --help'],
    [['audit', ''], 'no capture given; name a HAR file, a URL, or - for standard input'],
    [['audit'], 'no capture given; name a HAR file, a URL, or - for standard input'],
    [['audit', '--frobnicate', 'a.har'], 'unknown option --frobnicate; see not-modified audit --help'],
    [['audit', 'a.har', '--format'], '--format needs a value'],
    [['audit', 'a.har', '--output='], '--output needs a value'],
    [['audit', 'a.har', '--config='], '--config needs a value'],
    [
      ['audit', 'a.har', '--format', 'sarif'],
      '--format cannot be sarif; it is one of text, json, csv, markdown, html',
    ],
    [['audit', 'a.har', '--profile', 'lenient'], '--profile cannot be lenient; it is one of rfc9110, strict'],
    [['audit', 'a.har', '--lang', 'fr'], '--lang cannot be fr; it is one of en, zh-CN'],
    [
      ['audit', 'a.har', '--fail-on', 'info'],
      '--fail-on cannot be info; it is one of must, should, advice, never',
    ],
    [['audit', 'a.har', '--format', ''], '--format cannot be ; it is one of text, json, csv, markdown, html'],
    [
      ['audit', 'a.har', '--format', '__proto__'],
      '--format cannot be __proto__; it is one of text, json, csv, markdown, html',
    ],
    [['audit', '-', '-'], 'standard input can be read only once'],
    [['audit', 'no\nsuch\u001b[31m'], 'no\\nsuch\\x1b[31m: no such file'],
  ])('%j: one line, status 2', async (args, line) => {
    expect(await notModified(args)).toEqual({ status: 2, out: '', err: `not-modified: ${line}\n` });
  });

  it('speaks Chinese where that was asked for, or where the locale does', async () => {
    const line = 'not-modified: 没有给出捕获；请指定 HAR 文件、URL，或用 - 表示标准输入\n';
    expect((await notModified(['audit', '--lang', 'zh-CN'])).err).toBe(line);
    expect((await notModified(['audit', '--lang=zh-CN'], { env: { LANG: 'en_US.UTF-8' } })).err).toBe(line);
    expect((await notModified(['audit'], { env: { LANG: 'zh_CN.UTF-8' } })).err).toBe(line);
    expect((await notModified(['audit'], { env: { LC_ALL: 'zh_CN', LANG: 'en_US' } })).err).toBe(line);
  });

  it('speaks English in the locale C, and LC_ALL weighs most', async () => {
    for (const env of [
      { LANG: 'C' },
      {},
      { LC_ALL: 'C', LANG: 'zh_CN' },
      { LC_MESSAGES: 'de_DE', LANG: 'zh_CN' },
    ])
      expect((await notModified(['audit'], { env })).err).toContain('no capture given');
  });
});

describe('asking for help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s shows it and ends well', async (argument) => {
    const { status, out, err } = await notModified([argument]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Usage: not-modified');
    expect(out).toContain('Audit captures in the HAR format');
  });

  it('of audit names every option with its values and its default, and the exit status', async () => {
    const { status, out } = await notModified(['audit', '--help']);
    expect(status).toBe(0);
    for (const words of [
      '--format <text|json|csv|markdown|html>',
      '(default: text)',
      '--output <FILE>',
      '--profile <rfc9110|strict>',
      '(default: rfc9110)',
      '--config <FILE>',
      '--lang <en|zh-CN>',
      '--fail-on <must|should|advice|never>',
      '--no-redact',
      'Exit status: 0',
    ])
      expect(out).toContain(words);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('comes in Chinese', async () => {
    const { out } = await notModified(['audit', '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(out).toContain('用法：');
    expect(out).toContain('选项：');
    expect(out).toContain('默认：text');
    expect(out).not.toMatch(/Usage|Options|default:/);
  });

  it('is shown where no command is given, and that is status 2', async () => {
    const { status, out, err } = await notModified([]);
    expect(status).toBe(2);
    expect(out).toContain('Usage: not-modified');
    expect(err).toBe('not-modified: no command given; see not-modified --help\n');
  });

  it('gives the version', async () => {
    const { status, out, err } = await notModified(['--version']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
