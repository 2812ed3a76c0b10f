import { describe, expect, it } from 'vitest';
import { readStartArguments } from '../../src/cli/start-request.ts';

const read = (...argv: string[]) => readStartArguments(argv, 'en');

describe('the arguments of npm start', () => {
  it('are all optional: the demo site in Chromium', () => {
    expect(read()).toEqual({ help: false, browser: 'chromium', url: undefined });
  });

  it('name a browser and a site', () => {
    expect(read('--browser', 'firefox', 'https://example.com/a?b#c')).toEqual({
      help: false,
      browser: 'firefox',
      url: 'https://example.com/a?b#c',
    });
  });

  it('ask for help, beside anything else', () => {
    expect(read('-h').help).toBe(true);
    expect(read('--browser=firefox', '--help').help).toBe(true);
  });

  it.each([
    [['--browser', 'opera'], '--browser cannot be opera; it is one of chromium, firefox'],
    [['--lang', 'fr'], '--lang cannot be fr; it is one of en, zh-CN'],
    [['--browser'], '--browser needs a value'],
    [['--fast'], 'unknown option --fast; see npm start -- --help'],
    [['example.com'], 'example.com is not an http: or https: URL'],
    [['file:///etc/passwd'], 'file:///etc/passwd is not an http: or https: URL'],
    [['http://'], 'http:// is not an http: or https: URL'],
    [['http://a/', 'http://b/'], 'one URL at a time; the second is http://b/'],
  ])('are refused in one line: %j', (argv, line) => {
    expect(() => read(...argv)).toThrow(expect.objectContaining({ message: line }));
  });
});
