import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
});
afterAll(() => rm(folder, { recursive: true }));

describe('budgets', () => {
  const audited = async (budgets: object, ...args: string[]) => {
    await writeFile(at('config.json'), JSON.stringify({ budgets }));
    return notModified(['audit', at('faulty.har'), '--config', at('config.json'), ...args]);
  };

  it('that are exceeded end with status 1 and a line each, whatever is written', async () => {
    const { status, out, err } = await audited(
      { findings: { must: 0 }, faulty304s: 0 },
      '--fail-on',
      'never',
      '--format',
      'json',
    );
    expect(status).toBe(1);
    expect(() => JSON.parse(out)).not.toThrow();
    expect(lines(err)).toEqual([
      'not-modified: budget exceeded: findings of level MUST: 1, at most 0',
      'not-modified: budget exceeded: 304s with a fault: 1, at most 0',
    ]);
  });

  it('that are kept say nothing', async () => {
    const budgets = { findings: { must: 1 }, revisits: { P1D: { requests: 9, bytes: 1e6 } } };
    expect(await audited(budgets, '--fail-on', 'never')).toMatchObject({ status: 0, err: '' });
  });

  it('speak Chinese', async () => {
    const { err } = await audited({ faulty304s: 0 }, '--lang', 'zh-CN');
    expect(err).toBe('not-modified: 超出预算：有缺陷的 304：1，上限 0\n');
  });

  it.each([
    [{ findings: { must: -1 } }, '/budgets/findings/must should be at least 0, not -1'],
    [{ findings: { musts: 1 } }, '/budgets/findings/musts is no setting; the nearest one is must'],
    [{ revisits: { P7D: {} } }, '/budgets/revisits/P7D is no setting; the nearest one is P1D'],
    [{ faulty304s: 0.5 }, '/budgets/faulty304s should be a whole number, not 0.5'],
    [{ unsure: 'maybe' }, '/budgets/unsure cannot be "maybe"; it is one of pass, fail'],
  ])('%j are refused in one line', async (budgets, fault) => {
    const { status, err } = await audited(budgets);
    expect([status, err]).toEqual([2, `not-modified: ${at('config.json')}: ${fault}\n`]);
  });
});

describe('a baseline', () => {
  const against = (baseline: string, ...args: string[]) =>
    notModified(['audit', at('faulty.har'), '--baseline', at(baseline), ...args]);

  it('is written with a finding on each line and no secret, and then lets these pass', async () => {
    const made = await against('made.json', '--update-baseline', '--fail-on', 'advice');
    expect([made.status, made.err]).toEqual([
      0,
      expect.stringMatching(/^not-modified: .*made\.json: the baseline now holds \d+ findings?\n$/),
    ]);
    const written = await readFile(at('made.json'), 'utf8');
    expect(written).toContain(
      '\n    {"rule":"304-etag-missing","level":"must","method":"GET","url":"https://redacted@site.example/app.js?token=redacted"}',
    );
    expect(written).not.toContain('s3cret');
    const again = await against('made.json', '--fail-on', 'advice');
    expect(again.status).toBe(0);
    expect(lines(again.err)).toEqual([
      'not-modified: nothing new against the baseline',
      expect.stringMatching(/known and left aside$/),
    ]);
    await against('made.json', '--update-baseline');
    expect(await readFile(at('made.json'), 'utf8')).toBe(written);
  });

  it('lets fail what is new, and names it', async () => {
    await notModified(['audit', at('good.har'), '--baseline', at('good.json'), '--update-baseline']);
    const { status, err } = await against('good.json');
    expect(status).toBe(1);
    expect(err).toContain('new against the baseline: 1 MUST');
    expect(err).toMatch(/new: MUST 304-etag-missing GET https:\/\/redacted(-\d)?@site\.example\/app\.js/);
    expect(err).not.toContain('s3cret');
    expect((await against('good.json', '--fail-on', 'never')).status).toBe(0);
  });

  it('may be a report that was written as JSON, which it does not replace', async () => {
    const report = at('report.json');
    await notModified(['audit', at('faulty.har'), '--format', 'json', '--output', report]);
    expect((await against('report.json')).status).toBe(0);
    const { status, err } = await against('report.json', '--update-baseline');
    expect([status, err]).toEqual([
      2,
      `not-modified: ${report}: is a report, which no baseline should replace; name another file\n`,
    ]);
  });

  it('of another profile says so', async () => {
    await against('strict.json', '--update-baseline', '--profile', 'strict');
    expect((await against('strict.json')).err).toContain('made with another profile');
  });

  it('says what is found no more', async () => {
    await against('gone.json', '--update-baseline');
    const { status, err } = await notModified(['audit', at('good.har'), '--baseline', at('gone.json')]);
    expect([status, err]).toEqual([0, expect.stringContaining('1 of the baseline is found no more')]);
  });

  it.each([
    ['nowhere.json', undefined, 'no such file; --update-baseline makes it'],
    ['cut.json', '{"baselineVersion": 1', 'is no baseline: not JSON'],
    ['other.json', '{"name": "x"}', "is no baseline: / must have required property 'baselineVersion'"],
    ['list.json', '[]', 'is no baseline: / must be object'],
    ['capture.json', GOOD, "is no baseline: / must have required property 'baselineVersion'"],
  ])('%s that cannot be used is refused in one line', async (name, content, fault) => {
    if (content !== undefined) await writeFile(at(name), content);
    const refused = { status: 2, out: '', err: `not-modified: ${at(name)}: ${fault}\n` };
    expect(await against(name)).toEqual(refused);
    if (content === undefined) return;
    expect(await against(name, '--update-baseline')).toEqual(refused);
    expect(await readFile(at(name), 'utf8')).toBe(content);
  });

  it('needs a file that nothing else is written to', async () => {
    expect((await notModified(['audit', at('good.har'), '--update-baseline'])).err).toBe(
      'not-modified: --update-baseline needs --baseline with the file to write\n',
    );
    const { status, err } = await against('same.json', '--update-baseline', '--output', at('same.json'));
    expect([status, err]).toEqual([
      2,
      `not-modified: ${at('same.json')}: is the same file as --output; name another one\n`,
    ]);
  });
});
