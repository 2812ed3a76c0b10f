import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { InspectedTab } from '../browser/browser.ts';
import { MOST_BYTES, MOST_CAPTURES } from './kept-bounds.ts';
import type { KeptRecording } from './recorder.ts';
import type { Keeping, KeepingProblem, RecordedEntry, RecordedPage } from './recording.ts';

/** A tab of which something is kept. */
export interface KeptTab {
  /** Not given to another tab, as the browser's own id may be. */
  readonly key: string;
  readonly id: InspectedTab['id'];
  readonly traces: InspectedTab['traces'];
}

/** What is kept of the pages of one origin that one tab visited while DevTools was open once. */
export interface KeptCapture {
  readonly tab: KeptTab['key'];
  readonly origin: string;
  /** When DevTools was opened, and when this was written to last, ms since the epoch. */
  readonly openedAt: number;
  readonly changedAt: number;
  readonly pages: readonly RecordedPage[];
}

/** An entry to be kept; `isNew` where none of its id has been written before. */
export interface KeptEntry {
  readonly row: RecordedEntry;
  readonly isNew: boolean;
}

type Total = NonNullable<Keeping['kept']>;

/** Where captures are kept. Everything rejects where the browser does. */
export interface KeptStore {
  /** Adds entries to a capture, or replaces them there; then the oldest captures go until all are within bounds. */
  write(tab: KeptTab, capture: Omit<KeptCapture, 'tab'>, entries: readonly KeptEntry[]): Promise<void>;
  /** The tab that this one is, where it is certain to be one of which something is kept. */
  recognise(tab: InspectedTab): Promise<KeptTab | undefined>;
  /** What was kept of a tab on one site, oldest first. */
  find(tab: KeptTab, origin: string): Promise<readonly KeptRecording[]>;
  /** Deletes all that was kept of a tab. */
  forgetTab(tab: KeptTab): Promise<void>;
  /** Deletes what was not written to since then, ms since the epoch. */
  forgetBefore(at: number): Promise<void>;
  clear(): Promise<void>;
  total(): Promise<Total>;
}

/** More than may be kept was recorded of one capture. */
class TooMuch extends Error {}

/** Why nothing can be kept, by what the store rejected with. */
export function problemOf(error: unknown): KeepingProblem {
  if (error instanceof TooMuch) return 'too-much';
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'denied';
}

interface Schema extends DBSchema {
  tabs: { key: string; value: KeptTab };
  captures: { key: string; value: KeptCapture & { readonly id: string; readonly bytes: number } };
  rows: { key: [string, number]; value: Row };
}

/** An entry as JSON in UTF-8, so that what it takes is known to the byte. */
interface Row {
  readonly capture: string;
  readonly row: number;
  readonly json: Uint8Array<ArrayBuffer>;
}

const NAME = 'kept-captures';
const VERSION = 1;

/** The store in the extension's own IndexedDB, which is made when something is asked of it. */
export function keptStore(mostBytes = MOST_BYTES): KeptStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const close = (): void => {
    void opening?.then((database) => database.close());
    opening = undefined;
  };
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opening ??= openStore(close);
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
  const forget = async (isForgotten: (capture: KeptCapture) => boolean): Promise<void> =>
    within(await open(), async (transaction) => {
      const all = await transaction.objectStore('captures').getAll();
      await remove(transaction, all.filter(isForgotten));
    });

  return {
    async write(tab, { origin, openedAt, ...more }, entries) {
      const id = `${tab.key} ${openedAt} ${origin}`;
      const rows = entries.map(({ row, isNew }) => ({ isNew, value: rowOf(id, row) }));
      await within(await open(), async (transaction) => {
        const bytes = await putRows(transaction, id, rows);
        if (bytes > mostBytes) throw new TooMuch();
        await transaction.objectStore('tabs').put(tab);
        await transaction.objectStore('captures').put({ tab: tab.key, origin, openedAt, ...more, id, bytes });
        await remove(
          transaction,
          beyondBounds(await transaction.objectStore('captures').getAll(), mostBytes),
        );
      });
    },
    async recognise({ id, traces }) {
      const known = (await (await open()).getAll('tabs')).filter((tab) => tab.id === id);
      return known.find((tab) => tab.traces.some((trace) => traces.includes(trace)));
    },
    async find({ key }, origin) {
      const database = await open();
      const all = await database.getAll('captures');
      const found = all.filter((capture) => capture.tab === key && capture.origin === origin);
      found.sort((a, b) => a.openedAt - b.openedAt);
      return Promise.all(
        found.map(async ({ id, openedAt, pages }) => {
          const rows = await database.getAll('rows', rangeOf(id));
          return { openedAt, pages, entries: rows.map(readRow) };
        }),
      );
    },
    forgetTab: ({ key }) => forget(({ tab }) => tab === key),
    forgetBefore: (at) => forget(({ changedAt }) => changedAt < at),
    clear: () => forget(() => true),
    async total() {
      const all = await (await open()).getAll('captures');
      return { captures: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
  };
}

async function openStore(close: () => void): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    openDB<Schema>(NAME, VERSION, {
      upgrade(database) {
        database.createObjectStore('tabs', { keyPath: 'key' });
        database.createObjectStore('captures', { keyPath: 'id' });
        database.createObjectStore('rows', { keyPath: ['capture', 'row'] });
      },
      blocked: () => reject(new Error('The database is in use by an earlier version.')),
      blocking: close,
      terminated: close,
    }).then(resolve, reject);
  });
}

const STORES = ['tabs', 'captures', 'rows'] as const;
type Writing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** Does all of a task or nothing, and rejects with what kept the browser from doing it. */
async function within(
  database: IDBPDatabase<Schema>,
  task: (transaction: Writing) => Promise<void>,
): Promise<void> {
  const transaction = database.transaction(STORES, 'readwrite', { durability: 'relaxed' });
  // Whoever awaits it below hears of it all the same.
  transaction.done.catch(() => undefined);
  try {
    await task(transaction);
  } catch (error) {
    // Of what has no room a request only tells that all of it was given up; the transaction tells why.
    if (error instanceof DOMException && error.name === 'AbortError') await transaction.done;
    else transaction.abort();
    throw error;
  }
  await transaction.done;
}

/** Writes a capture's rows, and gives the bytes that all of its rows take then. */
async function putRows(
  transaction: Writing,
  capture: string,
  written: readonly { readonly isNew: boolean; readonly value: Row }[],
): Promise<number> {
  const rows = transaction.objectStore('rows');
  const known = await transaction.objectStore('captures').get(capture);
  const added = await Promise.all(
    written.map(async ({ isNew, value }) => {
      const before = known && !isNew ? await rows.get([capture, value.row]) : undefined;
      await rows.put(value);
      return value.json.byteLength - (before?.json.byteLength ?? 0);
    }),
  );
  return added.reduce((sum, bytes) => sum + bytes, known?.bytes ?? 0);
}

/** The captures that have to go, those first that were not written to for longest. */
function beyondBounds(all: readonly Schema['captures']['value'][], mostBytes: number) {
  const latestFirst = all.toSorted((a, b) => b.changedAt - a.changedAt);
  let bytes = 0;
  return latestFirst.filter((capture, place) => {
    bytes += capture.bytes;
    return place >= MOST_CAPTURES || bytes > mostBytes;
  });
}

/** Deletes captures, and the tabs of which nothing is left then. */
async function remove(transaction: Writing, captures: readonly { readonly id: string }[]): Promise<void> {
  if (captures.length === 0) return;
  const stores = {
    tabs: transaction.objectStore('tabs'),
    captures: transaction.objectStore('captures'),
    rows: transaction.objectStore('rows'),
  };
  await Promise.all(
    captures.flatMap(({ id }) => [stores.captures.delete(id), stores.rows.delete(rangeOf(id))]),
  );
  const left = new Set((await stores.captures.getAll()).map(({ tab }) => tab));
  const tabs = await stores.tabs.getAllKeys();
  await Promise.all(tabs.filter((key) => !left.has(key)).map((key) => stores.tabs.delete(key)));
}

const rangeOf = (capture: string): IDBKeyRange =>
  IDBKeyRange.bound([capture, 0], [capture, Number.POSITIVE_INFINITY]);

/** So many of a tab's traces are known at most; the latest count. */
const MOST_TRACES = 200;

/** The traces of a tab that has had others before. */
export const together = (before: readonly string[], now: readonly string[]): string[] =>
  [...new Set([...before, ...now])].slice(-MOST_TRACES);

const rowOf = (capture: string, { id, entry, ended, page }: RecordedEntry): Row => ({
  capture,
  row: id,
  json: new TextEncoder().encode(JSON.stringify({ entry, ended, page })),
});

/** Only what this version has written is read. */
const readRow = ({ json }: Row): KeptRecording['entries'][number] =>
  JSON.parse(new TextDecoder().decode(json));
