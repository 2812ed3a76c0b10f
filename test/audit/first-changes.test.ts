import { describe, expect, it } from 'vitest';
import { type FirstChange, firstChanges, POLICY_RULES, REMEDIES } from '../../src/audit/first-changes.ts';
import { captureRules, rules } from '../../src/rules/index.ts';
import { reportOn } from '../panel/steps.ts';
import { objectionsTo } from '../report/schema.ts';

/** A hashed script and a hashed style that are asked about each time, and a page. */
const SITE = `
  > GET /
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "p"
  < Cache-Control: no-cache
  = 1000
  document

  > GET /app.0123456789abcdef.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < ETag: "a"
  < Cache-Control: no-cache
  = 35000
  script

  > GET /lib.fedcba9876543210.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < Cache-Control: max-age=0
  = 50000
  script

  > GET /theme.0123456789abcdef.css
  < 200
  < Date: Mon, 23 Nov 2026 12:00:02 GMT
  < ETag: "t"
  < Cache-Control: no-cache
  = 9000
  stylesheet
`;

/** The origin sends in full what the condition names. */
const IGNORED = `
  > GET /data.json
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "d"
  < Cache-Control: no-cache
  = 8000
  fetch

  +60
  > GET /data.json
  > If-None-Match: "d"
  < 200
  < Date: Mon, 23 Nov 2026 12:01:00 GMT
  < ETag: "d"
  < Cache-Control: no-cache
  = 8000
  fetch
`;

const changesOf = (text: string) => firstChanges(reportOn(text));
const nameOf = ({ change }: FirstChange): string =>
  change.kind === 'policy' ? `${change.type}: ${change.cacheControl}` : change.rule;
const pathsOf = ({ resources }: FirstChange): string[] => resources.map(({ url }) => new URL(url).pathname);

describe('what to change first', () => {
  it('is the policy that saves most a day later, with its resources, those that gain most first', () => {
    const [first, second] = changesOf(SITE);
    if (!first || !second) throw new Error('two changes expected');
    expect(nameOf(first)).toMatch(/^script: .*max-age=31536000/);
    expect(pathsOf(first)).toEqual(['/lib.fedcba9876543210.js', '/app.0123456789abcdef.js']);
    expect(first.worth).toMatchObject({ basis: 'revisit', after: 'P1D', requests: 2 });
    expect(nameOf(second)).toMatch(/^stylesheet: /);
    expect(second.worth).toMatchObject({ requests: 1, bytes: { exchanges: 1 } });
  });

  it('comes, policy by policy, to the requests that the report says a later visit saves', () => {
    const report = reportOn(SITE);
    const policies = firstChanges(report).filter(({ change }) => change.kind === 'policy');
    const day = report.savings.revisits.find(({ after }) => after === 'P1D');
    const saved = policies.reduce((sum, { worth }) => sum + (worth?.requests ?? 0), 0);
    expect(saved).toBe((day?.now.requests ?? 0) - (day?.recommended.requests ?? 0));
  });

  it('counts what an origin sent in vain as it stands in the capture', () => {
    const report = reportOn(IGNORED);
    const [change] = firstChanges(report);
    if (!change) throw new Error('a change expected');
    expect(nameOf(change)).toBe('inm-ignored');
    expect(change.worth).toEqual({
      basis: 'recorded',
      requests: 1,
      bytes: report.savings.avoidable.downloads.cost,
    });
  });

  it('counts no exchange twice in one change', () => {
    const report = reportOn(IGNORED);
    const doubled = { ...report, findings: [...report.findings, ...report.findings] };
    expect(firstChanges(doubled)[0]?.worth).toEqual(firstChanges(report)[0]?.worth);
    expect(firstChanges(doubled)[0]?.resources).toHaveLength(1);
  });

  it('ends with what has no figure, the heaviest level first, and gives it none', () => {
    const bare = `${SITE}
      +90
      > GET /
      > If-None-Match: "p"
      < 304
      < Cache-Control: no-cache
      document
    `;
    const worths = changesOf(bare).map(({ worth }) => worth !== undefined);
    expect(worths).toEqual(worths.toSorted((a, b) => Number(b) - Number(a)));
    const unknown = changesOf(bare).filter(({ worth }) => !worth);
    expect(unknown.map(nameOf)).toContain('304-etag-missing');
    expect(unknown[0]?.change).toMatchObject({ level: 'must' });
  });

  it('takes a saving whose bytes are unknown for unknown, not for nothing', () => {
    const report = reportOn(SITE);
    const resources = report.resources.map((resource) => {
      const { recommendation } = resource;
      const saves = recommendation?.saves?.map((gain) => ({ ...gain, bytes: { how: 'unknown' as const } }));
      return recommendation && saves && resource.type === 'script'
        ? { ...resource, recommendation: { ...recommendation, saves } }
        : resource;
    });
    const changes = firstChanges({ ...report, resources });
    expect(changes.slice(0, 2).map(nameOf)).toEqual([
      expect.stringMatching(/^stylesheet/),
      expect.stringMatching(/^script/),
    ]);
    expect(changes[1]?.worth).toMatchObject({ requests: 2, bytes: { exchanges: 2, unknown: 2 } });
  });

  it('leaves out what is as good as it can be', () => {
    const good = SITE.replaceAll(
      /Cache-Control: (?:no-cache|max-age=0)/g,
      'Cache-Control: max-age=31536000, immutable',
    );
    expect(
      changesOf(good.split('\n\n').slice(1).join('\n\n')).filter(({ change }) => change.kind === 'policy'),
    ).toEqual([]);
  });

  it('rests on rules that there are', () => {
    const ids = new Set([...rules, ...captureRules].map(({ id }) => id));
    for (const id of [...Object.keys(REMEDIES), ...POLICY_RULES]) expect(ids).toContain(id);
  });

  it('has its saving by resource in a report that fits its schema', () => {
    const report = reportOn(SITE);
    expect(objectionsTo(report)).toEqual([]);
    const script = report.resources.find(({ url }) => url.includes('/app.'));
    expect(script?.recommendation?.saves?.map(({ after, requests }) => `${after} ${requests}`)).toEqual([
      'PT0S 1',
      'PT1H 1',
      'P1D 1',
      'P1W 1',
      'P1M 1',
    ]);
    const page = report.resources.find(({ url }) => new URL(url).pathname === '/');
    expect(page?.recommendation).not.toHaveProperty('saves');
  });
});
