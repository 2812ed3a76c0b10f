import type { HarEntry } from '../har/entry.ts';

/** Which browser's DevTools fills the entries. */
export type LiveProducer = { readonly name: string; readonly version: string };

/** An entry as it was recorded last, without bodies. `id` is its place in the order of first arrival. */
export interface RecordedEntry {
  readonly id: number;
  readonly entry: HarEntry;
  /** False where the browser has told that the request began, and not (yet) how it ended. */
  readonly ended: boolean;
  /** The page that it was requested for ({@link RecordedPage.id}); null where none is known by now. */
  readonly page: number | null;
  /** When DevTools was opened that recorded it, ms since the epoch, where that was before it was opened last. */
  readonly stretch?: number;
}

/** A visit to a page, from one navigation of the top document to the next. */
export interface RecordedPage {
  /** Its place in the order in which pages were first told. */
  readonly id: number;
  /** When it began, ms since the epoch. */
  readonly at: number;
  /** The document's address, where it is known. */
  readonly url?: string;
  /** The audit of the page made it past all caches. */
  readonly bypassed?: true;
}

/** What the recorder knows to be missing. */
export interface Gaps {
  /** The page had begun to load when recording began: what it had requested by then is not all told. */
  readonly openedLate: boolean;
  /** A service worker answered for a page: no browser tells of all that it asks for. */
  readonly serviceWorker: boolean;
  /** A page was left before it had come to rest with all its requests told. */
  readonly leftEarly: boolean;
  /** Loads over the network that a page lists itself and the browser never told, at least. */
  readonly untold: number;
  /** Some of what is told was recorded when DevTools was open before; what happened between was not seen. */
  readonly reopened: boolean;
}

/** How it stands with keeping what is recorded for the time when DevTools is opened again. */
export interface Keeping {
  readonly on: boolean;
  /** What is kept of all pages, by the sizes of what was written; undefined where that has not been looked at. */
  readonly kept?: { readonly bytes: number; readonly captures: number };
  /** Why it has come to an end by itself. */
  readonly problem?: KeepingProblem;
}

/**
 * There is no room in the browser's storage; it cannot be used; a later version of this extension has used it; what
 * was recorded is more than is kept of one capture.
 */
export type KeepingProblem = 'full' | 'denied' | 'newer' | 'too-much';

/** The visits of which the audit of a page is made: past all caches, as a link would lead there, as a reload. */
export type AuditedVisit = 'first' | 'second' | 'reload';

/** How far the audit of the inspected page is. Pages are {@link RecordedPage.id}. */
export type PageAudit =
  /** `requests` have been told of this visit so far. */
  | { readonly state: 'running'; readonly visit: AuditedVisit; readonly requests: number }
  | {
      readonly state: 'done';
      readonly pages: Readonly<Record<AuditedVisit, number>>;
      /** Whether most requests of the second visit told caches to stay out, as where DevTools disables the cache. */
      readonly cacheDisabled: boolean;
    }
  | { readonly state: 'ended'; readonly why: AuditEnd };

/**
 * Why an audit came to no result: somebody stopped it or what it rests on; the page is none over HTTP that answers; a
 * visit did not lead to a document in time; it led, or the page went on, to another one; it came to no rest in time.
 */
export type AuditEnd = 'cancelled' | 'no-page' | 'not-loaded' | 'left' | 'restless';

/** What the recorder tells whoever watches it, in order. */
export type RecorderEvent =
  | { readonly kind: 'state'; readonly recording: boolean; readonly producer: LiveProducer }
  /** What is missing has changed. Nothing is until this is told, and again once `cleared`. */
  | { readonly kind: 'gaps'; readonly gaps: Gaps }
  /** New entries, and entries seen before whose later snapshot replaces the earlier one (same id). */
  | { readonly kind: 'entries'; readonly entries: readonly RecordedEntry[] }
  /** The page has navigated, or more is known of a navigation told before (same id). Ids begin anew once `cleared`. */
  | ({ readonly kind: 'navigated' } & RecordedPage)
  /** Whether what earlier pages requested is kept when a page is left, which it is until this is told. */
  | { readonly kind: 'log'; readonly preserved: boolean }
  /** All that was told is void. `anew`: nothing has been forgotten, all of it follows under other ids. */
  | { readonly kind: 'cleared'; readonly anew?: true }
  | { readonly kind: 'keeping'; readonly keeping: Keeping }
  | { readonly kind: 'audit-page'; readonly audit: PageAudit }
  /** The recorder is gone and will not come back to this document: the extension was reloaded or removed. */
  | { readonly kind: 'lost' };

/** What goes down the line to the panel. */
export type LineEvent = RecorderEvent | { readonly kind: 'reconciled'; readonly token: number };

/** What the panel asks of the recorder, over the line. */
export type RecorderRequest =
  | { readonly kind: 'record'; readonly on: boolean }
  | { readonly kind: 'clear' }
  | { readonly kind: 'preserve-log'; readonly on: boolean }
  | { readonly kind: 'audit-page' }
  | { readonly kind: 'cancel-audit' }
  | { readonly kind: 'keep'; readonly on: boolean }
  | { readonly kind: 'delete-kept' }
  /** Reconcile with `getHAR()` now; answered by the entries that changed, then by `reconciled` with the same token. */
  | { readonly kind: 'reconcile'; readonly token: number };

/** The panel's end of the line to the recorder; recorded traffic can stand behind it as well as a live one. */
export interface Recording {
  /** Starts the flow: first the state, then everything recorded so far, then what comes. Returns its removal. */
  watch(listener: (event: RecorderEvent) => void): () => void;
  record(on: boolean): void;
  clear(): void;
  /** Whether what earlier pages requested is kept when the next one has begun, from now on and in later recordings. */
  preserveLog(on: boolean): void;
  /** Resolves when everything that the browser knows by now has been told to the listeners. */
  reconcile(): Promise<void>;
  /** Visits the inspected page three times, which is told as `audit-page`. Does nothing while that goes on. */
  auditPage(): void;
  cancelAudit(): void;
  /** Whether what is recorded is kept for the time when DevTools is opened again; off, what is kept is deleted. */
  keep(on: boolean): void;
  /** Deletes all that is kept, of all pages. */
  deleteKept(): void;
}
