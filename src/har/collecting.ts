import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureNote, CaptureProducer, Skipped } from './capture.ts';
import type { EntryParts } from './entry-parts.ts';
import { HarError } from './error.ts';
import type { EntryFault, LogListener } from './log-text.ts';
import { createPages } from './pages.ts';
import { producerOf } from './producers/index.ts';
import type { Producer } from './producers/producer.ts';
import { type RawEntry, readRawEntry, recordOf, textOf } from './raw-entry.ts';
import { exchangeOf } from './read-entry.ts';
import { createRepeats, type Repeats } from './repeats.ts';
import { factsOf, notesOn } from './whole-capture.ts';

/** Makes a capture of what it hears of a log. */
export interface Collecting extends LogListener {
  /** Where an entry stands in a text is of no matter. */
  entry(parts: EntryParts): void;
  /** Entries heard of so far. */
  entries(): number;
  /** Whether one of them has a request, as entries of a HAR have. */
  hasRequest(): boolean;
  /** What is wrong with the first of them, where none can be read. */
  fault(): EntryFault | undefined;
  /** @throws HarError where the entries are none of a HAR */
  capture(notes: readonly CaptureNote[]): Capture;
}

/** Any JSON may hold a list. One of which so many first items have no request is none of HAR entries. */
const CONVINCING = 10_000;

/**
 * Starts without any entry. What an entry means depends on who wrote it: until that has been heard, entries are held;
 * where it is never said, they are read with care.
 */
export function createCollecting(): Collecting {
  const exchanges: Exchange[] = [];
  const skipped: Skipped[] = [];
  const pages = createPages();
  const members: { creator?: unknown; browser?: unknown } = {};
  let held: { readonly raw: RawEntry; readonly entry: number }[] = [];
  let reading: { readonly producer: Producer; readonly repeats: Repeats } | undefined;
  let first: EntryFault | undefined;
  let [entries, readable, withRequest] = [0, 0, 0];

  function settle(producer: Producer): void {
    reading = { producer, repeats: createRepeats(producer.trust) };
    for (const { raw, entry } of held) take(raw, entry, reading);
    held = [];
  }

  function take(raw: RawEntry, entry: number, { producer, repeats }: NonNullable<typeof reading>): void {
    const reference = textOf(raw.entry['pageref']);
    const exchange = exchangeOf(raw, entry, producer, pages.indexOf(reference));
    const repeated = repeats.find(exchange, reference);
    if (repeated) {
      skipped.push({ entry, reason: 'repeats-another', repeats: repeated.entry });
      return;
    }
    pages.take(exchange.page, exchange);
    exchanges.push(exchange);
  }

  const beNoHar = (): never => {
    throw new HarError({ code: 'no-entries' });
  };

  return {
    member(name, value) {
      if (name in members) return;
      members[name] = value;
      if (name === 'creator') settle(producerOf(creatorOf(value).name));
    },
    entry(parts) {
      const entry = entries++;
      readable += 1;
      const raw = readRawEntry(parts);
      const isRequest = !('reason' in raw) || !NO_REQUEST.has(raw.reason);
      if (isRequest) withRequest += 1;
      else if (withRequest === 0 && readable > CONVINCING) beNoHar();
      if ('reason' in raw) skipped.push({ entry, ...raw });
      else if (reading) take(raw, entry, reading);
      else held.push({ raw, entry });
    },
    unreadable(fault) {
      first ??= fault;
      skipped.push({ entry: entries++, reason: fault.code, offset: fault.offset });
    },
    entries: () => entries,
    hasRequest: () => withRequest > 0,
    fault: () => (readable === 0 ? first : undefined),
    capture(notes) {
      if (readable > 0 && withRequest === 0) beNoHar();
      const creator = creatorOf(members.creator);
      if (!reading) settle(producerOf(creator.name));
      const producer = reading?.producer ?? producerOf(creator.name);
      const facts = factsOf(exchanges, producer);
      return {
        producer: describeProducer(creator, members.browser),
        entries,
        exchanges,
        pages: pages.pages(),
        skipped: skipped.toSorted((a, b) => a.entry - b.entry),
        ...facts,
        notes: [...notes, ...notesOn(exchanges, facts, producer, creator.name)],
      };
    },
  };
}

const NO_REQUEST: ReadonlySet<string> = new Set(['not-an-object', 'no-request']);

const creatorOf = (value: unknown) => {
  const creator = recordOf(value);
  return { name: textOf(creator?.['name']), version: textOf(creator?.['version']) };
};

function describeProducer(named: { name: string; version: string }, value: unknown): CaptureProducer {
  const browser = recordOf(value);
  const browserName = [textOf(browser?.['name']), textOf(browser?.['version'])].filter(Boolean).join(' ');
  return {
    name: named.name || 'unknown',
    ...(named.version === '' ? {} : { version: named.version }),
    ...(browserName === '' ? {} : { browser: browserName }),
  };
}
