import { describe, expect, it } from 'vitest';
import { exportReport, FORMAT_NAMES, formats } from '../../src/report/index.ts';
import { reportHolding } from './reports.ts';

describe('the formats', () => {
  it('are told apart by their extension', () => {
    const extensions = FORMAT_NAMES.map((name) => formats[name].extension);
    expect(new Set(extensions).size).toBe(FORMAT_NAMES.length);
  });

  it.each(FORMAT_NAMES)('%s: secrets are masked unless it is switched off', (name) => {
    const report = reportHolding('https://a.example/?token=s3cret');
    expect(exportReport(report, name, { language: 'en' })).not.toContain('s3cret');
    expect(exportReport(report, name, { language: 'en', redacted: false })).toContain('s3cret');
  });

  it.each(FORMAT_NAMES)('%s: a note says which it was, and what was masked', (name) => {
    const report = reportHolding('https://a.example/?token=s3cret');
    const words = (redacted: boolean) =>
      exportReport(report, name, { language: 'en', redacted }).replaceAll(/\s+/g, ' ');
    expect(words(true)).toMatch(/What looked like a secret is masked as “redacted”: 1 URL parameter/);
    expect(words(false)).toContain('Redaction was off');
  });

  it.each(FORMAT_NAMES)('%s: the same report gives the same bytes', (name) => {
    const once = exportReport(reportHolding('x'), name, { language: 'zh-CN' });
    expect(exportReport(reportHolding('x'), name, { language: 'zh-CN' })).toBe(once);
  });
});
