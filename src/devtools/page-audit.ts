import type { DevToolsBrowser } from '../browser/browser.ts';
import type { HarEntry } from '../har/entry.ts';
import type { Recorder } from './recorder.ts';
import type {
  AuditEnd,
  AuditedVisit,
  PageAudit,
  RecordedPage,
  RecorderEvent,
  Recording,
} from './recording.ts';

/** ms. The page is asked this often, must have been at rest for so long, and is given so long to come to that. */
const PAUSE = 100;
const REST = 1_000;
const LIMIT = 30_000;
/** ms. What was requested first may have begun so long before the document says that it was navigated to. */
const SLACK = 500;

/** What {@link withPageAudit} makes of a recorder. */
export interface AuditedRecorder
  extends Omit<Recording, 'keep' | 'deleteKept'>,
    Pick<Recorder, 'follow' | 'bringBack'> {}

/**
 * A recorder that can audit its page: visits it past all caches, as a link would lead there, and by a reload, one
 * after the other, each when the page has come to rest. Whatever is not certain ends it with the reason.
 */
export function withPageAudit(
  recorder: Recorder,
  browser: Pick<DevToolsBrowser, 'reload' | 'navigate'>,
): AuditedRecorder {
  const listeners = new Set<(event: RecorderEvent) => void>();
  /** Pages that were visited past all caches. */
  const bypassed = new Set<number>();
  let latest: PageAudit | undefined;
  let running: object | undefined;

  recorder.follow(({ kind }) => {
    if (kind !== 'cleared') return;
    // Pages are numbered anew.
    latest = undefined;
    bypassed.clear();
  });
  const tellAll = (event: RecorderEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const tell = (audit: PageAudit): void => {
    latest = audit;
    tellAll({ kind: 'audit-page', audit });
  };
  const bypass = (page: RecordedPage): void => {
    if (bypassed.has(page.id)) return;
    bypassed.add(page.id);
    tellAll(marked({ kind: 'navigated', ...page }));
  };
  const marked = (event: RecorderEvent): RecorderEvent =>
    event.kind === 'navigated' && bypassed.has(event.id) ? { ...event, bypassed: true } : event;
  const cancel = (): void => {
    if (!running) return;
    running = undefined;
    tell({ state: 'ended', why: 'cancelled' });
  };
  const audit = async (): Promise<void> => {
    const run = {};
    running = run;
    const tellOwn = (state: PageAudit): void => {
      if (running === run) tell(state);
    };
    const isOver = () => running !== run;
    recorder.holdLog(true);
    const outcome = await visitThrice({ recorder, browser, tell: tellOwn, bypass, isOver });
    if (running === run || !running) recorder.holdLog(false);
    tellOwn(outcome);
    if (running === run) running = undefined;
  };

  return {
    watch(listener) {
      const leave = recorder.watch((event) => listener(marked(event)));
      if (latest) listener({ kind: 'audit-page', audit: latest });
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        leave();
      };
    },
    follow(listener) {
      recorder.follow((event) => listener(marked(event)));
      listeners.add(listener);
    },
    bringBack: recorder.bringBack,
    record(on) {
      if (!on) cancel();
      recorder.record(on);
    },
    clear() {
      cancel();
      recorder.clear();
    },
    preserveLog: recorder.preserveLog,
    reconcile: recorder.reconcile,
    auditPage() {
      if (!running) void audit();
    },
    cancelAudit: cancel,
  };
}

interface Auditing {
  readonly recorder: Recorder;
  readonly browser: Pick<DevToolsBrowser, 'reload' | 'navigate'>;
  tell(state: PageAudit): void;
  /** Takes note that a page was visited past all caches. */
  bypass(page: RecordedPage): void;
  /** Whether nobody wants it any more. */
  isOver(): boolean;
}

async function visitThrice(auditing: Auditing): Promise<PageAudit> {
  const { recorder, browser } = auditing;
  const told = createTold();
  recorder.record(true);
  const leave = recorder.watch(told.hear);
  try {
    const page = await recorder.present();
    if (!page || !/^https?:/i.test(page.url)) return { state: 'ended', why: 'no-page' };
    const url = page.url.replace(/#.*/, '');
    const first = await visit('first', page.origin, () => browser.reload('past-caches'));
    if (typeof first === 'string') return { state: 'ended', why: first };
    const second = await visit('second', first.origin, () => browser.navigate(url));
    if (typeof second === 'string') return { state: 'ended', why: second };
    const reload = await visit('reload', second.origin, () => browser.reload('usual'));
    if (typeof reload === 'string') return { state: 'ended', why: reload };
    return {
      state: 'done',
      pages: { first: first.page, second: second.page, reload: reload.page },
      cacheDisabled: told.isPastCaches(second.page),
    };

    async function visit(name: AuditedVisit, left: number, go: () => void): Promise<Visited | AuditEnd> {
      if (auditing.isOver()) return 'cancelled';
      auditing.tell({ state: 'running', visit: name, requests: 0 });
      go();
      const pageFrom = (origin: number): number | undefined => {
        const page = told.pageFrom(origin);
        if (page && name === 'first') auditing.bypass(page);
        return page?.id;
      };
      const arrived = await arrive(auditing, told, { name, left, pageFrom });
      const isElsewhere = typeof arrived !== 'string' && addressOf(arrived.url) !== addressOf(url);
      return isElsewhere ? 'left' : arrived;
    }
  } finally {
    leave();
  }
}

/** A visit that has come to rest, and the page that it is recorded as. */
interface Visited {
  readonly origin: number;
  readonly url: string;
  readonly page: number;
}

/** A visit that is under way, and the origin of the document left for it. */
interface Awaited {
  readonly name: AuditedVisit;
  readonly left: number;
  /** The page that a document of that origin is recorded as. */
  pageFrom(origin: number): number | undefined;
}

/** Waits for another document than the one left, until it has come to rest. */
async function arrive(
  { recorder, tell, isOver }: Auditing,
  { requests: requestsOf }: Told,
  { name, left, pageFrom }: Awaited,
): Promise<Visited | AuditEnd> {
  const end = Date.now() + LIMIT;
  let origin: number | undefined;
  let restsSince: number | undefined;
  let requests = 0;
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const present = await recorder.present();
    if (isOver()) return 'cancelled';
    if (!present || present.origin === left) continue;
    if (origin !== undefined && present.origin !== origin) return 'left';
    origin = present.origin;
    const page = pageFrom(origin);
    if (requestsOf(page) !== requests) {
      requests = requestsOf(page);
      tell({ state: 'running', visit: name, requests });
    }
    restsSince = present.isAtRest && page !== undefined ? (restsSince ?? Date.now()) : undefined;
    if (page === undefined || restsSince === undefined || Date.now() - restsSince < REST) continue;
    return { origin, url: present.url, page };
  }
  return origin === undefined ? 'not-loaded' : 'restless';
}

/** What the recorder has told of pages and their requests. */
interface Told {
  hear(event: RecorderEvent): void;
  /** The latest page, where it began with a document's navigation (ms since the epoch) or later. */
  pageFrom(origin: number): RecordedPage | undefined;
  requests(page: number | undefined): number;
  /** Whether most requests of a page whose lines are known told caches to stay out. */
  isPastCaches(page: number): boolean;
}

function createTold(): Told {
  const pages = new Map<number, RecordedPage>();
  const entries = new Map<number, { readonly page: number | null; readonly entry: HarEntry }>();
  const of = (page: number | undefined) => [...entries.values()].filter((row) => row.page === page);
  return {
    hear(event) {
      if (event.kind === 'navigated') pages.set(event.id, pageOf(event));
      if (event.kind === 'entries') for (const row of event.entries) entries.set(row.id, row);
    },
    pageFrom: (origin) =>
      [...pages.values()].filter(({ at }) => at >= origin - SLACK).sort((a, b) => b.at - a.at)[0],
    requests: (page) => of(page).length,
    isPastCaches(page) {
      const lines = of(page).map(({ entry }) => linesOf(entry));
      const known = lines.filter(({ length }) => length > 0);
      return known.filter(areForNoCache).length * 2 > known.length;
    },
  };
}

const pageOf = ({ kind: _, ...page }: Extract<RecorderEvent, { kind: 'navigated' }>): RecordedPage => page;

function linesOf(entry: HarEntry): string[] {
  const { headers } = (entry['request'] ?? {}) as HarEntry;
  const lines = Array.isArray(headers) ? (headers as HarEntry[]) : [];
  return lines.map(({ name, value }) => `${name}: ${value}`.toLowerCase());
}

/** Both lines together are what browsers send where the cache is disabled. */
const areForNoCache = (lines: readonly string[]): boolean =>
  lines.includes('pragma: no-cache') && lines.includes('cache-control: no-cache');

/** What stays of an address when a page puts its state into it. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
