import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareReports } from '../../src/audit/comparison.ts';
import { exportComparison } from '../../src/report/comparison-formats.ts';
import { HOSTILE, reportHolding, reportOn } from '../report/reports.ts';
import { objectionsToComparison } from '../report/schema.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../shared.ts';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const compare = (before: string, after: string, ...more: string[]) =>
  notModified(['compare', at(before), at(after), ...more]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
  await writeFile(at('faulty.har.gz'), gzipSync(FAULTY));
  for (const name of ['good', 'faulty'])
    await notModified(['audit', at(`${name}.har`), '--format', 'json', '--output', at(`${name}.json`)]);
  await notModified([
    'audit',
    at('good.har'),
    '--profile',
    'strict',
    '--format',
    'json',
    '--output',
    at('strict.json'),
  ]);
  await writeFile(at('cut.json'), (await readFile(at('good.json'), 'utf8')).slice(0, 500));
  await writeFile(at('other.json'), '{"schemaVersion": 1, "tool": {"name": "another", "version": "1"}}');
});
afterAll(() => rm(folder, { recursive: true }));

describe('comparing captures and reports', () => {
  it.each([
    ['good.har', 'faulty.har', 1],
    ['good.har', 'faulty.har.gz', 1],
    ['good.json', 'faulty.har', 1],
    ['good.har', 'faulty.json', 1],
    ['good.json', 'faulty.json', 1],
    ['faulty.har', 'good.har', 0],
    ['faulty.json', 'good.json', 0],
    ['faulty.har', 'faulty.har', 0],
    ['faulty.har', 'faulty.json', 0],
  ])('%s, then %s: status %i', async (before, after, status) => {
    const { err, ...ended } = await compare(before, after, '--format', 'json');
    expect([ended.status, err]).toEqual([status, '']);
    expect(objectionsToComparison(JSON.parse(ended.out))).toEqual([]);
    expect(JSON.parse(ended.out)).toMatchObject({ new: [], gone: [] });
  });

  it.each([
    ['must', 1],
    ['should', 1],
    ['advice', 1],
    ['worse', 1],
    ['never', 0],
  ])('--fail-on %s: status %i', async (level, status) => {
    expect((await compare('good.har', 'faulty.har', '--fail-on', level)).status).toBe(status);
    expect((await compare('faulty.har', 'good.har', '--fail-on', level)).status).toBe(0);
  });

  it('reads a capture from standard input', async () => {
    const { status, err } = await notModified(['compare', at('good.har'), '-'], { stdin: FAULTY });
    expect([status, err]).toEqual([1, '']);
  });

  it('says what got worse, in both languages', async () => {
    const { out } = await compare('good.har', 'faulty.har');
    expect(out).toContain('Worse: nothing got better.');
    expect(out).toMatch(/New finding, MUST: .*\(304-etag-missing\) · worse/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(140);
    expect((await compare('good.har', 'faulty.har', '--lang', 'zh-CN')).out).toContain(
      '变差：没有变好之处。',
    );
  });

  it.each(['text', 'json', 'markdown', 'html'])('masks secrets in %s unless told not to', async (format) => {
    expect((await compare('good.har', 'faulty.har', '--format', format)).out).not.toContain('s3cret');
    const { out } = await compare('good.har', 'faulty.har', '--format', format, '--no-redact');
    expect(out).toContain('s3cret');
  });

  it('writes a file whole', async () => {
    const { status, out } = await compare('good.har', 'faulty.har', '--output', at('out.txt'));
    expect([status, out]).toEqual([1, '']);
    expect(await readFile(at('out.txt'), 'utf8')).toMatch(/^HTTP caching before and after\n/);
  });
});

describe('a comparison that cannot be made', () => {
  it.each<[string[], string]>([
    [['compare'], 'name two HAR files or JSON reports, the one from before first'],
    [['compare', 'a.har'], 'name two HAR files or JSON reports, the one from before first'],
    [['compare', 'a', 'b', 'c'], 'name two HAR files or JSON reports, the one from before first'],
    [['compare', '-', '-'], 'standard input can be read only once'],
    [['compare', 'a', 'b', '--x'], 'unknown option --x; see not-modified compare --help'],
    [
      ['compare', 'a', 'b', '--format', 'csv'],
      '--format cannot be csv; it is one of text, json, markdown, html',
    ],
    [['compare', 'nowhere.har', 'b'], 'nowhere.har: no such file'],
  ])('%j: one line, status 2', async (args, line) => {
    expect(await notModified(args)).toEqual({ status: 2, out: '', err: `not-modified: ${line}\n` });
  });

  it.each([
    ['cut.json', /begins like a report, but is not JSON$/],
    ['other.json', /begins like a report, but is none that can be read: \S+ .+$/],
    ['strict.json', /was audited with another profile or other settings than .*: audit both alike$/],
  ])('with %s', async (name, line) => {
    const { status, out, err } = await compare('good.har', name);
    expect([status, out]).toEqual([2, '']);
    expect(err.trimEnd()).toMatch(line);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('never takes a file that it read to write to', async () => {
    const { status, err } = await compare('good.har', 'faulty.har', '--output', at('good.har'));
    expect(status).toBe(2);
    expect(err).toContain('is the capture itself');
  });
});

describe('a comparison of what somebody made up', () => {
  it.each(HOSTILE)('shows %j as text', (hostile) => {
    const comparison = compareReports(reportOn(''), reportHolding(`x${hostile}y`));
    expect(objectionsToComparison(comparison)).toEqual([]);
    for (const format of ['text', 'markdown', 'html'] as const) {
      const out = exportComparison(comparison, format, { language: 'en', redacted: false });
      expect(out).not.toMatch(/[^\n\P{Cc}]|[\u202e\u2028]/u);
      if (format !== 'text') expect(out).not.toMatch(/<script|<img/);
      expect(out.split('\n').some((line) => /^(?:Set-Cookie|=1)/.test(line))).toBe(false);
    }
  });
});

describe.skipIf(!sharedCaptures)(
  `comparing real captures (${sharedCaptures ? 'read' : WITHOUT_CAPTURES})`,
  () => {
    it.each(['text', 'json', 'markdown', 'html'])('%s: twice the same bytes', async (format) => {
      const ask = () =>
        notModified([
          'compare',
          join(sharedCaptures ?? '', 'chromium-156-live-h1.getHAR.har'),
          join(sharedCaptures ?? '', 'chromium-156-live-h2.getHAR.har'),
          '--format',
          format,
        ]);
      const once = await ask();
      expect(once.err).toBe('');
      expect(await ask()).toEqual(once);
      if (format === 'json') expect(objectionsToComparison(JSON.parse(once.out))).toEqual([]);
    });
  },
);
