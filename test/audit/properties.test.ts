import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, createAudit, type Judgement } from '../../src/audit/audit.ts';
import type { Report, Tally } from '../../src/audit/report.ts';
import { type Bytes, rangeOf, UNKNOWN } from '../../src/exchange/bytes.ts';
import { HarError } from '../../src/har/error.ts';
import { readHar } from '../../src/har/read.ts';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { exportReport, FORMAT_NAMES } from '../../src/report/index.ts';
import { captureRules, rules } from '../../src/rules/index.ts';
import { LEVELS } from '../../src/rules/rule.ts';
import { capture, damagedCapture } from '../har/any-capture.ts';
import { objectionsTo, undescribedIn } from '../report/schema.ts';

/** Properties are tried on many captures each: how long that takes is not what they are about. */
const UNTIMED = { timeout: 120_000 };

const profile = fc.constantFrom('rfc9110' as const, 'strict' as const);

const ruleId = fc.constantFrom(...[...rules, ...captureRules].map(({ id }) => id));
const judgement: fc.Arbitrary<Judgement> = fc.record({
  profile,
  settings: fc.record({
    levels: fc.dictionary(ruleId, fc.constantFrom(...LEVELS, 'off' as const)),
    ignore: fc.array(
      fc
        .record({ url: fc.constantFrom('*', '*.js', 'https://*'), rules: fc.option(fc.array(ruleId)) })
        .map(({ url, rules }) => (rules ? { url, rules } : { url })),
      { maxLength: 3 },
    ),
    thresholds: fc.record({
      htmlLifetimeSeconds: fc.nat(),
      longLifetimeSeconds: fc.nat(),
      leastBytes: fc.nat(),
      leastRevalidations: fc.nat(9),
      clockSeconds: fc.nat(),
    }),
  }),
});

/** The report on a capture; undefined where it is none. */
async function reportOn(
  input: unknown,
  options: Parameters<typeof audit>[1] = {},
): Promise<Report | undefined> {
  try {
    return audit(await readHar(JSON.stringify(input)), options);
  } catch (error) {
    expect(error).toBeInstanceOf(HarError);
    return undefined;
  }
}

/** Figures of the wire that are negative or out of their own range; what a 304 saved may be less than nothing. */
const absurdFigures = ({ exchanges, resources }: Report): Bytes[] => [
  ...resources.flatMap(({ cacheInsight }) => {
    const wasted = cacheInsight?.wastedBytes ?? UNKNOWN;
    return isWithin(rangeOf(wasted), 0) ? [] : [wasted];
  }),
  ...exchanges.flatMap(({ wire, saved, notModified }) => [
    ...[wire.request, wire.response, saved ?? UNKNOWN].filter((figure) => !isWithin(rangeOf(figure), 0)),
    ...[notModified?.saved ?? UNKNOWN].filter(
      (figure) => !isWithin(rangeOf(figure), Number.NEGATIVE_INFINITY),
    ),
  ]),
];

const absurdTallies = (report: Report): Tally[] =>
  talliesIn(report).filter(
    ({ exchanges, unknown, measuredBytes, estimatedBytes }) =>
      unknown > exchanges ||
      !Number.isFinite(measuredBytes) ||
      !isWithin(estimatedBytes, Number.NEGATIVE_INFINITY),
  );

function isWithin(range: ReturnType<typeof rangeOf>, least: number): boolean {
  if (!range) return true;
  const { low, bytes, high } = range;
  return [low, bytes, high].every(Number.isFinite) && least <= low && low <= bytes && bytes <= high;
}

const talliesIn = ({ summary, savings, resources }: Report): Tally[] => [
  summary.transferred,
  savings.byRevalidation,
  savings.byCache,
  savings.avoidable.cost,
  savings.cacheInsight.wasted,
  ...resources.flatMap((resource) => [
    resource.transferred,
    resource.savedByCache,
    resource.savedByRevalidation,
  ]),
];

describe('whatever stands in a capture, its report', UNTIMED, () => {
  it('holds figures that are figures, each within its range, and keeps to the schema', async () => {
    await fc.assert(
      fc.asyncProperty(damagedCapture, profile, async (damaged, judged) => {
        const report = await reportOn(damaged, { profile: judged });
        if (!report) return;
        expect(absurdFigures(report)).toEqual([]);
        expect(absurdTallies(report)).toEqual([]);
        expect(objectionsTo(report)).toEqual([]);
        expect(undescribedIn(report)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('counts every entry, every exchange and every finding once', async () => {
    await fc.assert(
      fc.asyncProperty(damagedCapture, profile, async (damaged, judged) => {
        const report = await reportOn(damaged, { profile: judged });
        if (!report) return;
        const { capture: told, summary, exchanges, resources, findings } = report;
        expect(told.exchanges + told.skipped.length).toBe(told.entries);
        expect(exchanges).toHaveLength(told.exchanges);
        expect(resources.flatMap((resource) => resource.exchanges).toSorted((a, b) => a - b)).toEqual(
          exchanges.map(({ id }) => id),
        );
        expect(resources.flatMap((resource) => resource.findings).toSorted((a, b) => a - b)).toEqual(
          findings.map((_, index) => index),
        );
        expect(Object.values(summary.bySource).reduce((sum, count) => sum + count, 0)).toBe(exchanges.length);
      }),
      { numRuns: 100 },
    );
  });

  it('splits later visits by type and by host without losing or doubling anything', async () => {
    const figures = ({ cold, revisits }: Pick<Report['savings'], 'cold' | 'revisits'>) =>
      [cold, ...revisits.flatMap(({ now, recommended }) => [now, recommended])].flatMap(
        ({ requests, revalidations, cost }) => [
          requests,
          revalidations,
          cost.exchanges,
          cost.unknown,
          cost.measuredBytes,
          cost.estimatedBytes.low,
          cost.estimatedBytes.high,
        ],
      );
    await fc.assert(
      fc.asyncProperty(damagedCapture, async (damaged) => {
        const report = await reportOn(damaged);
        if (!report) return;
        const { visits, ...whole } = report.savings;
        for (const groups of [visits.types, visits.hosts]) {
          const sums = groups.map(figures).reduce(
            (sum, each) => sum.map((figure, at) => figure + (each[at] ?? Number.NaN)),
            figures(whole).map(() => 0),
          );
          // Beyond 2^53 the order of adding shows.
          const isSum = (figure: number, at: number) =>
            Math.abs((sums[at] ?? Number.NaN) - figure) <= 1e-3 + Math.abs(figure) * 1e-12;
          expect(figures(whole).every(isSum)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('can be written in every format and language, masked or not, and always says the same', async () => {
    const language = fc.constantFrom(...LANGUAGES);
    await fc.assert(
      fc.asyncProperty(damagedCapture, language, fc.boolean(), async (damaged, spoken, redacted) => {
        const write = async () => {
          const report = await reportOn(damaged, { language: spoken });
          return (
            report &&
            FORMAT_NAMES.map((format) => exportReport(report, format, { language: spoken, redacted }))
          );
        };
        expect(await write()).toEqual(await write());
      }),
      { numRuns: 40 },
    );
  });
});

describe('one capture', UNTIMED, () => {
  it('gives one report, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(capture, profile, async (whole, judged) => {
        const write = async () => JSON.stringify(await reportOn(whole, { profile: judged }));
        expect(await write()).toBe(await write());
      }),
    );
  });

  it('gives the same report in whatever order its exchanges come to a live audit', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.nat(), async (whole, turn) => {
        const read = await readHar(whole);
        const { producer, notes, sensitiveLines, cache, exchanges, skipped } = read;
        const live = createAudit({ producer, notes, sensitiveLines, cache });
        const start = turn % (exchanges.length + 1);
        for (const entry of skipped.toReversed()) live.skip(entry);
        for (const exchange of [...exchanges.slice(start), ...exchanges.slice(0, start).reverse()]) {
          live.add(exchange);
          live.report();
        }
        expect(JSON.stringify(live.report())).toBe(JSON.stringify(audit(read)));
      }),
    );
  });

  it('gives the same report whether it was to be judged so from the start or at any time later', async () => {
    await fc.assert(
      fc.asyncProperty(capture, judgement, judgement, fc.nat(), async (whole, first, chosen, turn) => {
        const read = await readHar(whole);
        const { producer, notes, sensitiveLines, cache, exchanges, skipped } = read;
        const live = createAudit({ producer, notes, sensitiveLines, cache, ...first });
        const told = turn % (exchanges.length + 1);
        for (const entry of skipped) live.skip(entry);
        for (const exchange of exchanges.slice(0, told)) live.add(exchange);
        live.report();
        live.choose(chosen);
        for (const exchange of exchanges.slice(told)) live.add(exchange);
        expect(JSON.stringify(live.report())).toBe(JSON.stringify(audit(read, chosen)));
      }),
    );
  });
});
