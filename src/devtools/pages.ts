import type { PageTimeline } from '../browser/browser.ts';
import type { HarEntry } from '../har/entry.ts';
import { beginOf } from './merge.ts';
import type { RecordedPage } from './recording.ts';

/** A page of an earlier recording, and the entries that are for it. */
export interface KeptPage {
  readonly page: Omit<RecordedPage, 'id'>;
  readonly entries: readonly HarEntry[];
}

/** ms. The browser may date the document's request a little before the document says that it began. */
const SLACK = 50;

/** Which request was for which page: a visit of the top document, from one navigation to the next. */
export interface Pages {
  /** The page that an entry is for; null where none is known by now. */
  pageOf(entry: HarEntry): number | null;
  /** The browser says, at a time (ms since the epoch), that the page has navigated. */
  navigated(url: string, at: number): void;
  /** Takes what a page says of itself. */
  take(timeline: PageTimeline | undefined): void;
  /** The pages that are new or better known than when this was asked before. */
  news(): readonly RecordedPage[];
  /** The time from which on requests may be for another page than was said of them; asked once for each move. */
  movedFrom(): number | undefined;
  all(): readonly RecordedPage[];
  /** Puts pages of earlier recordings before all others, and numbers all anew. */
  recall(kept: readonly KeptPage[]): void;
  /** Numbers pages anew, from the present one on. */
  clear(): void;
}

/** @param named whether each entry names its page; else times tell which it is */
export function createPages(named: boolean): Pages {
  const numbered = createNumbers<SeenPage>();
  const own = named ? pagesByName(numbered) : pagesByTime(numbered);
  const recalled = new WeakMap<HarEntry, SeenPage>();
  return {
    ...own,
    pageOf(entry) {
      const page = recalled.get(entry);
      return page ? numbered.idOf(page) : own.pageOf(entry);
    },
    news: numbered.news,
    all: numbered.all,
    recall(kept) {
      const before: SeenPage[] = [];
      for (const { page, entries } of kept) {
        // DevTools may have been closed and opened again in front of one document.
        const seen = own.began(page.at) ?? page;
        before.push(seen);
        for (const entry of entries) recalled.set(entry, seen);
      }
      numbered.begin(before);
    },
  };
}

type SeenPage = Omit<RecordedPage, 'id'>;

/** How pages of this recording are told apart. */
interface OwnPages extends Pick<Pages, 'pageOf' | 'navigated' | 'take' | 'movedFrom' | 'clear'> {
  /** The page that began at a time by its own word, ms since the epoch. */
  began(at: number): SeenPage | undefined;
}

/** A page is what entries name alike. It is known with the first of them, which need not be that of its document. */
function pagesByName(numbered: Numbers<SeenPage>): OwnPages {
  const pages = new Map<string, NamedPage>();
  return {
    pageOf(entry) {
      const name = entry['pageref'];
      if (typeof name !== 'string' || Number.isNaN(beginOf(entry))) return null;
      const page = pages.get(name) ?? { at: Number.POSITIVE_INFINITY, firstAt: Number.POSITIVE_INFINITY };
      pages.set(name, page);
      if (learn(page, entry)) numbered.renew(page);
      return numbered.idOf(page);
    },
    navigated: () => undefined,
    take: () => undefined,
    movedFrom: () => undefined,
    began: () => undefined,
    clear: numbered.clear,
  };
}

interface NamedPage {
  /** When its first request began, ms since the epoch. */
  at: number;
  /** The same of the first that was not redirected, and its URL where it is a document. */
  firstAt: number;
  url?: string;
}

/** Whether an entry tells more of its page than was known. */
function learn(page: NamedPage, entry: HarEntry): boolean {
  const began = beginOf(entry);
  const { status } = (entry['response'] ?? {}) as HarEntry;
  const isEarlier = began < page.at;
  if (isEarlier) page.at = began;
  const isRedirect = typeof status === 'number' && status >= 300 && status < 400 && status !== 304;
  if (isRedirect || !(began < page.firstAt)) return isEarlier;
  page.firstAt = began;
  if (entry['_resourceType'] === 'document') page.url = urlOf(entry);
  else delete page.url;
  return true;
}

/** A page begins when its navigation did, by its own word, and until it has said it by what the browser tells. */
function pagesByTime(numbered: Numbers<SeenPage>): OwnPages {
  let pages: TimedPage[] = [];
  let moved: number | undefined;

  const change = (page: TimedPage, at: number): void => {
    moved = Math.min(moved ?? at, at, page.at);
    page.at = at;
    pages.sort((a, b) => a.at - b.at);
    numbered.renew(page);
  };
  const begin = (page: TimedPage): void => {
    pages.push(page);
    numbered.idOf(page);
    change(page, page.at);
  };
  /** The document's own request tells when a page began of which the browser has only said that it is there. */
  const findDocument = (entry: HarEntry): void => {
    const began = beginOf(entry);
    const [before, last] = pages.length > 1 ? pages.slice(-2) : [undefined, pages[0]];
    if (!last || last.origin !== undefined || !(began < last.at) || began <= (before?.at ?? 0)) return;
    if (urlOf(entry) === withoutFragment(last.url)) change(last, began);
  };
  return {
    pageOf(entry) {
      findDocument(entry);
      const began = beginOf(entry);
      const page = pages.findLast(({ at }) => at - SLACK <= began);
      return page ? numbered.idOf(page) : null;
    },
    navigated(url, at) {
      const last = pages.at(-1);
      if (!last?.isExpected) return begin({ url, at, origin: undefined, isExpected: false });
      last.isExpected = false;
      last.url = url;
      numbered.renew(last);
    },
    take(timeline) {
      if (!timeline || pages.some(({ origin }) => origin === timeline.origin)) return;
      const { origin, url } = timeline;
      const page = pages.find(({ origin: known, at }) => known === undefined && at >= origin - SLACK);
      if (!page) return begin({ url, at: origin, origin, isExpected: pages.length > 0 });
      page.origin = origin;
      change(page, origin);
    },
    began: (at) => pages.find(({ origin }) => origin === at),
    movedFrom() {
      const from = moved;
      moved = undefined;
      return from === undefined ? undefined : from - SLACK;
    },
    clear() {
      pages = pages.slice(-1);
      numbered.clear();
      for (const page of pages) numbered.idOf(page);
    },
  };
}

interface TimedPage {
  url: string;
  /** When it began, ms since the epoch. */
  at: number;
  /** The same by the page's own word. */
  origin: number | undefined;
  /** Whether the browser has yet to say that the page has navigated. */
  isExpected: boolean;
}

type Numbers<Page extends SeenPage> = ReturnType<typeof createNumbers<Page>>;

/** Numbers pages as they are first asked for, and keeps in mind of which there is something to tell. */
function createNumbers<Page extends SeenPage>() {
  const ids = new Map<Page, number>();
  const fresh = new Set<Page>();
  const recorded = (page: Page): RecordedPage => {
    const { at, url, bypassed } = page;
    return { id: idOf(page), at, ...(url !== undefined && { url }), ...(bypassed && { bypassed }) };
  };
  function idOf(page: Page): number {
    const known = ids.get(page);
    if (known !== undefined) return known;
    ids.set(page, ids.size);
    fresh.add(page);
    return ids.size - 1;
  }
  return {
    idOf,
    renew: (page: Page) => void fresh.add(page),
    news(): RecordedPage[] {
      const told = [...fresh].map(recorded);
      fresh.clear();
      return told;
    },
    all: () => [...ids.keys()].map(recorded),
    /** Numbers all anew, those first. */
    begin(first: readonly Page[]) {
      const all = new Set([...first, ...ids.keys()]);
      ids.clear();
      fresh.clear();
      for (const page of all) idOf(page);
    },
    clear() {
      ids.clear();
      fresh.clear();
    },
  };
}

const urlOf = (entry: HarEntry): string =>
  withoutFragment(String(((entry['request'] ?? {}) as HarEntry)['url']));

const withoutFragment = (url: string): string => url.replace(/#.*/, '');
