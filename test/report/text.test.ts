import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { toText } from '../../src/report/text.ts';
import { HOSTILE, reportHolding, reportOn, SETTINGS, TWO_VISITS } from './reports.ts';

const linesOf = (text: string): string[] => text.trimEnd().split('\n');

describe('the text for a terminal', () => {
  const text = toText(reportOn(TWO_VISITS), { language: 'en' });

  it('begins with who recorded what, and the figures', () => {
    expect(text).toContain(
      'Recorded by WebInspector 537.36 · 2026-11-23 12:00:00 to 2026-11-23 12:01:02 UTC',
    );
    expect(text).toMatch(/Exchanges +6 +6 read from 7 entries · 1 not read/);
    expect(text).toMatch(/Saved by 304s +47.1 kB +2 revalidations, which waited 40 ms in all/);
    expect(text).toMatch(/304 responses +2 +1 with a fault/);
    expect(text).toMatch(/Findings +2 MUST/);
  });

  it('names each faulty 304 with the rule, the URL, what shows it and what to do', () => {
    expect(text).toMatch(/MUST {2}304-etag-missing {2}1 resource/);
    expect(text).toContain('      GET https://site.example/app.js  (exchange 3)');
    expect(text).toContain('200 ETag: "v1" · 304 ETag: —');
    expect(text).toContain('To do: Send the same ETag on the 304 as on the full response.');
    expect(text).toContain('RFC 9110 §15.4.5  https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5');
    expect(text.split('Cache-Control to send')[0]).not.toContain('theme.css');
  });

  it('says in a line what to send for a resource that is better sent with something else', () => {
    expect(text).toContain('\n  GET https://site.example/theme.css  max-age=300\n');
    expect(text).not.toContain('app.js  no-cache');
  });

  it('says which settings it was made with, where they are not the default ones', () => {
    expect(text).not.toContain('Settings:');
    const lines = (language: 'en' | 'zh-CN') =>
      toText(reportOn(TWO_VISITS, language, SETTINGS), { language, columns: 120 }).replaceAll('\n', ' ');
    expect(lines('en')).toContain(
      'Settings: levels changed: 304-etag-missing off, 304-vary-missing advice; ' +
        'ignored: https://ads.example/* (all rules), *.png (304-date-missing); ' +
        'thresholds: “Document lifetime up to” 1 h instead of 3 min',
    );
    expect(lines('zh-CN')).toContain('设置：更改的级别：304-etag-missing 关闭、304-vary-missing 建议；');
  });

  it('lists what was not read', () => {
    expect(text).toContain('Entry 6: no HTTP exchange (data:)');
  });

  it('says that there is no fault where there is none', () => {
    const good = reportOn('> GET /\n< 200\n< Date: Mon, 23 Nov 2026 12:00:00 GMT\n< ETag: "1"');
    expect(toText(good, { language: 'en' })).toContain(
      'No MUST and no SHOULD of the standard was found broken.',
    );
  });

  it('names an unknown figure unknown', () => {
    const report = reportHolding('x');
    report.summary.transferred = { ...report.summary.transferred, exchanges: 2, unknown: 2 };
    expect(toText(report, { language: 'en' })).toMatch(/Transferred +unknown/);
  });

  it('gathers resources with the same fault, and only some of those with advice', () => {
    const report = reportHolding('https://a.example/');
    const [must, advice] = report.findings;
    if (!must || !advice) throw new Error('the report holds two findings');
    report.findings = [must, must, ...Array.from({ length: 5 }, () => advice)];
    const shown = toText(report, { language: 'en' });
    expect(shown).toMatch(/MUST {2}304-vary-missing {2}2 resources/);
    expect(shown).toMatch(/advice {2}304-vary-missing {2}5 resources/);
    expect(shown).toContain('and 2 more');
  });

  it.each(LANGUAGES)('keeps to the width of the terminal in %s', (language) => {
    for (const columns of [20, 80, 100, 400]) {
      const shown = toText(reportHolding('https://a.example/a very/long path?'.repeat(20)), {
        language,
        columns,
      });
      const widest = Math.max(...linesOf(shown).map(columnsOf));
      expect(widest).toBeLessThanOrEqual(Math.min(120, Math.max(80, columns)));
    }
  });

  it('has colour only where it is asked for, and says the same with it', () => {
    const coloured = toText(reportOn(TWO_VISITS), { language: 'en', colour: true });
    expect(coloured).toContain('\x1b[1;31mMUST\x1b[0m');
    expect(text).not.toContain('\x1b');
    expect(
      coloured
        .split('\x1b')
        .map((part) => part.replace(/^\[[\d;]*m/, ''))
        .join(''),
    ).toBe(text);
  });

  it('speaks Chinese', () => {
    const chinese = toText(reportOn(TWO_VISITS, 'zh-CN'), { language: 'zh-CN' });
    expect(chinese).toContain('HTTP 缓存报告');
    expect(chinese).toContain('处理：在 304 上发送与完整响应相同的 ETag。');
  });

  it.each(HOSTILE)('%j reaches the terminal without effect', (hostile) => {
    const plain = linesOf(toText(reportHolding('x'), { language: 'en' }));
    const shown = toText(reportHolding(hostile), { language: 'en' });
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    if (hostile.trim() !== '') expect(linesOf(shown).length).toBeGreaterThanOrEqual(plain.length);
  });

  it('lets no text from the capture reach the terminal raw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const shown = toText(reportHolding(hostile), { language: 'zh-CN' });
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});
