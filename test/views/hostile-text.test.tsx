import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { compareReports } from '../../src/audit/comparison.ts';
import type { NotModifiedReport, Report } from '../../src/audit/report.ts';
import { visible } from '../../src/messages/visible.ts';
import { changeText } from '../../src/report/report-text.ts';
import { Comparison } from '../../src/views/Comparison.tsx';
import { comparisonWords } from '../../src/views/comparison-words.ts';
import { Findings } from '../../src/views/Findings.tsx';
import { NotModifiedCheck } from '../../src/views/NotModifiedCheck.tsx';
import { wordingIn } from '../../src/views/wording-in.ts';
import { HIDDEN_CHARACTERS, reportOn, TWO_VISITS } from '../panel/steps.ts';

const wording = wordingIn('en');

/** The 304 check of the first 304, with what a test changes in it. */
function checkOf({ exchanges }: Report, change: Partial<NotModifiedReport> = {}): string {
  const exchange = exchanges.find(({ notModified }) => notModified);
  if (!exchange?.notModified) return expect.fail('the traffic has a 304');
  return renderToString(
    <NotModifiedCheck
      exchange={exchange}
      check={{ ...exchange.notModified, ...change }}
      baseline={exchanges.find(({ id }) => id === exchange.notModified?.baseline)}
      place={{ number: 2, of: 2 }}
      wording={wording}
    />,
  );
}

describe.each(HIDDEN_CHARACTERS)('%j from the network', (character) => {
  const hostile = `net${character}work`;
  const report = changeText(reportOn(TWO_VISITS), (text) => text + hostile);

  it.each([
    ['the findings', () => renderToString(<Findings findings={report.findings} wording={wording} />)],
    [
      'a comparison',
      () => {
        const comparison = compareReports(reportOn(''), report);
        return renderToString(
          <Comparison words={comparisonWords(comparison, 'en')} verdict={comparison.verdict} />,
        );
      },
    ],
    ['the 304 check', () => checkOf(report)],
    ["the 304's Content-Length", () => checkOf(reportOn(TWO_VISITS), { contentLength: hostile })],
  ])('is written out in %s', (_, draw) => {
    const html = draw();
    expect(html).toContain(visible(hostile));
    expect(html).not.toContain(hostile);
  });
});
