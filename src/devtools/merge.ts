import type { HarEntry } from '../har/entry.ts';
import type { RecordedEntry } from './recording.ts';
import { withoutBodies } from './without-bodies.ts';

/** What a snapshot changed, and how many of its requests have not finished yet. */
export interface Reconciled {
  readonly changed: readonly RecordedEntry[];
  readonly unfinished: number;
}

/** The recording: one row for each request, however many times and by whichever feed it was told. */
export interface Merge {
  /** Takes the entry of a request that has just finished. Returns the row that is new or changed, if there is one. */
  event(entry: HarEntry): readonly RecordedEntry[];
  /** Takes everything that `getHAR` knows at one moment. */
  snapshot(entries: readonly HarEntry[]): Reconciled;
  /** Turns recording on or off at a time (ms since the epoch). Requests that begin while it is off are never taken. */
  record(on: boolean, at: number): void;
  /** Forgets every row, and all requests that began before `at` (ms since the epoch), told or not. */
  clear(at: number): void;
  recording(): boolean;
  /** Every row, in the order of first arrival. */
  rows(): readonly RecordedEntry[];
}

/**
 * Merges the two feeds of DevTools, `onRequestFinished` and `getHAR`, which share no id. A request is known by
 * start time, method and URL; requests that share all three (two fetches of a URL in one millisecond) stay apart,
 * since each feed tells each request once. The later telling wins unless it says less.
 */
export function createMerge(): Merge {
  const windows: Window[] = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];
  const groups = new Map<string, Row[]>();
  const rows: Row[] = [];
  let on = true;

  const isRecorded = (entry: HarEntry): boolean => {
    const began = beginOf(entry);
    return Number.isNaN(began) ? on : windows.some(({ from, to }) => from <= began && began < to);
  };
  const append = (entry: HarEntry, byEvent: boolean): Row => {
    const row = { id: rows.length, entry, byEvent };
    const key = keyOf(entry);
    rows.push(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
    return row;
  };

  return {
    event(told) {
      if (!isRecorded(told)) return [];
      const entry = withoutBodies(told);
      const free = (groups.get(keyOf(entry)) ?? []).filter(({ byEvent }) => !byEvent);
      const row = rowOf(entry, free);
      if (!row) return [published(append(entry, true))];
      row.byEvent = true;
      return update(row, entry) ? [published(row)] : [];
    },
    snapshot(log) {
      const entries = log.filter(isRecorded).map(withoutBodies);
      const changed: Row[] = [];
      for (const [key, told] of groupedByKey(entries.filter(isFinished))) {
        const { pairs, fresh } = paired(told, groups.get(key) ?? []);
        for (const [entry, row] of pairs) if (update(row, entry)) changed.push(row);
        for (const entry of fresh) changed.push(append(entry, false));
      }
      const unfinished = entries.filter((entry) => !isFinished(entry) && !groups.has(keyOf(entry)));
      return { changed: changed.map(published), unfinished: unfinished.length };
    },
    record(next, at) {
      if (next === on) return;
      on = next;
      const last = windows[windows.length - 1];
      if (on) windows.push({ from: at, to: Number.POSITIVE_INFINITY });
      else if (last) last.to = at;
    },
    clear(at) {
      groups.clear();
      rows.length = 0;
      windows.splice(0, windows.length, ...(on ? [{ from: at, to: Number.POSITIVE_INFINITY }] : []));
    },
    recording: () => on,
    rows: () => rows.map(published),
  };
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
}

const published = ({ id, entry }: Row): RecordedEntry => ({ id, entry });

const part = (entry: HarEntry, name: string): HarEntry => (entry[name] ?? {}) as HarEntry;

const beginOf = (entry: HarEntry): number => Date.parse(String(entry['startedDateTime']));

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

/** `getHAR` lists requests under way with status 0; what failed in Chromium has an error, in Firefox an event. */
function isFinished(entry: HarEntry): boolean {
  const { status, _error } = part(entry, 'response');
  return (typeof status === 'number' && status > 0) || Boolean(_error);
}

function groupedByKey(entries: readonly HarEntry[]): Map<string, HarEntry[]> {
  const grouped = new Map<string, HarEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = grouped.get(key);
    if (group) group.push(entry);
    else grouped.set(key, [entry]);
  }
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
  return { pairs, fresh };
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
