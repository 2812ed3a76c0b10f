import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { jsonPieces, toJson } from '../../src/report/json.ts';
import { HOSTILE, reportHolding, reportOn, SETTINGS, TWO_VISITS } from './reports.ts';
import { objectionsTo, undescribedIn } from './schema.ts';

describe('the JSON export', () => {
  it('is the report, indented by two spaces, with a newline at its end', () => {
    const report = reportOn(TWO_VISITS);
    const json = toJson(report);
    expect(json.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true);
    expect(json.endsWith('\n}\n')).toBe(true);
    expect(JSON.parse(json)).toEqual(report);
  });

  it.each([
    ['traffic', reportOn(TWO_VISITS, 'en', SETTINGS)],
    ['nothing', reportOn('')],
    ['hostile text', reportHolding(HOSTILE.join('\n'))],
  ])('is the very text that JSON.stringify gives, in pieces, on %s', (_, report) => {
    const whole = `${JSON.stringify(report, null, 2)}\n`;
    expect(toJson(report)).toBe(whole);
    const pieces = [...jsonPieces(report, 100)];
    expect(pieces.join('')).toBe(whole);
    expect(pieces.length).toBeGreaterThan(3);
  });

  it('is the same for the same traffic', () => {
    expect(toJson(reportOn(TWO_VISITS))).toBe(toJson(reportOn(TWO_VISITS)));
  });
});

describe('the schema', () => {
  it.each(['en', 'zh-CN'] as const)('describes the report on traffic in %s', (language) => {
    expect(objectionsTo(JSON.parse(toJson(reportOn(TWO_VISITS, language))))).toEqual([]);
  });

  it('describes the report on nothing', () => {
    expect(objectionsTo(JSON.parse(toJson(reportOn(''))))).toEqual([]);
  });

  it.each(HOSTILE)('describes a report that holds %j', (hostile) => {
    expect(objectionsTo(JSON.parse(toJson(reportHolding(hostile))))).toEqual([]);
  });

  const broken: [string, (report: Report) => unknown][] = [
    ['a missing name', ({ findings: _, ...report }) => report],
    ['another version', (report) => ({ ...report, schemaVersion: 2 })],
    ['an unknown profile', (report) => ({ ...report, profile: 'lenient' })],
    ['a figure without its range', (report) => withBytes(report, { how: 'estimated', bytes: 1 })],
    ['a figure of no known kind', (report) => withBytes(report, { how: 'guessed', bytes: 1 })],
    ['a measured figure without a number', (report) => withBytes(report, { how: 'measured' })],
    ['an unknown source', (report) => ({ ...report, summary: { ...report.summary, bySource: { sky: 1 } } })],
  ];
  const withBytes = (report: Report, response: unknown) => ({
    ...report,
    exchanges: report.exchanges.map((exchange) => ({ ...exchange, wire: { ...exchange.wire, response } })),
  });

  it.each(broken)('objects to %s', (_, breaking) => {
    expect(objectionsTo(breaking(reportOn(TWO_VISITS)))).not.toEqual([]);
  });

  it('describes every name that a report has', () => {
    const reports = [reportOn(TWO_VISITS, 'en', SETTINGS), reportHolding('text')];
    expect(reports.flatMap(undescribedIn)).toEqual([]);
  });

  it('would miss a name that it does not describe, wherever it stands', () => {
    const report = reportHolding('text');
    const pages = report.capture.pages.map((page) => ({ ...page, added: true }));
    const byRevalidation = { ...report.savings.byRevalidation, added: 1 };
    const exchanges = withBytes(report, { how: 'measured', bytes: 1, added: 1 }).exchanges;
    const changed = {
      ...report,
      added: true,
      capture: { ...report.capture, pages },
      savings: { ...report.savings, byRevalidation },
      exchanges,
    };
    expect(undescribedIn(changed).toSorted()).toEqual([
      '.added',
      '.capture.pages[].added',
      '.exchanges[].wire.response.added',
      '.savings.byRevalidation.added',
    ]);
  });

  it('lets names be added', () => {
    expect(objectionsTo({ ...reportOn(TWO_VISITS), added: true })).toEqual([]);
  });
});
