import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { firstChanges } from '../../src/audit/first-changes.ts';
import type { Report, Tally } from '../../src/audit/report.ts';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { visible } from '../../src/messages/visible.ts';
import { BytesBar } from '../../src/views/BytesBar.tsx';
import { FirstChanges } from '../../src/views/FirstChanges.tsx';
import { RevisitChart } from '../../src/views/RevisitChart.tsx';
import { wordingIn } from '../../src/views/wording-in.ts';
import { HIDDEN_CHARACTERS, reportOn, TWO_VISITS } from '../panel/steps.ts';

const wording = wordingIn('en');
const report = reportOn(TWO_VISITS);

const tally = (parts: Partial<Tally>): Tally => ({
  exchanges: 1,
  unknown: 0,
  measuredBytes: 0,
  estimatedBytes: { bytes: 0, low: 0, high: 0 },
  ...parts,
});

const barOf = (transferred: Tally, byCache: Tally, avoidable = tally({ exchanges: 0 })): string => {
  const none = { ...tally({ exchanges: 0 }), waitMs: 0, unknownWaits: 0 };
  const savings = {
    ...report.savings,
    byCache,
    byRevalidation: none,
    avoidable: { ...report.savings.avoidable, cost: avoidable },
  };
  const summary = { ...report.summary, transferred };
  return renderToString(<BytesBar report={{ summary, savings }} wording={wording} />);
};

describe('the bar of bytes', () => {
  it('draws to one scale what was transferred and saved, and says each in words', () => {
    const html = barOf(tally({ measuredBytes: 25_000 }), tally({ measuredBytes: 75_000 }));
    expect(html).toMatch(/class="bytes-transferred" x="0%" width="25%"/);
    expect(html).toMatch(/class="bytes-cached" x="25%" width="75%"/);
    expect(html).toContain('Transferred 25 kB, 25%');
    expect(html).not.toContain('data-kind="saved"');
  });

  it('shows what was avoidable as a part of what was transferred', () => {
    const html = barOf(
      tally({ measuredBytes: 50_000 }),
      tally({ measuredBytes: 50_000 }),
      tally({ measuredBytes: 10_000 }),
    );
    expect(html).toMatch(/class="bytes-avoidable" x="40%" width="10%"/);
    expect(html).toContain('of which avoidable 10 kB, 10%');
  });

  it('hatches what has no known size, and says so', () => {
    const html = barOf(tally({ exchanges: 3, unknown: 2, measuredBytes: 1_000 }), tally({ exchanges: 0 }));
    expect(html).toContain('class="bytes-unknown"');
    expect(html).toContain('2 more without a known size');
    expect(barOf(tally({ unknown: 1 }), tally({ exchanges: 0 }))).toContain('Transferred: unknown');
  });

  it('has buttons only for somebody who can be asked', () => {
    const parts = { summary: report.summary, savings: report.savings };
    expect(renderToString(<BytesBar report={parts} wording={wording} />)).not.toContain('<button');
    const asked = renderToString(<BytesBar report={parts} wording={wording} onAsk={() => undefined} />);
    expect(asked).toMatch(/<button type="button" class="bytes-button"[^>]* aria-label="Transferred /);
  });
});

const chartOf = (savings: Pick<Report['savings'], 'cold' | 'revisits'>, language: 'en' | 'zh-CN' = 'en') =>
  renderToString(<RevisitChart savings={savings} wording={wordingIn(language)} />);

describe('the chart of later visits', () => {
  it('gives each figure as text beside its bar', () => {
    const html = chartOf(report.savings);
    expect(html.match(/<tbody data-after=/g)).toHaveLength(report.savings.revisits.length);
    const day = report.savings.revisits[2];
    expect(html).toContain(`data-bytes="${day?.now.bytes}"`);
    expect(html).toContain('With an empty cache: ');
  });

  it('draws ranges as lines and says in words what is not known', () => {
    const cost = tally({
      exchanges: 3,
      unknown: 1,
      measuredBytes: 1_000,
      estimatedBytes: { bytes: 500, low: 200, high: 1_000 },
    });
    const visit = { requests: 3, revalidations: 0, bytes: 1_500, cost };
    const html = chartOf({ cold: visit, revisits: [{ after: 'P1D', now: visit, recommended: visit }] });
    expect(html).toContain('class="visit-range"');
    expect(html).toContain('class="visit-open"');
    expect(html).toContain('≈ 1.5 kB + ?');
    expect(html).toContain('Of up to 1 request the bytes are not known');
    expect(html).toContain('What is recommended changes nothing here.');
  });

  it('never draws what is wholly unknown as nothing', () => {
    const visit = { requests: 2, revalidations: 0, bytes: 0, cost: tally({ exchanges: 2, unknown: 2 }) };
    const html = chartOf({ cold: visit, revisits: [{ after: 'P1D', now: visit, recommended: visit }] });
    expect(html).toContain('>unknown<');
    expect(html).not.toContain('data-bytes');
    expect(html).not.toContain('NaN');
  });

  it('does not compare bytes that are not known', () => {
    const unsized = { requests: 2, revalidations: 0, bytes: 0, cost: tally({ exchanges: 2, unknown: 2 }) };
    const asks = { requests: 2, revalidations: 2, bytes: 0, cost: tally({ exchanges: 2, unknown: 2 }) };
    const sized = { ...asks, bytes: 300, cost: tally({ exchanges: 2, measuredBytes: 300 }) };
    const noted = (recommended: typeof unsized) =>
      chartOf({ cold: unsized, revisits: [{ after: 'P1D', now: unsized, recommended }] });
    expect(noted(unsized)).toContain('What is recommended changes nothing here.');
    expect(noted(asks)).not.toContain('What is recommended changes nothing here.');
    expect(noted(sized)).not.toContain('Where what is recommended costs more');
    expect(noted({ ...unsized, requests: 3 })).toContain('Where what is recommended costs more');
  });

  it('says so where nothing is known of later visits', () => {
    const visit = { requests: 0, revalidations: 0, bytes: 0, cost: tally({ exchanges: 0 }) };
    expect(chartOf({ cold: visit, revisits: [] })).toContain('later visits are unknown');
  });
});

describe('the list of first changes', () => {
  it.each(LANGUAGES)('says in %s what to send, for what, and what it saves', (language) => {
    const html = renderToString(
      <FirstChanges changes={firstChanges(reportOn(TWO_VISITS, language))} wording={wordingIn(language)} />,
    );
    expect(html).toContain('Cache-Control:');
    expect(html).toMatch(/data-basis="revisit"/);
    expect(html).not.toContain('undefined');
  });

  it('folds what has no figure and says that its gain is unknown', () => {
    const html = renderToString(<FirstChanges changes={firstChanges(report)} wording={wording} />);
    expect(html).toMatch(/<details><summary>\d+ changes? without a known gain/);
    expect(html).toContain('gain unknown');
  });

  it('says so where there is nothing to change', () => {
    expect(renderToString(<FirstChanges changes={[]} wording={wording} />)).toContain('Nothing to change');
  });

  it.each(HIDDEN_CHARACTERS)('writes out %j from the network', (character) => {
    const hostile = `a${character}b`;
    const changes = firstChanges(report).map(({ change, ...rest }) => ({
      ...rest,
      resources: [{ id: 'r', method: hostile, url: `https://site.example/${hostile}` }],
      change:
        change.kind === 'policy'
          ? { ...change, cacheControl: hostile, reason: hostile }
          : { ...change, title: hostile, fix: hostile },
    }));
    const html = renderToString(
      <FirstChanges changes={changes} wording={wording} onOpen={() => undefined} />,
    );
    expect(html).toContain(visible(hostile));
    expect(html).not.toContain(hostile);
  });

  it('needs no style attribute, which a strict policy forbids', () => {
    const html = [
      chartOf(report.savings),
      renderToString(<BytesBar report={report} wording={wording} />),
      renderToString(<FirstChanges changes={firstChanges(report)} wording={wording} />),
    ].join('');
    expect(html).not.toContain('style=');
  });
});
