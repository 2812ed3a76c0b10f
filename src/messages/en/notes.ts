import type { SkipReason } from '../../har/capture.ts';

/** About a capture as a whole. */
export const producerNotMeasured = (producer: string) =>
  `What ${producer === '' ? 'the producer of this capture' : producer} writes into a HAR has not been measured here. Its figures rest on the HAR format alone; where an entry leaves doubt they are shown as unknown.`;

export const hitsLeftOut = (producer: string) =>
  `${producer} leaves cache hits out. That none is shown here does not mean that there were none.`;

export const sensitiveLinesMayBeRemoved =
  'No Cookie, Set-Cookie or Authorization line is in this capture. They may have been taken out when it was saved: that a request or a response had none is not known.';

export const noHeaderLines =
  'No entry shows header lines. What the responses say of caching is not known; only sources and sizes are.';

export const entry = (index: number) => `entry ${index}`;

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
};
