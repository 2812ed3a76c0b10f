import type { BrowserName, FoundBrowser } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import type { AddedFields, StorageState } from './sent-along.ts';

export interface SessionOptions {
  readonly browser: FoundBrowser;
  /** The unpacked extension's folder, absolute. */
  readonly extension: string;
  readonly headless: boolean;
  /** Size of the window, CSS pixels. */
  readonly window?: { readonly width: number; readonly height: number };
  /** Where DevTools stands, and how wide (right) or high (bottom) it is there, CSS pixels. */
  readonly dock?: { readonly side: 'right' | 'bottom'; readonly size: number };
  /**
   * The language of the browser, as a BCP 47 tag. Chromium stays in English where it has no texts in it, as Debian's has
   * none without `chromium-l10n`; Firefox needs none to tell extensions that it is the one.
   */
  readonly locale: string;
  /** A server's certificate to trust although nobody known vouches for it. */
  readonly trusts?: TrustedCertificate;
  /** What the browser knows of sites before the first visit. */
  readonly state?: StorageState;
  /** What is added to the requests to one origin. */
  readonly added?: AddedFields;
}

/** What says which certificate to trust; each browser goes by one of the two. */
export interface TrustedCertificate {
  /** The certificate of the authority that issued it, PEM. */
  readonly authority: string;
  /** SHA-256 of its own SubjectPublicKeyInfo, in base64. */
  readonly pin: string;
}

export interface VisitOptions {
  /** A JavaScript expression that must become true in the page before the visit counts as done. */
  readonly until?: string;
  /** How long the visit may take, ms; default 30 s. */
  readonly timeoutMs?: number;
  /** Whether the visit is over when the load event has come, without waiting until the page has come to rest. */
  readonly brief?: boolean;
  /** Whether a page that goes on loading after the load event counts as visited all the same when the time is over. */
  readonly restless?: boolean;
}

/**
 * A real browser with DevTools open and the extension's recorder running in it, and the extension's panel to look at
 * and to use. Everything rejects with a DriveError that says what was waited for when it takes too long.
 */
export interface BrowserSession {
  readonly producer: BrowserName;
  readonly version: string;
  /** Settles when the browser has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Navigates, as a person who follows a link does (no reload), and waits until the page has come to rest. */
  visit(url: string, options?: VisitOptions): Promise<void>;
  /**
   * Waits until the recorder says that the visited page rests with all its requests told. Goes on after ten seconds all the
   * same: a page may never come to rest.
   */
  recorded(): Promise<void>;
  /** Reloads the visited page and waits for its load event. */
  reload(): Promise<void>;
  /** Puts DevTools, which is open, at another side of the window. */
  redock(side: 'right' | 'bottom'): Promise<void>;
  /** Closes DevTools and opens it again, which begins a new recording. */
  reopenDevtools(): Promise<void>;
  /** Has the Network panel keep its log when a page is left, or not; as its own setting does. */
  preserveLog(on: boolean): Promise<void>;
  /** Brings the HTTP Cache panel to the front. */
  openPanel(): Promise<void>;
  /** Runs a self-contained function in the panel's document and gives its answer, which must be plain data. */
  inPanel<A extends unknown[], T>(ask: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Clicks, with a real pointer event, in the middle of the first element that matches. */
  clickInPanel(selector: string): Promise<void>;
  /** Types, with real key events, into the first element that matches. */
  typeInPanel(selector: string, text: string): Promise<void>;
  /** Presses a key in the panel, e.g. `Escape`, `ArrowDown`, `Control+e`. */
  press(key: string): Promise<void>;
  /** Switches the DevTools theme. */
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Saves a PNG of DevTools with the panel that is in front. */
  screenshot(file: string): Promise<void>;
  /** The path of a finished download whose name matches; one that was given once is not given again. */
  waitForDownload(name: RegExp): Promise<string>;
  /** Lets later downloads go where the person's own go, so that they outlive the session. */
  keepDownloads(): Promise<void>;
  /** Ends the browser and removes its profile and its downloads. */
  close(): Promise<void>;
}

/** Starts a browser, opens DevTools and waits until the extension's recorder is ready. */
export const openSession = (options: SessionOptions): Promise<BrowserSession> =>
  options.browser.name === 'chromium' ? openChromium(options) : openFirefox(options);
