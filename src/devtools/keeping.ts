import type { DevToolsBrowser, InspectedTab } from '../browser/browser.ts';
import { originOf } from '../browser/page-place.ts';
import type { KeepChoice } from './keep-choice.ts';
import { MOST_DAYS } from './kept-bounds.ts';
import { type KeptStore, type KeptTab, problemOf, together } from './kept-store.ts';
import type { AuditedRecorder } from './page-audit.ts';
import type { Keeping, RecordedEntry, RecordedPage, RecorderEvent, Recording } from './recording.ts';

/** ms. What is recorded is gathered for so long before it is written. */
const GATHER = 500;
/** ms. A page that is asked for its place has so long to answer; at first it is asked so often. */
const ANSWER = 1_000;
const TRIES = 5;
const LONGEST_KEPT = MOST_DAYS * 24 * 60 * 60 * 1_000;

/** What a keeping needs beside what it keeps. */
export interface KeepingMeans {
  readonly choice: KeepChoice;
  readonly store: KeptStore;
}

/**
 * A recorder whose recording is kept, where that is chosen, for the time when DevTools is opened again in front of the
 * same tab and site. It begins with what was kept so. Whatever goes wrong ends the keeping, and the recording goes on.
 */
export function withKeeping(
  audited: AuditedRecorder,
  browser: Pick<DevToolsBrowser, 'inspectedTab'>,
  { choice, store }: KeepingMeans,
): Recording {
  const openedAt = Date.now();
  const listeners = new Set<(event: RecorderEvent) => void>();
  const gathered = gather();
  let known: KeptTab | undefined;
  let keeping: Keeping = { on: choice.read() === 'on' };
  let line = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: Keeping): void => {
    keeping = next;
    for (const listener of listeners) listener({ kind: 'keeping', keeping });
  };
  const tellTotal = async (): Promise<void> => tell({ ...keeping, kept: await store.total() });
  /** Does one thing after another; the first that fails ends the keeping. */
  const then = (task: () => Promise<void>): void => {
    line = line.then(task).catch((error) => {
      const problem = problemOf(error);
      // One capture that is too large says nothing of the next.
      if (keeping.on && problem !== 'too-much') choice.write('stopped');
      end();
      tell({ ...keeping, on: false, problem });
    });
  };
  const end = (): void => {
    clearTimeout(timer);
    timer = undefined;
    gathered.clear();
  };
  const writeSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      then(write);
    }, GATHER);
  };
  /** The tab under the name by which what is kept of it is found, and the site that it shows. */
  const knownTab = async (tries = 1) => {
    const now = await askTab(browser, tries);
    known ??= (await store.recognise(now)) ?? { key: `${now.id} ${openedAt}`, id: now.id, traces: [] };
    known = { ...known, traces: together(known.traces, now.traces) };
    return { tab: known, origin: now.origin };
  };
  const write = async (): Promise<void> => {
    if (!keeping.on) return;
    const { tab, origin: shown } = await knownTab();
    for (const [origin, { pages, rows }] of gathered.take(shown))
      await store.write(tab, { origin, openedAt, changedAt: Date.now(), pages }, rows);
    await tellTotal();
  };
  const forget = async (): Promise<void> => {
    if (known) await store.forgetTab(known);
    await tellTotal();
  };
  const bringBack = async (): Promise<void> => {
    await store.forgetBefore(openedAt - LONGEST_KEPT);
    const { tab, origin } = await knownTab(TRIES);
    const kept = origin === undefined ? [] : await store.find(tab, origin);
    if (kept.length > 0) await audited.bringBack(kept);
    await tellTotal();
  };
  const begin = (): void => {
    tell({ on: true, ...(keeping.kept && { kept: keeping.kept }) });
    // What was recorded by now is to be kept as well.
    audited.watch(hear)();
    then(tellTotal);
  };
  const cease = (): void => {
    end();
    tell({ on: false });
  };
  function hear(event: RecorderEvent): void {
    if (!keeping.on || !gathered.hear(event)) return;
    if (event.kind !== 'cleared') writeSoon();
    else if (!event.anew) then(forget);
  }

  audited.follow(hear);
  if (keeping.on) then(bringBack);
  else if (choice.read() === 'stopped') then(tellTotal);
  choice.watch(() => {
    const isOn = choice.read() === 'on';
    if (isOn && !keeping.on) begin();
    if (choice.read() === 'off') cease();
  });

  const { watch, follow: _, bringBack: __, ...rest } = audited;
  return {
    ...rest,
    watch(listener) {
      const leave = watch(listener);
      listener({ kind: 'keeping', keeping });
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        leave();
      };
    },
    keep(on) {
      choice.write(on ? 'on' : 'off');
      if (on) return begin();
      cease();
      then(() => store.clear());
    },
    deleteKept() {
      gathered.forgetRows();
      then(async () => {
        await store.clear();
        await tellTotal();
      });
    },
  };
}

/** A recording that nothing is kept of. */
export function withoutKeeping({ follow: _, bringBack: __, ...recording }: AuditedRecorder): Recording {
  return { ...recording, keep: () => undefined, deleteKept: () => undefined };
}

/** The tab as it is, asked again where its page does not answer. */
async function askTab(browser: Pick<DevToolsBrowser, 'inspectedTab'>, tries = 1): Promise<InspectedTab> {
  const tab = await browser.inspectedTab();
  if (tab.origin !== undefined || tries <= 1) return tab;
  await new Promise((resolve) => setTimeout(resolve, ANSWER));
  return askTab(browser, tries - 1);
}

/** What is to be written of one origin. */
interface Gathered {
  readonly pages: readonly RecordedPage[];
  readonly rows: { readonly row: RecordedEntry; readonly isNew: boolean }[];
}

/** Gathers what a recorder tells until it is written. */
function gather() {
  const pages = new Map<number, RecordedPage>();
  const rows = new Map<number, RecordedEntry>();
  const written = new Set<number>();
  /** Pages that more is known of than was written. */
  const renewed = new Set<number>();
  const forgetRows = (): void => {
    rows.clear();
    renewed.clear();
  };
  const clear = (): void => {
    forgetRows();
    pages.clear();
    written.clear();
  };
  const takePage = (page: RecordedPage): boolean => {
    const isKnown = pages.has(page.id);
    pages.set(page.id, page);
    if (isKnown) renewed.add(page.id);
    return isKnown || rows.size > 0;
  };
  const originsOf = (shown: string | undefined): Map<number | null, string | undefined> => {
    const latest = Math.max(...pages.keys());
    // Where the latest page is not known by its address, it is the one that the tab shows.
    const originFor = ({ id, url }: RecordedPage): string | undefined =>
      url === undefined && id === latest ? shown : originOf(url ?? '');
    return new Map([...pages.values()].map((page) => [page.id, originFor(page)]));
  };
  return {
    clear,
    forgetRows,
    /** Takes in what is told; whether there may be something to write or to delete. */
    hear(event: RecorderEvent): boolean {
      switch (event.kind) {
        case 'entries': {
          // What was brought back is kept already.
          const fresh = event.entries.filter(({ stretch }) => stretch === undefined);
          for (const row of fresh) rows.set(row.id, row);
          return fresh.length > 0;
        }
        case 'navigated': {
          const { kind: _, ...page } = event;
          return takePage(page);
        }
        case 'cleared':
          clear();
          return true;
        default:
          return false;
      }
    },
    /** Hands out what is to be written, by origin; what is for no page that is known by now waits. */
    take(shown: string | undefined): Map<string, Gathered> {
      const taken = new Map<string, Gathered>();
      const origins = originsOf(shown);
      const takenFor = (page: number | null): Gathered | undefined => {
        const origin = origins.get(page);
        if (origin === undefined) return undefined;
        const known = taken.get(origin);
        if (known) return known;
        const pagesOfIt = [...pages.values()].filter(({ id }) => origins.get(id) === origin);
        const fresh: Gathered = { pages: pagesOfIt, rows: [] };
        taken.set(origin, fresh);
        return fresh;
      };
      for (const row of rows.values()) {
        const known = takenFor(row.page);
        if (!known) continue;
        known.rows.push({ row, isNew: !written.has(row.id) });
        rows.delete(row.id);
        written.add(row.id);
      }
      if (written.size > 0) for (const page of renewed) takenFor(page);
      renewed.clear();
      return taken;
    },
  };
}
