import type { DevToolsBrowser } from '../browser/browser.ts';
import { coalesce } from './coalesce.ts';
import { createMerge } from './merge.ts';
import type { RecordedEntry, RecorderEvent, Recording } from './recording.ts';
import { createSettling } from './settling.ts';

/** ms. A watched recording is reconciled this often at most, and seldom enough that it costs 1/20 of the time. */
const SLOWLY = 5_000;
const SHARE = 20;
/** ms. Who waits for a reconciliation is let go after this long; a later answer is taken all the same. */
const PATIENCE = 20_000;

/** The recorder itself is the in-memory line to it. */
export interface Recorder extends Recording {
  /** Ends the recording and leaves the browser alone. */
  stop(): void;
}

/**
 * Records the inspected page's traffic from now on, after what the browser already knows. Events are taken as
 * they come; `getHAR` fills in what they lose, without ever being asked twice at a time.
 */
export function createRecorder(browser: DevToolsBrowser): Recorder {
  const merge = createMerge();
  const listeners = new Set<(event: RecorderEvent) => void>();
  let happened = false;
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (event: RecorderEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const tellEntries = (entries: readonly RecordedEntry[]): void => {
    if (entries.length > 0) tell({ kind: 'entries', entries });
  };
  const state = (): RecorderEvent => ({
    kind: 'state',
    recording: merge.recording(),
    producer: browser.producer,
  });

  const reconcile = coalesce(async () => {
    happened = false;
    const askedAt = Date.now();
    try {
      const { changed, unfinished } = merge.snapshot(await browser.getHar());
      tellEntries(changed);
      settling.reconciled(changed.length > 0 || unfinished > 0);
    } catch (error) {
      if (browser.alive()) console.warn(error);
      else stop();
    }
    cost = Date.now() - askedAt;
  });
  const settling = createSettling(() => {
    if (merge.recording()) void reconcile();
  });

  const reconcileSlowly = (): void => {
    clearTimeout(timer);
    if (listeners.size === 0) return;
    timer = setTimeout(
      () => {
        const due = merge.recording() && (happened || !browser.eventsAreWhole);
        void (due ? reconcile() : Promise.resolve()).then(reconcileSlowly);
      },
      Math.max(SLOWLY, SHARE * cost),
    );
  };

  const removals = [
    browser.onRequestFinished((entry) => {
      happened = true;
      tellEntries(merge.event(entry));
      settling.eventCame();
    }),
    browser.onNavigated(settling.navigated),
  ];
  const stop = (): void => {
    for (const remove of removals) remove();
    listeners.clear();
    clearTimeout(timer);
    settling.stop();
  };
  void reconcile();

  return {
    watch(listener) {
      listener(state());
      const entries = merge.rows();
      if (entries.length > 0) listener({ kind: 'entries', entries });
      listeners.add(listener);
      void reconcile();
      if (listeners.size === 1) reconcileSlowly();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    record(on) {
      merge.record(on, Date.now());
      tell(state());
    },
    clear() {
      merge.clear(Date.now());
      tell({ kind: 'cleared' });
    },
    reconcile: () => withinPatience(reconcile()),
    stop,
  };
}

async function withinPatience(task: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([task, patience]);
  clearTimeout(timer);
}
