import type { HarEntry } from '../har/entry.ts';

/** One end of a channel between two documents of the extension. Messages are plain data and keep their order. */
export interface Line<Out, In> {
  /** Sends, or does nothing where the other end is gone; `onClose` tells that. */
  send(message: Out): void;
  /** Returns its removal, as every listener registration here does. */
  onMessage(listener: (message: In) => void): () => void;
  /** Calls back once when the other end has gone; not when this end closes. */
  onClose(listener: () => void): () => void;
  close(): void;
}

/** A panel in the toolbox. */
export interface ShownPanel {
  /** Calls back each time the person switches to the panel. */
  onShown(listener: () => void): () => void;
}

/** What the inspected page says of itself, by its own timeline. Whatever is in it comes from the page. */
export interface PageTimeline {
  /** The document's address by now; scripts may have changed it since it was loaded. */
  readonly url: string;
  /** When the document's navigation began, ms since the epoch; another document has another. */
  readonly origin: number;
  /** Whether the document and all that it waits for has loaded. */
  readonly complete: boolean;
  /** The document and its finished loads, those of frames of the same origin too; 250 a frame at most. */
  readonly loads: readonly PageLoad[];
  /** Whether a service worker answers for the document. */
  readonly controlled: boolean;
}

export interface PageLoad {
  readonly url: string;
  /** True where bytes are known to have crossed the network for it. */
  readonly network: boolean;
}

/** The inspected tab, as far as it can be told from others. */
export interface InspectedTab {
  readonly id: number;
  /** Of the page that it shows, where that is one over HTTP; undefined too where the page does not answer. */
  readonly origin: string | undefined;
  /**
   * What is the tab's alone, now or at some time. A tab that has the same id as one had earlier, and nothing of this in
   * common with it, may be another one.
   */
  readonly traces: readonly string[];
}

/** What the devtools page needs of a browser. */
export interface DevToolsBrowser {
  readonly producer: { readonly name: string; readonly version: string };
  /**
   * Whether every finished request gives an event, and `getHar` disturbs nothing. In Firefox neither holds (read in
   * the source of ESR 153 and seen): a 304's event waits for its cache entry (NetworkResponseListener
   * `#dataComplete`), which from the second or third 304 of a URL on is never handed out, so that only `getHar` has it;
   * and what begins or changes while `getHar` works is never put into the log (HarExporter `buildHarData` turns the
   * log's actions off).
   */
  readonly eventsAreWhole: boolean;
  /** Whether each entry names its page, by a `pageref` that both feeds and all times have in common. */
  readonly namesPages: boolean;
  /** False once the extension was reloaded or removed under this document: no call works from then on. */
  alive(): boolean;
  /** Calls back with each request's entry when it has finished. */
  onRequestFinished(listener: (entry: HarEntry) => void): () => void;
  /**
   * Calls back with its address when the inspected page has navigated, perhaps after its first requests. Chromium also
   * tells of an address that changes within a document (`pushState`, fragments), Firefox does not (seen in 156, ESR 153).
   */
  onNavigated(listener: (url: string) => void): () => void;
  /**
   * What the toolbox knows of the current page: unfinished requests too, and in Firefox with bodies, so it is
   * heavy there. Rejects where the browser does.
   */
  getHar(): Promise<readonly HarEntry[]>;
  /** What the inspected page says of itself; undefined where it does not answer. Changes nothing in the page. */
  pageTimeline(): Promise<PageTimeline | undefined>;
  /** The tab as it is now. Changes nothing in its page. */
  inspectedTab(): Promise<InspectedTab>;
  /** Loads the page again, as its reload button does, or `past-caches` as with that and Shift. */
  reload(how: 'usual' | 'past-caches'): void;
  /**
   * Navigates the page as a link in it would. Measured in Chromium 156 and Firefox ESR 153: even to its own address
   * requests have no line that a reload or a hard reload adds, and what is fresh comes from the cache.
   * @param url has no fragment, with which nothing may be loaded
   */
  navigate(url: string): void;
  /** Adds a panel to the toolbox; `icon` and `page` are paths from the extension's root, with their slash. */
  createPanel(title: string, icon: string, page: string): Promise<ShownPanel>;
  /** Calls back with a line to each panel document of this toolbox that connects. */
  onConnect<Out, In>(listener: (line: Line<Out, In>) => void): () => void;
}

export type ThemeName = 'light' | 'dark';

/** The colours of DevTools, followed live. */
export interface Theme {
  current(): ThemeName;
  /** Calls back at every change from now on. */
  watch(listener: (theme: ThemeName) => void): () => void;
}

/** What a panel document needs of a browser. */
export interface PanelBrowser {
  readonly theme: Theme;
  /** The language of the browser's own texts, e.g. `zh-CN`. */
  readonly locale: string;
  /** Opens a line to the devtools page of the same toolbox. Throws where the extension was reloaded or removed. */
  connect<Out, In>(): Line<Out, In>;
}
