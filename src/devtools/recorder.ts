import type { DevToolsBrowser, PageTimeline } from '../browser/browser.ts';
import { createAccount } from './account.ts';
import { createAttention } from './attention.ts';
import { coalesce } from './coalesce.ts';
import { type LogChoice, NO_CHOICE } from './log-choice.ts';
import { beginOf, createMerge, type MergedEntry } from './merge.ts';
import { createPages, type KeptPage } from './pages.ts';
import type { Gaps, RecordedEntry, RecordedPage, RecorderEvent, Recording } from './recording.ts';
import { createSettling } from './settling.ts';

/** ms. A watched recording is reconciled this often at most, and seldom enough that it costs 1/20 of the time. */
const SLOWLY = 5_000;
const SHARE = 20;
/** ms. Who waits for a reconciliation is let go after this long; a later answer is taken all the same. */
const PATIENCE = 10_000;

/** ms. A page is asked for its timeline this often while it loads, and for so long after its last change. */
const ATTENTION = 100;
const ATTENTIVE_FOR = 2_000;
/** ms. A page whose last request ended this long ago may have others under way. */
const LIVELY = 500;
/** ms. A page that does not answer while its requests end is busy; for so long after the last one it may be. */
const QUIET = 1_000;
/** ms. Who asks for a look is made to wait so long at most for the page to come to rest. */
const REST_PATIENCE = 2_000;
/** ms. A page at rest is asked this often, while the recording is watched. */
const GLANCE = 1_000;
/** ms. A page that does not say anything for so long, because its script runs or is paused, is not waited for. */
const ANSWER = 1_000;
/** ms. The browser may date the document's request a little before the document says that it began. */
const SLACK = 50;

/** The document in the inspected page. */
export interface PresentPage {
  readonly url: string;
  /** When its navigation began, ms since the epoch; another document has another. */
  readonly origin: number;
  /** Whether it has come to rest with all its requests told. */
  readonly isAtRest: boolean;
}

/** What was recorded when DevTools was open before. */
export interface KeptRecording {
  /** When it was opened, ms since the epoch. */
  readonly openedAt: number;
  readonly pages: readonly RecordedPage[];
  /** In the order of first arrival; `page` is the id of one of these pages. */
  readonly entries: readonly Pick<RecordedEntry, 'entry' | 'ended' | 'page'>[];
}

export interface Recorder extends Omit<Recording, 'auditPage' | 'cancelAudit' | 'keep' | 'deleteKept'> {
  /** While the log is held, nothing is forgotten when a page is left, whatever the person chose. */
  holdLog(held: boolean): void;
  /** Tells what is told from now on, as a watcher is, but the browser is not asked more often for it. */
  follow(listener: (event: RecorderEvent) => void): void;
  /** Puts what earlier recordings of the page had before all else, as far as the log is to be preserved. */
  bringBack(kept: readonly KeptRecording[]): Promise<void>;
  /**
   * Calls back with the origin of the present document once it rests with all its requests told, and with undefined as
   * soon as it is seen not to any more.
   */
  onRest(listener: (origin: number | undefined) => void): void;
  /** Asks the page how it is, and the browser where something may be missing; undefined where the page says nothing. */
  present(): Promise<PresentPage | undefined>;
  /** Looks for what may be missing, unless a look now would lose more than it finds. */
  lookIfLacking(): void;
  /** Ends the recording and leaves the browser alone. */
  stop(): void;
}

/**
 * Records the inspected page's traffic from now on, after what the browser already knows. Events are taken as
 * they come; `getHAR` fills in what they lose, without ever being asked twice at a time. Where asking it disturbs
 * the recording, it is asked when the page is at rest and says that something is missing; where the page says
 * nothing, a while after each navigation.
 */
export function createRecorder(browser: DevToolsBrowser, choice: LogChoice = NO_CHOICE): Recorder {
  const startedAt = Date.now();
  const merge = createMerge(browser.eventsAreWhole ? startedAt : undefined);
  const account = createAccount(merge.told, startedAt);
  const pages = createPages(browser.namesPages);
  const listeners = new Set<(event: RecorderEvent) => void>();
  const followers = new Set<(event: RecorderEvent) => void>();
  let isReopened = false;
  const restings = new Set<(origin: number | undefined) => void>();
  let gaps = NO_GAPS;
  let isPreserved = choice.read();
  let isHeld = false;
  /** When the latest page began that has been seen, by its own word. */
  let latestOrigin: number | undefined;
  let timeline: PageTimeline | undefined;
  /** The origin of the document that was last said to be at rest. */
  let resting: number | undefined;
  let happened = false;
  let cost = 0;
  let lookedAt = 0;
  let changedAt = startedAt;
  let eventAt = Number.NEGATIVE_INFINITY;
  let livedAt = startedAt;
  let isNewPage = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (event: RecorderEvent): void => {
    for (const follower of followers) follower(event);
    for (const listener of listeners) listener(event);
  };
  const placed = (rows: readonly MergedEntry[]): RecordedEntry[] =>
    rows.map((row) => ({ ...row, page: pages.pageOf(row.entry) }));
  const tellEntries = (rows: readonly MergedEntry[]): void => {
    const entries = placed(rows);
    tellPages();
    if (entries.length > 0) tell({ kind: 'entries', entries });
  };
  /** Tells of pages what is new, and of the requests that are for other pages than was told. */
  const tellPages = (): void => {
    for (const page of pages.news()) tell({ kind: 'navigated', ...page });
    const from = pages.movedFrom();
    if (from === undefined) return;
    const entries = placed(merge.rows().filter(({ entry }) => !(beginOf(entry) < from)));
    if (entries.length > 0) tell({ kind: 'entries', entries });
  };
  const state = (): RecorderEvent => ({
    kind: 'state',
    recording: merge.recording(),
    producer: browser.producer,
  });
  const tellGaps = (): void => {
    const { untold, ...rest } = account.gaps();
    // Chromium tells of all that finishes; what its pages list beyond that was shared or served within the browser.
    const now = { ...rest, untold: browser.eventsAreWhole ? 0 : untold, reopened: isReopened };
    if (isSame(now, gaps)) return;
    gaps = now;
    tell({ kind: 'gaps', gaps });
  };

  const reconcile = coalesce(async () => {
    happened = false;
    const askedAt = Date.now();
    try {
      const { changed, unfinished } = merge.snapshot(await browser.getHar(), Date.now());
      tellEntries(changed);
      if (changed.length > 0 || unfinished > 0) changedAt = Date.now();
      settling.reconciled(changed.length > 0 || unfinished > 0);
    } catch (error) {
      if (browser.alive()) console.warn(error);
      else stop();
    }
    lookedAt = askedAt;
    cost = Date.now() - askedAt;
  });
  const askPage = async (): Promise<void> => {
    timeline = await inTime(browser.pageTimeline());
    account.take(timeline, Date.now());
    pages.take(timeline);
    tellPages();
    leaveEarlier();
  };
  /** Forgets what earlier pages requested once a later one has said when it began: events do not tell that. */
  const leaveEarlier = (): void => {
    const before = latestOrigin;
    if (!timeline || (before !== undefined && timeline.origin <= before)) return;
    latestOrigin = timeline.origin;
    if (before === undefined || isPreserved || isHeld) return;
    // A page can say of itself what it likes, but not keep what is to come from being recorded.
    merge.forgetBefore(Math.min(latestOrigin, Date.now()) - SLACK);
    account.forgetLeft();
    isReopened = false;
    begin();
    tellEntries(merge.rows());
  };
  /** Numbers all anew. */
  const begin = (): void => {
    pages.clear();
    gaps = NO_GAPS;
    tell({ kind: 'cleared' });
  };
  const precede = (kept: readonly KeptRecording[]): void => {
    merge.precede(
      kept.flatMap(({ openedAt, entries }) =>
        entries.map(({ entry, ended }) => ({ entry, ended, stretch: openedAt })),
      ),
    );
    pages.recall(kept.flatMap(visitsOf));
    isReopened = true;
    gaps = NO_GAPS;
    tell({ kind: 'cleared', anew: true });
    tellEntries(merge.rows());
    tellGaps();
  };
  /** Asks the page, and then the browser where that is due. */
  const attend = async (): Promise<void> => {
    // While events come there is nothing to ask of a page but in Chromium what it has under way.
    if (!isNewPage && !browser.eventsAreWhole && Date.now() - eventAt < ATTENTION) return;
    isNewPage = false;
    await askPage();
    const standing = account.standing(Date.now());
    if (standing === 'busy') changedAt = Date.now();
    const isDue =
      standing === 'unknown'
        ? !browser.eventsAreWhole && isQuiet() && lookedAt <= livedAt
        : standing === 'missing' || mayLookWhileLoading();
    if (isDue) await reconcile();
    if (standing === 'missing') {
      account.sought();
      account.standing(Date.now());
    }
    tellGaps();
    tellRest();
  };
  const tellRest = (): void => {
    const now = account.standing(Date.now()) === 'told' ? timeline?.origin : undefined;
    if (now === resting) return;
    resting = now;
    for (const listener of restings) listener(now);
  };
  /** A page that is left while it loads takes with it what is under way, unless it has been seen before. */
  const mayLookWhileLoading = (): boolean =>
    browser.eventsAreWhole &&
    (account.isLoading() || Date.now() - eventAt < LIVELY) &&
    Date.now() - lookedAt > SHARE * cost;
  const settling = createSettling(() => {
    if (merge.recording() && mayLookUnasked()) void reconcile();
  });
  const isQuiet = (): boolean => Date.now() - eventAt >= QUIET;
  const mayLookUnasked = (): boolean =>
    browser.eventsAreWhole || (account.standing(Date.now()) === 'unknown' && isQuiet());
  /** Waits, where a look disturbs the recording, until the page has come to rest. */
  const rest = async (): Promise<void> => {
    if (browser.eventsAreWhole) return;
    const end = Date.now() + REST_PATIENCE;
    while (Date.now() < end) {
      await askPage();
      if (account.standing(Date.now()) !== 'busy' && isQuiet()) return;
      await new Promise((resolve) => setTimeout(resolve, ATTENTION));
    }
  };
  const attention = createAttention(attend, () => {
    if (!merge.recording() || !browser.alive()) return undefined;
    if (Date.now() - changedAt < ATTENTIVE_FOR) return ATTENTION;
    return listeners.size > 0 && !browser.eventsAreWhole ? GLANCE : undefined;
  });

  const reconcileSlowly = (): void => {
    clearTimeout(timer);
    if (listeners.size === 0) return;
    timer = setTimeout(
      () => {
        const due = merge.recording() && (happened || !browser.eventsAreWhole) && mayLookUnasked();
        void (due ? reconcile() : Promise.resolve()).then(reconcileSlowly);
      },
      Math.max(SLOWLY, SHARE * cost),
    );
  };

  const removals = [
    browser.onRequestFinished((entry) => {
      happened = true;
      eventAt = Date.now();
      livedAt = eventAt;
      changedAt = eventAt;
      tellEntries(merge.event(entry));
      account.eventCame(eventAt);
      settling.eventCame();
      attention.call();
    }),
    browser.onNavigated((url) => {
      livedAt = Date.now();
      changedAt = livedAt;
      isNewPage = true;
      account.navigated();
      pages.navigated(url, livedAt);
      tellPages();
      settling.navigated();
      attention.call();
    }),
  ];
  const stop = (): void => {
    for (const remove of removals) remove();
    listeners.clear();
    clearTimeout(timer);
    settling.stop();
    attention.stop();
  };
  const lookIfLacking = (): void => {
    if (browser.eventsAreWhole) void reconcile();
    attention.call();
  };
  void reconcile();
  attention.call();

  return {
    watch(listener) {
      listener(state());
      if (!isPreserved) listener({ kind: 'log', preserved: false });
      if (!isSame(gaps, NO_GAPS)) listener({ kind: 'gaps', gaps });
      for (const page of pages.all()) listener({ kind: 'navigated', ...page });
      const entries = placed(merge.rows());
      if (entries.length > 0) listener({ kind: 'entries', entries });
      listeners.add(listener);
      if (listeners.size === 1) reconcileSlowly();
      lookIfLacking();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    record(on) {
      merge.record(on, Date.now());
      attention.call();
      tell(state());
    },
    clear() {
      merge.clear(Date.now());
      account.clear();
      isReopened = false;
      begin();
      tellPages();
    },
    preserveLog(on) {
      isPreserved = on;
      choice.write(on);
      tell({ kind: 'log', preserved: on });
    },
    holdLog(held) {
      isHeld = held;
    },
    follow: (listener) => void followers.add(listener),
    async bringBack(kept) {
      if (!isPreserved) await askPage();
      const from = isPreserved ? Number.NEGATIVE_INFINITY : (timeline?.origin ?? Number.POSITIVE_INFINITY);
      const preserved = kept.map((recording) => ({
        ...recording,
        entries: recording.entries.filter(({ entry }) => beginOf(entry) >= from - SLACK),
      }));
      if (!isHeld && preserved.some(({ entries }) => entries.length > 0)) precede(preserved);
    },
    onRest: (listener) => void restings.add(listener),
    reconcile: () => withinPatience(rest().then(reconcile)),
    async present() {
      await attend();
      if (!timeline) return undefined;
      const { url, origin } = timeline;
      return { url, origin, isAtRest: account.standing(Date.now()) === 'told' };
    },
    lookIfLacking,
    stop,
  };
}

const NO_GAPS: Gaps = {
  openedLate: false,
  leftEarly: false,
  untold: 0,
  serviceWorker: false,
  reopened: false,
};

/** The pages of a recording of which there are entries. */
const visitsOf = ({ pages, entries }: KeptRecording): KeptPage[] =>
  pages
    .map(({ id, ...page }) => ({
      page,
      entries: entries.filter((row) => row.page === id).map(({ entry }) => entry),
    }))
    .filter(({ entries }) => entries.length > 0);

const isSame = (a: Gaps, b: Gaps): boolean =>
  a.openedLate === b.openedLate &&
  a.leftEarly === b.leftEarly &&
  a.untold === b.untold &&
  a.reopened === b.reopened &&
  a.serviceWorker === b.serviceWorker;

/** The answer, or undefined where it takes too long. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ANSWER);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function withinPatience(task: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([task, patience]);
  clearTimeout(timer);
}
