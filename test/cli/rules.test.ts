import { describe, expect, it } from 'vitest';
import { exampleOf, RULE_IDS } from '../../src/cli/rule-entry.ts';
import { notModified } from './invoke.ts';

describe('rules', () => {
  it('lists each rule on a line of its own, with level, what it finds, and section', async () => {
    const { status, out, err } = await notModified(['rules']);
    expect([status, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(RULE_IDS.length);
    expect(lines[0]).toMatch(/^MUST {4}304-date-missing +304 without Date +RFC 9110 §6\.6\.1$/);
  });

  it('lists those that have every word, whatever its case, and the level', async () => {
    const { out } = await notModified(['rules', 'ETag', 'weak', '--level', 'advice']);
    expect(out).toContain('304-etag-strength-flip');
    expect(out).not.toContain('MUST');
    expect(out.split('\n').length).toBeLessThan(10);
  });

  it('gives programs the texts, in English unless asked', async () => {
    const { out } = await notModified(['rules', '--format', 'json'], { env: { LANG: 'zh_CN.UTF-8' } });
    const listed: unknown = JSON.parse(out);
    expect(listed).toHaveLength(RULE_IDS.length);
    expect(listed).toContainEqual(
      expect.objectContaining({ id: '304-etag-missing', level: 'must', title: '304 without ETag' }),
    );
  });

  it.each([
    [['rules', 'frobnicate'], 'frobnicate: no rule has all that in its name or its texts'],
    [
      ['rules', 'x-unheard-of', '--level', 'must'],
      'x-unheard-of --level must: no rule has all that in its name or its texts',
    ],
    [['rules', '--level', 'off'], '--level cannot be off; it is one of must, should, advice, info'],
    [['rules', '--frobnicate'], 'unknown option --frobnicate; see not-modified rules --help'],
    [['explain'], 'name one rule; not-modified rules lists them'],
    [['explain', ''], 'name one rule; not-modified rules lists them'],
    [['explain', 'vary-star', 'date-skew'], 'name one rule; not-modified rules lists them'],
    [['explain', '304-etag-mising'], '304-etag-mising: is no rule; the nearest one is 304-etag-missing'],
    [['explain', '__proto__'], '__proto__: is no rule; not-modified rules lists them'],
    [['explain', 'vary-star', '--format', 'html'], '--format cannot be html; it is one of text, json'],
  ])('%j: one line, status 2', async (args, line) => {
    expect(await notModified(args)).toEqual({ status: 2, out: '', err: `not-modified: ${line}\n` });
  });
});

describe('explain', () => {
  it('says what a rule asks, why, what to do, its section with a link, and shows traffic', async () => {
    const { status, out } = await notModified(['explain', '304-Date-Missing']);
    expect(status).toBe(0);
    for (const words of [
      '304-date-missing  MUST  304 without Date',
      'https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1',
      'To do: Send Date on every response',
      'Fires here:',
      '  < 304\n',
      'It says: The full response carried Date',
      'Silent here:',
    ])
      expect(out.replaceAll(/\s+/g, ' ')).toContain(words.replaceAll(/\s+/g, ' '));
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(130);
  });

  it('has texts and an example for every rule, in both languages', async () => {
    for (const id of RULE_IDS) {
      expect(exampleOf(id)?.fires, id).toMatch(/^[>#+]/);
      expect(exampleOf(id)?.says.en, id).not.toBe('');
      const { status, out } = await notModified(['explain', id, '--lang', 'zh-CN']);
      expect([status, out.includes('在这里触发：')], id).toEqual([0, true]);
    }
  });

  it('gives programs the same', async () => {
    const { out } = await notModified(['explain', 'vary-star', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      id: 'vary-star',
      level: 'advice',
      spec: { section: expect.stringMatching(/^§/) },
      example: { fires: expect.stringContaining('Vary: *'), silent: expect.any(String) },
    });
  });
});
