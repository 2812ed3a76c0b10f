import type { SkipReason } from '../../har/capture.ts';

/** About a capture as a whole. */
export const producerNotMeasured = (producer: string) =>
  `What ${producer === '' ? 'the producer of this capture' : producer} writes into a HAR has not been measured here. Its figures rest on the HAR format alone; where an entry leaves doubt they are shown as unknown.`;

export const untold = (requests: number) =>
  `The browser did not tell of at least ${requests === 1 ? '1 request' : `${requests} requests`} that the page lists itself. No figure here holds what they cost.`;

export const leftEarly =
  'A page was left before it had come to rest. What it requested last may be missing: browsers drop what they have not told by then.';

export const openedLate =
  'Recording began when the page had begun to load. What it had requested by then is not all here: reload to record it.';

/** Why an entry is no exchange. */
export const skipped: Readonly<Record<SkipReason, string>> = {
  'not-an-object': 'not an object',
  'no-request': 'has no request',
  'no-method': 'has no request method',
  'no-url': 'has no request URL',
  'relative-url': 'its request URL is not absolute',
  'not-http': 'no HTTP exchange',
  'no-response': 'has no response',
};
