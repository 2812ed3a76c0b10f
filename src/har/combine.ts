import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureFacts, CapturePage, CapturePart, CaptureProducer, Skipped } from './capture.ts';

/** A capture and what it is called, such as its file's name. */
export interface NamedCapture {
  readonly name: string;
  readonly capture: Capture;
}

/**
 * Makes one capture of several, to be audited together. Entries and exchanges are numbered through in the order given.
 * Each capture is taken for a client of its own, so that what one of them downloaded is not held against another.
 */
export function combineCaptures(named: readonly NamedCapture[]): Capture {
  const [only, ...others] = named;
  if (only && others.length === 0) return only.capture;
  const exchanges: Exchange[] = [];
  const skipped: Skipped[] = [];
  const parts: CapturePart[] = [];
  const pages: CapturePage[] = [];
  let firstEntry = 0;
  for (const [place, { name, capture }] of named.entries()) {
    for (const exchange of capture.exchanges)
      exchanges.push(placed(exchange, firstEntry, pages.length, place));
    for (const entry of capture.skipped) {
      const origin = { capture: name, entry: entry.entry };
      skipped.push({ ...entry, entry: firstEntry + entry.entry, origin });
    }
    const { producer, entries } = capture;
    for (const page of capture.pages) pages.push(page);
    parts.push({ name, producer, firstEntry, entries });
    firstEntry += entries;
  }
  return {
    producer: producerOfAll(parts.map(({ producer }) => producer)),
    entries: firstEntry,
    exchanges,
    pages,
    skipped,
    ...factsOfAll(named.map(({ capture }) => capture)),
    notes: named.flatMap(({ name, capture }) => capture.notes.map((note) => ({ ...note, capture: name }))),
    parts,
  };
}

const placed = (exchange: Exchange, firstEntry: number, firstPage: number, place: number): Exchange => ({
  ...exchange,
  page: exchange.page === null ? null : firstPage + exchange.page,
  id: firstEntry + exchange.id,
  entry: firstEntry + exchange.entry,
  client: `${place} ${exchange.client ?? ''}`,
});

/** What absence can mean in one of them it can mean in all. */
const factsOfAll = (captures: readonly CaptureFacts[]): CaptureFacts => ({
  sensitiveLines: captures.some(({ sensitiveLines }) => sensitiveLines === 'may-be-removed')
    ? 'may-be-removed'
    : 'shown',
  hits: HITS.find((how) => captures.some(({ hits }) => hits === how)) ?? 'told',
  cache: captures.every(({ cache }) => cache === captures[0]?.cache)
    ? (captures[0]?.cache ?? 'unknown')
    : 'unknown',
});

/** The weakest first. */
const HITS = ['left-out', 'not-told', 'told'] as const;

/** The producer that all have in common, else all their names. */
function producerOfAll(producers: readonly CaptureProducer[]): CaptureProducer {
  const [first] = producers;
  const spelt = (producer: CaptureProducer) =>
    JSON.stringify([producer.name, producer.version, producer.browser]);
  if (first && producers.every((producer) => spelt(producer) === spelt(first))) return first;
  return { name: [...new Set(producers.map(({ name }) => name))].join(', ') };
}
