import type { PageLoad, PageTimeline } from '../browser/browser.ts';
import type { Gaps } from './recording.ts';

/** ms. A page whose timeline and events have not changed for so long has come to rest. */
const REST = 100;
/** ms. Longer pauses are not of a page's rhythm, nor is one in which it was seen at rest. */
const LONGEST_PAUSE = 1_000;
/**
 * What a page lists and no event has told may come with the next event, for events lag behind (measured: 400 ms and
 * more on a busy machine). It is missing only when nothing has come for this many of the page's pauses.
 */
const WITHIN_RHYTHM = 1.5;
/**
 * ms. A URL's first response and its first 304 do have an event in Firefox; only those after are never told (seen in
 * ESR 153). So what was told less often than `FIRST` is given this long to come.
 */
const LAG = 1_000;
const FIRST = 2;
/** ms. A page that has not answered for so long will not: between two documents none answers. */
const SILENCE = 2_000;
/** ms. The browser may date the document's request a little before the document says that it began. */
const SLACK = 50;

/** Pages left last, whose late events may still come. */
const FRESH = 3;

/**
 * How far a page has been told: `unknown` where it does not answer at all, `busy` while it loads, `missing` where it lists
 * loads that no feed has told and that have not been sought, `told` where it rests and there are none.
 */
type Standing = 'unknown' | 'busy' | 'missing' | 'told';

/** Holds what pages say they have loaded against what has been told. */
export interface Account {
  /** Takes what the page says of itself at a time, ms since the epoch; undefined where it does not answer. */
  take(timeline: PageTimeline | undefined, at: number): void;
  /** An event has come, or another sign of life. */
  eventCame(at: number): void;
  /** The browser says that the page has navigated, which may have been within its document. */
  navigated(): void;
  standing(at: number): Standing;
  /** Whether the page has said last that it is still loading. */
  isLoading(): boolean;
  /** What is missing now has been sought in the browser's log: what still is then is not to be found. */
  sought(): void;
  gaps(): Omit<Gaps, 'reopened'>;
  /** Forgets every gap, and what the page has loaded so far; to be called when what was told has been forgotten. */
  clear(): void;
  /** Forgets the gaps of all pages but the present one; to be called when what was told of them has been forgotten. */
  forgetLeft(): void;
}

/**
 * @param told how many requests of a URL that began in a stretch of time have been told
 * @param startedAt when recording began, ms since the epoch
 */
export function createAccount(
  told: (url: string, from: number, to: number) => number,
  startedAt: number,
): Account {
  let page: Page | undefined;
  let silentSince: number | undefined;
  let navigations = 0;
  let leftEarly = false;
  let serviceWorker = false;
  let left: Stay[] = [];
  let before = { openedLate: false, untold: 0 };
  let forgotten = new Set<Page>();

  const missingIn = ({ origin, loads }: Page, to: number): Map<string, number> => {
    const missing = new Map<string, number>();
    for (const [url, count] of countByUrl(loads)) {
      const lack = count - told(url, origin - SLACK, to);
      if (lack > 0) missing.set(url, lack);
    }
    return missing;
  };
  const isRepeated = (url: string): boolean =>
    told(url, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) >= FIRST;
  const isOpenedLate = ({ page: stay, to }: Stay): boolean =>
    stay.origin < startedAt && missingIn(stay, to).size > 0;
  /** A URL of which nothing was told counts once: several loads of one page may have shared a request. */
  const untoldIn = ({ page: { origin, loads }, to }: Stay): number => {
    if (origin < startedAt) return 0;
    const overNetwork = new Set(loads.filter(({ network }) => network).map(({ url }) => url));
    return [...overNetwork].filter((url) => told(url, origin - SLACK, to) === 0).length;
  };
  const leave = (next: number): void => {
    if (page && !forgotten.has(page)) left.push({ page, to: next - SLACK });
    for (const stay of left.splice(0, left.length - FRESH)) {
      before.openedLate ||= isOpenedLate(stay);
      before.untold += untoldIn(stay);
    }
    if (page && !page.settled && page.loads.length > 0) leftEarly = true;
    if (navigations > 1) leftEarly = true;
  };

  const forgetLeft = (): void => {
    left = [];
    before = { openedLate: false, untold: 0 };
    leftEarly = false;
    serviceWorker = false;
  };

  return {
    take(timeline, at) {
      if (!timeline) {
        silentSince ??= at;
        return;
      }
      silentSince = undefined;
      const { origin, complete, loads, controlled } = timeline;
      // A page whose requests are all forgotten lacks none of them.
      const isForgotten =
        page?.origin === origin && forgotten.has(page) && page.loads.length === loads.length;
      serviceWorker ||= controlled && !isForgotten;
      if (page?.origin !== origin) {
        leave(origin);
        page = { origin, complete, loads, changedAt: at, pause: REST, settled: false, sought: new Map() };
      } else if (page.complete !== complete || page.loads.length !== loads.length) {
        changed(page, at);
        Object.assign(page, { complete, loads, settled: false });
      }
      navigations = 0;
    },
    eventCame(at) {
      if (page) changed(page, at);
    },
    navigated() {
      navigations += 1;
    },
    standing(at) {
      if (silentSince !== undefined && at - silentSince >= SILENCE) return 'unknown';
      if (!page?.complete || navigations > 0 || at - page.changedAt < REST) return 'busy';
      const { sought } = page;
      const missing = [...missingIn(page, Number.POSITIVE_INFINITY)].filter(
        ([url, lack]) => lack > (sought.get(url) ?? 0),
      );
      if (missing.length > 0) {
        const patience = missing.some(([url]) => isRepeated(url)) ? WITHIN_RHYTHM * page.pause : LAG;
        return at - page.changedAt < patience ? 'busy' : 'missing';
      }
      page.settled = true;
      return 'told';
    },
    isLoading: () => page?.complete === false,
    sought() {
      if (page) page.sought = missingIn(page, Number.POSITIVE_INFINITY);
    },
    gaps() {
      const stays =
        page?.settled && !forgotten.has(page) ? [...left, { page, to: Number.POSITIVE_INFINITY }] : left;
      return {
        openedLate: before.openedLate || stays.some(isOpenedLate),
        leftEarly,
        serviceWorker,
        untold: stays.reduce((sum, stay) => sum + untoldIn(stay), before.untold),
      };
    },
    forgetLeft,
    clear() {
      forgetLeft();
      forgotten = new Set(page ? [page] : []);
      // What was told of it is forgotten too, and not to be sought again.
      if (page) page.sought = missingIn(page, Number.POSITIVE_INFINITY);
    },
  };
}

/** A document while it is inspected. */
interface Page {
  readonly origin: number;
  complete: boolean;
  loads: readonly PageLoad[];
  /** When its timeline grew last or an event came, ms since the epoch. */
  changedAt: number;
  /** ms. The longest pause between two changes that still counts as its rhythm. */
  pause: number;
  /** Whether it was seen at rest with nothing left to seek. */
  settled: boolean;
  /** What has been sought in vain, by URL. */
  sought: ReadonlyMap<string, number>;
}

function changed(page: Page, at: number): void {
  const pause = at - page.changedAt;
  if (!page.settled && pause > page.pause && pause <= LONGEST_PAUSE) page.pause = pause;
  page.changedAt = at;
}

/** A document and the end of its time, ms since the epoch. */
interface Stay {
  readonly page: Page;
  readonly to: number;
}

function countByUrl(loads: readonly PageLoad[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { url } of loads) counts.set(url, (counts.get(url) ?? 0) + 1);
  return counts;
}
