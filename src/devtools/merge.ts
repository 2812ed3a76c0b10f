import type { HarEntry } from '../har/entry.ts';
import type { RecordedEntry } from './recording.ts';
import { withoutBodies } from './without-bodies.ts';

/** A row as far as the feeds tell it. */
export type MergedEntry = Omit<RecordedEntry, 'page'>;

/** A row as an earlier recording had it. */
export type KeptRow = Required<Omit<MergedEntry, 'id'>>;

/** What a snapshot changed, and how many of its requests have not ended yet, rows among them. */
export interface Reconciled {
  readonly changed: readonly MergedEntry[];
  readonly unfinished: number;
}

/** The recording: one row for each request, however many times and by whichever feed it was told. */
export interface Merge {
  /** Takes the entry of a request that has just finished. Returns the row that is new or changed, if there is one. */
  event(entry: HarEntry): readonly MergedEntry[];
  /**
   * Takes everything that `getHAR` knows at one moment, `at` (ms since the epoch). A request that it lists as under
   * way becomes a row that has not ended when it still is 3 s later, or when the log has lost it without a word.
   */
  snapshot(entries: readonly HarEntry[], at: number): Reconciled;
  /** Turns recording on or off at a time (ms since the epoch). Requests that begin while it is off are never taken. */
  record(on: boolean, at: number): void;
  /** Forgets every row, and all requests that began before `at` (ms since the epoch), told or not. */
  clear(at: number): void;
  /** Forgets the rows that began before `at` (ms since the epoch), and all such requests that are not told yet. */
  forgetBefore(at: number): void;
  /** Takes what was recorded before as the first rows; of a row that is there already it says nothing new. */
  precede(kept: readonly KeptRow[]): void;
  recording(): boolean;
  /** How many rows of a URL (without fragment) began at or after `from` and before `to`, ms since the epoch. */
  told(url: string, from: number, to: number): number;
  /** Every row, in the order of first arrival. */
  rows(): readonly MergedEntry[];
}

/**
 * Merges the two feeds of DevTools, `onRequestFinished` and `getHAR`, which share no id. A request is known by
 * start time, method and URL; requests that share all three (two fetches of a URL in one millisecond) stay apart,
 * since each feed tells each request once. The later telling wins unless it says less.
 * @param eventsAreWholeFrom where every finished request that begins from then on (ms since the epoch) has an event:
 *   until the event comes, a snapshot may show half of its response, which looks like all of it
 */
export function createMerge(eventsAreWholeFrom = Number.POSITIVE_INFINITY): Merge {
  const windows: Window[] = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];
  const groups = new Map<string, Row[]>();
  const begins = new Map<string, number[]>();
  const rows: Row[] = [];
  let awaited = new Map<string, Awaited[]>();
  let on = true;

  const isRecorded = (entry: HarEntry): boolean => {
    const began = beginOf(entry);
    return Number.isNaN(began) ? on : windows.some(({ from, to }) => from <= began && began < to);
  };
  const isWhole = (entry: HarEntry): boolean => isFinished(entry) && !(beginOf(entry) >= eventsAreWholeFrom);
  const append = (entry: HarEntry, more: Pick<Row, 'byEvent' | 'ended' | 'stretch'>): Row => {
    const row = { id: rows.length, entry, ...more };
    rows.push(row);
    pushTo(groups, keyOf(entry), row);
    pushTo(begins, withoutFragment(String(part(entry, 'request')['url'])), beginOf(entry));
    return row;
  };
  /** Pairs what a snapshot tells of one key with its rows; what is left and is under way is awaited. */
  const take = (key: string, told: readonly HarEntry[], at: number, changed: Row[]): Awaited[] => {
    const { pairs, fresh, free } = paired(told.filter(isFinished), groups.get(key) ?? []);
    for (const [entry, row] of pairs) {
      const isNew = update(row, entry);
      if (end(row, isWhole(entry)) || isNew) changed.push(row);
    }
    for (const entry of fresh.filter(isWhole)) {
      awaited.get(key)?.shift();
      changed.push(append(entry, { byEvent: false, ended: true }));
    }
    const underWay = [...told.filter((entry) => !isFinished(entry)).slice(free.size), ...fresh].filter(
      (entry) => !isWhole(entry),
    );
    const before = awaited.get(key)?.splice(0, underWay.length) ?? [];
    return underWay.map((entry, index) => ({ entry, since: before[index]?.since ?? at }));
  };

  const forgetRows = (): void => {
    groups.clear();
    begins.clear();
    awaited.clear();
    rows.length = 0;
  };

  return {
    event(told) {
      if (!isRecorded(told)) return [];
      const entry = withoutBodies(told);
      const key = keyOf(entry);
      const row = rowOf(
        entry,
        (groups.get(key) ?? []).filter(({ byEvent }) => !byEvent),
      );
      if (!row) {
        awaited.get(key)?.shift();
        return [published(append(entry, { byEvent: true, ended: true }))];
      }
      row.byEvent = true;
      const isNew = update(row, entry);
      return end(row, true) || isNew ? [published(row)] : [];
    },
    snapshot(log, at) {
      const changed: Row[] = [];
      const next = new Map<string, Awaited[]>();
      for (const [key, told] of groupedByKey(log.filter(isRecorded).map(withoutBodies))) {
        const underWay = take(key, told, at, changed);
        const lingering = underWay.filter(({ since }) => at - since >= LINGER);
        for (const { entry } of lingering) changed.push(append(entry, { byEvent: false, ended: false }));
        const waiting = underWay.filter(({ since }) => at - since < LINGER);
        if (waiting.length > 0) next.set(key, waiting);
      }
      for (const { entry } of [...awaited.values()].flat())
        changed.push(append(entry, { byEvent: false, ended: false }));
      awaited = next;
      return { changed: changed.map(published), unfinished: [...next.values()].flat().length };
    },
    record(next, at) {
      if (next === on) return;
      on = next;
      const last = windows[windows.length - 1];
      if (on) windows.push({ from: at, to: Number.POSITIVE_INFINITY });
      else if (last) last.to = at;
    },
    forgetBefore(at) {
      const isKept = ({ entry }: { readonly entry: HarEntry }) => beginOf(entry) >= at;
      const kept = rows.filter(isKept);
      const waiting = [...awaited].map(([key, all]) => [key, all.filter(isKept)] as const);
      forgetRows();
      for (const { entry, id: _, ...more } of kept) append(entry, more);
      awaited = new Map(waiting);
      const rest = windows.map(({ from, to }) => ({ from: Math.max(from, at), to }));
      windows.splice(0, windows.length, ...rest.filter(({ from, to }) => from < to));
    },
    precede(kept) {
      const present = [...rows];
      const waiting = awaited;
      forgetRows();
      awaited = waiting;
      for (const { entry, ended, stretch } of kept) append(entry, { byEvent: false, ended, stretch });
      const free = new Set(rows);
      for (const { entry, id: _, ...more } of present) {
        const same = rowOf(
          entry,
          (groups.get(keyOf(entry)) ?? []).filter((row) => free.has(row)),
        );
        if (!same) {
          append(entry, more);
          continue;
        }
        free.delete(same);
        update(same, entry);
        end(same, more.ended);
        same.byEvent = more.byEvent;
      }
    },
    clear(at) {
      forgetRows();
      windows.splice(0, windows.length, ...(on ? [{ from: at, to: Number.POSITIVE_INFINITY }] : []));
    },
    recording: () => on,
    told: (url, from, to) =>
      (begins.get(withoutFragment(url)) ?? []).filter((began) => from <= began && began < to).length,
    rows: () => rows.map(published),
  };
}

/** ms. A request that has been under way for so long is shown as it is. */
const LINGER = 3_000;

/** A request under way in the last snapshot, of which there is no row yet. */
interface Awaited {
  readonly entry: HarEntry;
  /** When a snapshot showed it first, ms since the epoch. */
  readonly since: number;
}

/** A stretch of time in which requests that begin are recorded, ms since the epoch; `to` is outside. */
interface Window {
  readonly from: number;
  to: number;
}

interface Row {
  readonly id: number;
  entry: HarEntry;
  /** Whether an event told of it: the next event with the same key is then another request. */
  byEvent: boolean;
  ended: boolean;
  readonly stretch?: number;
}

const published = ({ id, entry, ended, stretch }: Row): MergedEntry => ({
  id,
  entry,
  ended,
  ...(stretch !== undefined && { stretch }),
});

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Marks a row as ended where it is told to be. Returns whether that is news. */
function end(row: Row, ended: boolean): boolean {
  if (row.ended || !ended) return false;
  row.ended = true;
  return true;
}

const withoutFragment = (url: string): string => url.replace(/#.*/, '');

const part = (entry: HarEntry, name: string): HarEntry => (entry[name] ?? {}) as HarEntry;

/** When the request began, ms since the epoch; NaN where that is not told. */
export const beginOf = (entry: HarEntry): number => Date.parse(String(entry['startedDateTime']));

/** What the two feeds agree on. The time is parsed, as its offset may differ between two tellings. */
function keyOf(entry: HarEntry): string {
  const request = part(entry, 'request');
  return `${beginOf(entry)} ${request['method']} ${request['url']}`;
}

/** What tells requests of one key apart while nothing about them changes. */
function markOf(entry: HarEntry): string {
  const { status, bodySize } = part(entry, 'response');
  return [status, bodySize, entry['time'], entry['connection'], entry['_connectionId']].join(' ');
}

/**
 * `getHAR` lists requests under way with status 0, and in Firefox a response under way with no timings (seen in ESR
 * 153; an answer from memory has none either, but no address). What failed in Chromium has an error, in Firefox an
 * event.
 */
function isFinished(entry: HarEntry): boolean {
  const { status, _error } = part(entry, 'response');
  const isUnderWay = Boolean(entry['serverIPAddress']) && !isFilled(entry['timings']);
  return (typeof status === 'number' && status > 0 && !isUnderWay) || Boolean(_error);
}

function groupedByKey(entries: readonly HarEntry[]): Map<string, HarEntry[]> {
  const grouped = new Map<string, HarEntry[]>();
  for (const entry of entries) pushTo(grouped, keyOf(entry), entry);
  return grouped;
}

/** The row among the free ones of its key that the entry tells of. */
const rowOf = (entry: HarEntry, free: readonly Row[]): Row | undefined =>
  free.find((row) => markOf(row.entry) === markOf(entry)) ??
  free.find((row) => substance(row.entry) <= substance(entry)) ??
  free[0];

/** Gives each entry of one key its row: unchanged ones first, so that a changed one cannot take theirs. */
function paired(entries: readonly HarEntry[], rows: readonly Row[]) {
  const free = new Set(rows);
  const pairs: [HarEntry, Row][] = [];
  const take = (entry: HarEntry, row: Row | undefined): boolean => {
    if (!row) return false;
    pairs.push([entry, row]);
    return free.delete(row);
  };
  const changed = entries.filter((entry) => {
    const mark = markOf(entry);
    return !take(
      entry,
      [...free].find((row) => markOf(row.entry) === mark),
    );
  });
  const fresh = changed.filter((entry) => !take(entry, rowOf(entry, [...free])));
  return { pairs, fresh, free };
}

/** How much an entry says, for comparison: Firefox loses an entry's details when their source has gone. */
function substance(entry: HarEntry): number {
  const response = part(entry, 'response');
  const said = [
    isFinished(entry),
    isFilled(response['headers']),
    isFilled(part(entry, 'request')['headers']),
    isFilled(entry['timings']),
    typeof part(response, 'content')['size'] === 'number',
  ];
  return said.reduce((sum, is) => sum * 2 + Number(is), 0);
}

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Puts a later telling in the row's place. False where it says less or nothing new. */
function update(row: Row, entry: HarEntry): boolean {
  if (substance(entry) < substance(row.entry) || isEqual(entry, row.entry)) return false;
  row.entry = entry;
  return true;
}

/** Equality of plain data. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => isEqual((a as HarEntry)[name], (b as HarEntry)[name]));
}
