import type { SkipReason } from '../../har/capture.ts';
import type { HarFault } from '../../har/error.ts';

/** About a capture as a whole. */
export const producerNotMeasured = (producer: string) =>
  `What ${producer === '' ? 'the producer of this capture' : producer} writes into a HAR has not been measured here. Its figures rest on the HAR format alone; where an entry leaves doubt they are shown as unknown.`;

export const hitsLeftOut = (producer: string) =>
  `${producer} leaves cache hits out. That none is shown here does not mean that there were none.`;

export const hitsNotTold =
  'Of some answers this capture does not tell whether they came from the network, a cache or a service worker. They are not in the sums; what a service worker fetched itself may be missing.';

export const sensitiveLinesMayBeRemoved =
  'No Cookie, Set-Cookie or Authorization line is in this capture. They may have been taken out when it was saved: that a request or a response had none is not known.';

export const noHeaderLines =
  'No entry shows header lines. What the responses say of caching is not known; only sources and sizes are.';

export const entry = (index: number) => `entry ${index}`;

export const cutOff = (offset: number) =>
  `The capture ends too early, at byte ${offset}: what came behind that is not in this report.`;

export const brokenOff = (offset: number) =>
  `The capture stops being JSON at byte ${offset}: what comes behind that is not in this report.`;

export const compressionBroken = (offset: number) =>
  `The compressed capture is damaged or ends too early: it could be decompressed up to byte ${offset} of its text, and what came behind that is not in this report.`;

/** What is said of one capture among several. */
export const ofCapture = (capture: string, note: string) => `${capture}: ${note}`;

export const atByte = (reason: string, offset: number) => `${reason} (byte ${offset})`;

export const entryOf = (reason: string, entry: number, capture: string) =>
  `${reason} (entry ${entry} of ${capture})`;

export const notVisited = (pages: number) =>
  pages === 1
    ? 'One page could not be visited and is not in this report.'
    : `${pages} pages could not be visited and are not in this report.`;

export const untold = (requests: number) =>
  `The browser did not tell of at least ${requests === 1 ? '1 request' : `${requests} requests`} that the page lists itself. No figure here holds what they cost.`;

export const leftEarly =
  'A page was left before it had come to rest. What it requested last may be missing: browsers drop what they have not told by then. Most of it is kept where “Preserve log” (Chromium) or “Persist Logs” (Firefox) is turned on in the Network panel.';

export const serviceWorker =
  'A service worker answers for a page. The request for its own script, and in Firefox what it fetches, is not told by the browser and not counted here.';

export const cacheDisabled = (requests: number, of: number) =>
  `${requests} of ${of} requests told every cache to stay out (Cache-Control and Pragma: no-cache), as with “Disable cache” in DevTools or a hard reload. What caching does on a usual visit does not show here.`;

export const openedLate =
  'Recording began when the page had begun to load. What it had requested by then is not all here: reload to record it.';

export const keptBefore =
  'Part of this was recorded before DevTools was closed and opened again. What happened in between was not seen: whether the browser still held what it had stored by then is not known.';

export const filtered = (resources: number, of: number) =>
  `This report holds ${resources} of ${of} resources, as filtered. All its figures are of these alone.`;

export const harTooLarge =
  'The opened files are too large to be written anew. The HAR is the files themselves.';

export const harUnreadable = (name: string) =>
  `${name} cannot be read as a whole to be written anew. The HAR is the file itself.`;

/** Why an entry is no exchange. */
export const skipped: Readonly<Record<SkipReason, string>> = {
  'not-an-object': 'not an object',
  'no-request': 'has no request',
  'no-method': 'has no request method',
  'no-url': 'has no request URL',
  'relative-url': 'its request URL is not absolute',
  'not-http': 'no HTTP exchange',
  'no-response': 'has no response',
  'repeats-another': 'lists another entry again, to the last figure',
  'not-json': 'is not JSON',
  'not-utf-8': 'is not text in UTF-8',
  'nested-too-deeply': 'is nested too deeply',
  'too-large': 'is too large to be an exchange',
  'cut-off': 'the capture ends within it',
};

/** Why a file or a text is no capture that can be read. */
export const faults: Readonly<Record<HarFault['code'], string>> = {
  empty: 'empty',
  'no-entries': 'JSON, but no HAR: no list of entries with requests was found',
  'not-a-capture': 'JSON, but no HAR: neither an object nor a list of entries',
  'not-compressed': 'begins like gzip, but cannot be decompressed',
  'not-json': 'not JSON',
  'not-utf-8': 'not text in UTF-8',
  'nested-too-deeply': 'not JSON that can be read: nested too deeply',
  'too-large': 'not JSON that can be read: a value is too large',
  'cut-off': 'ends too early: no entry of it is whole',
};
