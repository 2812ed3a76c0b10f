import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToSummary, annotations, asLogged, withoutCommands } from '../../src/cli/github.ts';
import { judge } from '../../src/cli/judging.ts';
import { gathered, inOnePiece } from '../../src/report/pieces.ts';
import { reportOn } from '../report/reports.ts';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
});
afterAll(() => rm(folder, { recursive: true }));

/** What the runner of GitHub Actions takes for a command in a line, by its ActionCommand.cs. */
const isCommand = (line: string): boolean =>
  /^\s*::[^:]*(?::[^:]+)*::/.test(line) || /##\[[^\]]*\]/.test(line);
const commandsIn = (text: string): string[] => text.split(/[\r\n]/).filter(isCommand);

describe('in a job of GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };

  it('annotations name what makes it fail', async () => {
    const { status, out, err } = await notModified(['audit', at('faulty.har')], { env });
    expect(status).toBe(1);
    expect(commandsIn(out)).toEqual([]);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^::error title=MUST 304-etag-missing::The full response carried ETag.*To do: .*%0AGET https:\/\/redacted/,
      ),
    ]);
    expect(err).not.toContain('s3cret');
  });

  it('nothing is said of what passes, outside of it, or where that was not wanted', async () => {
    expect((await notModified(['audit', at('good.har')], { env })).err).toBe('');
    expect((await notModified(['audit', at('faulty.har')])).err).toBe('');
    expect((await notModified(['audit', at('faulty.har'), '--no-github'], { env })).err).toBe('');
  });

  it('the summary of the job gets the outcome and the report, behind what it has', async () => {
    await writeFile(at('summary.md'), 'before\n');
    await writeFile(at('config.json'), JSON.stringify({ budgets: { faulty304s: 0, avoidableBytes: 1e9 } }));
    const args = ['audit', at('faulty.har'), '--config', at('config.json'), '--format', 'json'];
    await notModified(args, { env: { ...env, GITHUB_STEP_SUMMARY: at('summary.md') } });
    const summary = await readFile(at('summary.md'), 'utf8');
    expect(summary).toMatch(
      /^before\n## Budgets and baseline\n\n- budget exceeded: 304s with a fault: 1, at most 0\n- budget kept: avoidable bytes/,
    );
    expect(summary).toContain('# Not Modified');
    expect(summary).not.toContain('s3cret');
  });

  it('a summary that cannot be written is no reason to fail', async () => {
    const { status, err } = await notModified(['audit', at('good.har')], {
      env: { ...env, GITHUB_STEP_SUMMARY: join(folder, 'nowhere', 'summary.md') },
    });
    expect([status, err]).toEqual([0, 'not-modified: the summary of the job cannot be written (ENOENT)\n']);
  });

  it('a summary that would be too long holds the outcome alone', async () => {
    await writeFile(at('long.md'), 'x'.repeat(1 << 19));
    const told = await addToSummary(at('long.md'), { outcome: 'kept\n', report: 'y'.repeat(1 << 19) }, 'en');
    expect(told).toContain('too large');
    expect((await readFile(at('long.md'), 'utf8')).slice(1 << 19)).toBe('kept\n');
    await writeFile(at('full.md'), 'x'.repeat(1 << 20));
    await addToSummary(at('full.md'), { outcome: 'kept\n', report: '' }, 'en');
    expect((await readFile(at('full.md'), 'utf8')).length).toBe(1 << 20);
  });
});

/** Traffic of many resources whose every text tries to be a command. */
const hostile = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `
  > GET /${index}.js?::error::x,title=##[error]%0A::warning::y
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Vary: *, ::error::pwned
  < Cache-Control: max-age=${index}x ::warning::pwned ##[error]pwned
  = 1000
  script
`,
  ).join('\n');

describe('a hostile capture', () => {
  const report = reportOn(hostile(40));
  const judgement = judge(report, { failOn: 'advice', budgets: { faulty304s: 0 }, baseline: undefined });

  it('makes no command of its own in an annotation, and no more than are shown', () => {
    const written = annotations(judgement, report, 'en');
    expect(written.length).toBeGreaterThan(5);
    expect(written.length).toBeLessThanOrEqual(10);
    for (const line of written) {
      expect(line).not.toMatch(/[\r\n]/);
      const [, title = '', data = ''] = /^::error(?: title=([^:,]*))?::(.*)$/.exec(line) ?? [];
      expect(`${title}${data}`).not.toBe('');
      expect(data.replaceAll(/%(25|0A|0D)/g, '')).not.toContain('%');
    }
    expect(written.at(-1)).toMatch(/^::error::\d+ more; see the summary of the job$/);
  });

  it('makes none in a log either', async () => {
    const har = JSON.parse(FAULTY);
    for (const entry of har.log.entries) {
      entry.request.url = 'https://site.example/a.js?x=::error::y##[error]';
      entry.response.headers.push({
        name: 'Cache-Control',
        value: `max-age=x ${'y'.repeat(30)} ::error::a ##[debug]`,
      });
    }
    for (const format of ['text', 'markdown', 'json']) {
      const { out } = await notModified(['audit', '-', '--format', format], {
        stdin: JSON.stringify(har),
        env: { GITHUB_ACTIONS: 'true' },
      });
      expect(out).toContain('error');
      expect(commandsIn(out), format).toEqual([]);
      if (format === 'json') expect(JSON.stringify(JSON.parse(out))).toContain('##[debug]');
    }
    const { err } = await notModified(['audit', '##[error]x.har'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(commandsIn(err)).toEqual([]);
  });

  it.each([
    '::error::x',
    '  ::stop-commands::x',
    '\u00a0::error::x',
    'a ##[error]x',
    '\n\n :::error::',
    '::::error::',
  ])('%j is no command any more', (text) => {
    expect(commandsIn(withoutCommands(text))).toEqual([]);
    expect(withoutCommands(withoutCommands(text))).toBe(withoutCommands(text));
  });

  it('leaves what programs read as it is', () => {
    expect([...asLogged(inOnePiece('::a::b'), 'csv')].join('')).toBe('::a::b');
  });

  it('makes none across two pieces of a text', () => {
    const pieces = gathered(['{"a":"#', '#', '[error]","b":"##"}'], 1);
    const written = [...asLogged(pieces, 'json')].join('');
    expect(commandsIn(written)).toEqual([]);
    expect(JSON.parse(written)).toEqual({ a: '##[error]', b: '##' });
  });
});
