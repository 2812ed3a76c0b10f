import type { HarEntry } from '../har/entry.ts';
import type { DevToolsBrowser, Line, PanelBrowser, ThemeName } from './browser.ts';

/** Traffic that was recorded before, by either or both of a browser's feeds. */
export interface RecordedTraffic {
  readonly producer: DevToolsBrowser['producer'];
  /** Entries as `onRequestFinished` gave them, in their order. */
  readonly events: readonly HarEntry[];
  /** Entries as `getHAR` gave them; the events where the two feeds are one. */
  readonly log?: readonly HarEntry[];
  readonly theme?: ThemeName;
  readonly locale?: string;
}

/** A browser whose traffic is played from a record, with the hands of the person before it. */
export interface RecordedBrowser extends DevToolsBrowser, PanelBrowser {
  /** Lets the next `count` requests finish, all that are left by default. */
  play(count?: number): void;
  /** Lets the inspected page have navigated: the log is emptied of what has been played. */
  leave(url?: string): void;
  /** Switches to the panel. */
  showPanel(): void;
  setTheme(theme: ThemeName): void;
}

/**
 * A browser that plays recorded traffic to a real recorder, for the panel as an ordinary page and for tests.
 * `getHAR` knows what has been played since the last navigation, and of what has no event what began by then.
 */
export function recordedBrowser(traffic: RecordedTraffic): RecordedBrowser {
  const { producer, events, log = events } = traffic;
  const requests = listenerSet<HarEntry>();
  const navigations = listenerSet<string>();
  const showings = listenerSet<void>();
  const lines = listenerSet<Line<unknown, unknown>>();
  const themes = listenerSet<ThemeName>();
  const eventKeys = new Set(events.map(keyOf));
  const finished = new Set<string>();
  let played = 0;
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  let theme: ThemeName = traffic.theme ?? 'light';

  const isInLog = (entry: HarEntry): boolean =>
    eventKeys.has(keyOf(entry)) ? finished.has(keyOf(entry)) : from < beganAt(entry) && beganAt(entry) <= to;

  return {
    producer,
    eventsAreWhole: log === events,
    namesPages: events.some(({ pageref }) => pageref !== undefined),
    alive: () => true,
    onRequestFinished: requests.add,
    onNavigated: navigations.add,
    getHar: async () => log.filter(isInLog),
    pageTimeline: async () => undefined,
    inspectedTab: async () => ({ id: 1, origin: undefined, traces: [] }),
    reload: () => undefined,
    navigate: () => undefined,
    createPanel: async () => ({ onShown: showings.add }),
    onConnect: <Out, In>(listener: (line: Line<Out, In>) => void) =>
      lines.add((line) => listener(line as Line<Out, In>)),
    connect<Out, In>() {
      const [near, far] = linePair();
      lines.tell(far);
      return near as Line<Out, In>;
    },
    theme: { current: () => theme, watch: themes.add },
    locale: traffic.locale ?? 'en',
    play(count = events.length) {
      for (const entry of events.slice(played, played + count)) {
        played += 1;
        finished.add(keyOf(entry));
        to = Math.max(to, beganAt(entry));
        requests.tell(entry);
      }
    },
    leave(url = '') {
      finished.clear();
      from = to;
      navigations.tell(url);
    },
    showPanel: () => showings.tell(),
    setTheme(next) {
      theme = next;
      themes.tell(next);
    },
  };
}

/** The two ends of a line within one document. Messages arrive as copies and in a later task, as over a port. */
export function linePair<A, B>(): [Line<A, B>, Line<B, A>] {
  const toNear = listenerSet<B>();
  const toFar = listenerSet<A>();
  const nearClosed = listenerSet<void>();
  const farClosed = listenerSet<void>();
  let open = true;
  const later = (deliver: () => void): void => void setTimeout(deliver);
  const end = <Out, In>(
    heard: ListenerSet<In>,
    other: ListenerSet<Out>,
    closed: ListenerSet<void>,
    otherClosed: ListenerSet<void>,
  ): Line<Out, In> => ({
    send(message) {
      if (!open) return;
      const copy = structuredClone(message);
      later(() => other.tell(copy));
    },
    onMessage: heard.add,
    onClose: closed.add,
    close() {
      if (open) later(() => otherClosed.tell());
      open = false;
    },
  });
  return [end(toNear, toFar, nearClosed, farClosed), end(toFar, toNear, farClosed, nearClosed)];
}

interface ListenerSet<T> {
  add(listener: (value: T) => void): () => void;
  tell(value: T): void;
}

function listenerSet<T>(): ListenerSet<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      const own = (value: T): void => listener(value);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell(value) {
      for (const listener of listeners) listener(value);
    },
  };
}

const beganAt = (entry: HarEntry): number => Date.parse(String(entry['startedDateTime']));

function keyOf(entry: HarEntry): string {
  const { method, url } = (entry['request'] ?? {}) as HarEntry;
  return `${entry['startedDateTime']} ${method} ${url}`;
}
