import { describe, expect, it } from 'vitest';
import { againstBaseline, baselineOf } from '../../src/audit/baseline.ts';
import type { Report } from '../../src/audit/report.ts';
import { redact } from '../../src/report/redact.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { reportOn } from '../report/reports.ts';

/** A file whose 304 lacks what the lines between leave out. */
const visited = (url: string, lost: 'ETag' | 'Vary' | 'nothing' = 'ETag') => `
  > GET ${url}
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Vary: Accept-Encoding
  < Cache-Control: no-cache
  = 35000
  script

  > GET ${url}
  > If-None-Match: "v1"
  < 304
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
${lost === 'ETag' ? '' : '  < ETag: "v1"\n'}${lost === 'Vary' ? '' : '  < Vary: Accept-Encoding\n'}  < Cache-Control: no-cache
  script
`;

const on = (...texts: string[]): Report => redact(reportOn(texts.join('\n')));
const newIn = (report: Report, before: Report): string[] =>
  againstBaseline(report, baselineOf(before)).new.map(({ rule }) => rule);

describe('a baseline', () => {
  it('knows what was found when it was made', () => {
    const report = on(visited('/app.js'));
    const { new: added, known, gone, unseen, notes } = againstBaseline(report, baselineOf(report));
    expect({ added, gone, unseen, notes }).toEqual({ added: [], gone: [], unseen: [], notes: [] });
    expect(known).toBeGreaterThan(0);
  });

  it('tells another rule, another resource and another method from what it knows', () => {
    const before = on(visited('/app.js'));
    expect(newIn(on(visited('/app.js', 'Vary')), before)).toEqual(['304-vary-missing']);
    expect(newIn(on(visited('/app.js'), visited('/other.js')), before)).toContain('304-etag-missing');
    expect(newIn(before, on(visited('/app.js').replaceAll('GET', 'HEAD')))).not.toEqual([]);
  });

  it('takes a new build and another masked value for the same resource', () => {
    const before = on(visited('/app.3f2a1b9c.js?token=s3cretS3cret1'));
    expect(newIn(on(visited('/app.99aa0b1c.js?token=an0therS3cret2')), before)).toEqual([]);
    expect(newIn(on(visited('/ap.99aa0b1c.js?token=an0therS3cret2')), before)).not.toEqual([]);
    expect(JSON.stringify(baselineOf(before))).not.toMatch(/s3cret/i);
  });

  it('does not know a finding that has become graver', () => {
    const report = on(visited('/app.js'));
    const baseline = baselineOf(report);
    const lighter = baseline.findings.map((known) =>
      known.rule === '304-etag-missing' ? { ...known, level: 'advice' as const } : known,
    );
    const rules = againstBaseline(report, { ...baseline, findings: lighter }).new.map(({ rule }) => rule);
    expect(rules).toEqual(['304-etag-missing']);
  });

  it('tells what is found no more from what the capture does not hold', () => {
    const baseline = baselineOf(on(visited('/app.js'), visited('/old.js')));
    const { gone, unseen } = againstBaseline(on(visited('/app.js', 'nothing')), baseline);
    expect(gone.map(({ url, rule }) => `${url} ${rule}`)).toContain(
      'https://site.example/app.js 304-etag-missing',
    );
    expect(new Set(unseen.map(({ url }) => url))).toEqual(new Set(['https://site.example/old.js']));
  });

  it('says that it was made with another profile, other settings, another version', () => {
    const report = on(visited('/app.js'));
    const settings = {
      levels: { 'vary-star': 'off' },
      ignore: [],
      thresholds: DEFAULT_SETTINGS.thresholds,
    } as const;
    const baseline = baselineOf({ ...report, profile: 'strict', settings });
    const { notes } = againstBaseline(report, {
      ...baseline,
      tool: { name: 'not-modified', version: '0.0.1' },
    });
    expect(notes).toEqual(['other-profile', 'other-settings', 'other-version']);
  });

  it('is the same whatever the order of the capture', () => {
    const [a, b] = [visited('/a.js'), visited('/b.js', 'Vary')];
    expect(baselineOf(on(a, b))).toEqual(baselineOf(on(b, a)));
    expect(baselineOf(on(a)).findings.map(({ level }) => level)).not.toContain('info');
  });
});
