import { audit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import type { Clock } from '../../src/desk/clock.ts';
import type { DeskEvent, DeskLine, ResourceRow } from '../../src/desk/contract.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { SavedFile } from '../../src/desk/export-file.ts';
import { listedRules } from '../../src/desk/questions.ts';
import { startRowBook } from '../../src/desk/rows.ts';
import type { RecorderEvent, Recording } from '../../src/devtools/recording.ts';
import type { HarEntry } from '../../src/har/entry.ts';
import { type Language, messagesIn } from '../../src/messages/messages.ts';
import { panelMessagesIn } from '../../src/messages/panel-messages.ts';
import { viewDesk } from '../../src/panel/desk-view.ts';
import { keysOn } from '../../src/panel/keys.ts';
import { createLanguageChoice, firstLanguage } from '../../src/panel/language-choice.ts';
import { createSettings, type SettingsStore } from '../../src/panel/settings.ts';
import { createPanelState } from '../../src/panel/state.ts';
import { traffic } from '../traffic.ts';

/** A site that is visited twice: a 304 that loses its ETag and Vary, a good one, a fresh hit, a failure. */
export const TWO_VISITS = `
  > GET /
  < 200
  < Cache-Control: no-store
  = 1000
  document

  > GET /bare.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < ETag: "b1"
  < Cache-Control: no-cache
  < Vary: Accept-Encoding
  = 35000
  script

  > GET https://cdn.example/good.js?v=2
  < 200
  < Date: Mon, 23 Nov 2026 12:00:02 GMT
  < ETag: "g1"
  < Cache-Control: no-cache
  = 20000
  script

  > GET /fresh.css
  < 200
  < Date: Mon, 23 Nov 2026 12:00:03 GMT
  < Cache-Control: max-age=3600
  = 12000
  stylesheet

  > POST /beacon
  < 0
  from failed

  +60
  > GET /bare.js
  > If-None-Match: "b1"
  < 304
  < Date: Mon, 23 Nov 2026 12:01:00 GMT
  < Cache-Control: no-cache
  script

  +61
  > GET https://cdn.example/good.js?v=2
  > If-None-Match: "g1"
  < 304
  < Date: Mon, 23 Nov 2026 12:01:01 GMT
  < ETag: "g1"
  < Cache-Control: no-cache
  script

  +62
  > GET /fresh.css
  < 200
  < Date: Mon, 23 Nov 2026 12:00:03 GMT
  < Cache-Control: max-age=3600
  from disk-cache
  stylesheet
`;

/** Characters that reorder, hide or break the text around them. */
export const HIDDEN_CHARACTERS = [
  '\u202e',
  '\u2066',
  '\u200f',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u2028',
  '\n',
  '\u001b',
  '\u{e0041}',
];

/** The report on traffic as text. */
export function reportOn(text: string, language: Language = 'en'): Report {
  const exchanges = traffic(text);
  return audit(
    {
      producer: { name: 'WebInspector' },
      entries: exchanges.length,
      exchanges,
      pages: [],
      skipped: [],
      notes: [],
      sensitiveLines: 'shown',
      hits: 'told',
      cache: 'unknown',
    },
    { language },
  );
}

/** The rows that a report comes to. */
export const rowsOf = (report: Report): readonly ResourceRow[] => startRowBook().changes(report).rows;

/** A clock whose time the test moves. */
export function handClock(): Clock & { pass(ms: number): void } {
  let now = 0;
  let waiting: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(ms, callback) {
      const call = { at: now + ms, callback };
      waiting.push(call);
      return () => {
        waiting = waiting.filter((other) => other !== call);
      };
    },
    pass(ms) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { callback } of due) callback();
    },
  };
}

/** A recorder in the hands of the test, with what was asked of it. */
export function handRecording(): Recording & { tell(event: RecorderEvent): void; readonly asked: string[] } {
  const listeners = new Set<(event: RecorderEvent) => void>();
  const asked: string[] = [];
  return {
    asked,
    tell(event) {
      for (const listener of listeners) listener(event);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record: (on) => asked.push(`record ${on ? 'on' : 'off'}`),
    clear: () => asked.push('clear'),
    async reconcile() {
      asked.push('reconcile');
    },
    preserveLog: (on) => asked.push(`preserve log ${on ? 'on' : 'off'}`),
    auditPage: () => asked.push('audit page'),
    cancelAudit: () => asked.push('cancel audit'),
    keep: (on) => asked.push(`keep ${on ? 'on' : 'off'}`),
    deleteKept: () => asked.push('delete kept'),
  };
}

/** A store that keeps what it is given; `full`: it takes nothing, as one whose room is used up. */
export function handStore(kept: Record<string, string> = {}, { full = false } = {}) {
  const values = new Map(Object.entries(kept));
  const store: SettingsStore = {
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (full) throw new DOMException('no room', 'QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key) => values.delete(key),
  };
  return { store, values };
}

/** A desk in this thread; what is said over the line is copied, as it is between threads. */
export function deskInPlace(clock: Clock): DeskLine {
  const listeners: ((event: DeskEvent) => void)[] = [];
  const tell = (event: DeskEvent) => {
    const told = structuredClone(event);
    for (const listener of listeners) listener(told);
  };
  const desk = createDesk(tell, { clock, messagesOf: messagesIn, language: 'en' });
  return {
    // Files are handed out as they are: those of tests need not be what a browser can copy.
    send: (request) => desk.hear('files' in request ? request : structuredClone(request)),
    onEvent: (listener) => listeners.push(listener),
    close: () => desk.stop(),
  };
}

interface HandPanelOptions {
  readonly language?: Language;
  readonly platform?: string;
  /** Where settings are kept, when it is asked for. */
  readonly store?: () => SettingsStore;
  readonly canCopy?: boolean;
}

/** Ten minutes after the hour at which `liveEntry` counts. */
export const NOW = Date.UTC(2026, 10, 23, 12, 10);

/** A panel with a recorder, a clock, a store, downloads and a clipboard in the hands of the test. */
export function handPanel(options: HandPanelOptions = {}) {
  const { language = 'en', platform = 'Linux x86_64', canCopy = true } = options;
  const recording = handRecording();
  const clock = handClock();
  const saved: SavedFile[] = [];
  const copied: string[] = [];
  const { store } = handStore();
  const spoken = createLanguageChoice(options.store ?? (() => store), {
    locale: language,
    texts: panelMessagesIn(firstLanguage(options.store ?? (() => store), language)),
    textsOf: panelMessagesIn,
  });
  const state = createPanelState({
    recording,
    desk: viewDesk(deskInPlace(clock)),
    language: spoken,
    keys: keysOn(platform),
    settings: createSettings(options.store ?? (() => store), listedRules(messagesIn(language))),
    store: options.store ?? (() => store),
    save: (file) => saved.push(file),
    async copy(text) {
      if (!canCopy) throw new Error('no clipboard');
      copied.push(await text);
    },
    now: () => NOW,
  });
  recording.tell({ kind: 'state', recording: true, producer: CHROMIUM });
  return { recording, clock, saved, copied, state };
}

export const CHROMIUM = { name: 'chromium', version: '156' } as const;

/** An entry as Chromium's DevTools gives it. */
export function liveEntry(
  path: string,
  second: number,
  status = 200,
  etag = '"e1"',
  { method = 'GET', cacheControl = 'no-cache', origin = 'https://site.example' } = {},
): HarEntry {
  const lines = [
    { name: 'Date', value: new Date(Date.UTC(2026, 10, 23, 12, 0, second)).toUTCString() },
    { name: 'ETag', value: etag },
    { name: 'Cache-Control', value: cacheControl },
  ];
  const condition = status === 304 ? [{ name: 'If-None-Match', value: etag }] : [];
  return {
    startedDateTime: new Date(Date.UTC(2026, 10, 23, 12, 0, second)).toISOString(),
    time: 20,
    timings: { wait: 10 },
    _resourceType: 'script',
    request: {
      method,
      url: `${origin}${path}`,
      headers: [{ name: 'Host', value: 'site.example' }, ...condition],
      headersSize: 200,
      bodySize: 0,
    },
    response: {
      status,
      headers: lines,
      content: { size: 5000, mimeType: 'text/javascript' },
      headersSize: 150,
      bodySize: status === 304 ? 0 : 5000,
      _transferSize: status === 304 ? 150 : 5150,
    },
  };
}
