import type { FindingText } from '../../finding.ts';

/** The texts of the two rules on a length where there is no content. */
const lengthWithout = (status: string): FindingText => ({
  title: `${status} with Content-Length`,
  seen: (parameters) =>
    `The response has status ${parameters['status']}, which never has content, and a Content-Length.`,
  why: 'Over HTTP/1.1 a client or proxy that believes a length above 0 waits for content that does not come; 0 is a line for nothing.',
  fix: 'Send no Content-Length with such a response, not even 0.',
});

/** The texts of `src/rules/partial-content.ts` and `head.ts`. */
export const partialContent: Readonly<Record<string, FindingText>> = {
  '206-headers-missing': {
    title: '206 without the fields of the full response',
    seen: ({ names }) => `The full response carried ${names}, this part of it does not.`,
    why: 'A cache cannot tell how long the part may be used and to which content it belongs, and downloads the whole again.',
    fix: 'Send Date, ETag, Cache-Control, Expires, Content-Location and Vary with a 206 as with a 200. Look for code that sets them for status 200 only.',
  },
  '206-no-content-range': {
    title: '206 without Content-Range',
    seen: () => 'The response is a part of the content, and does not say which one.',
    why: 'The client cannot put it in its place: it has to drop it or download everything.',
    fix: 'Send Content-Range: bytes first-last/length with each 206, or status 200 with the whole content.',
  },
  '206-unrequested': {
    title: '206 that no Range asked for',
    seen: ({ method }) =>
      method
        ? `A ${method} request got a part of the content; ranges are defined for GET only.`
        : 'The request has no Range, and the answer is a part of the content.',
    why: 'A client that takes it for the whole shows or stores broken content.',
    fix: 'Answer 206 only to GET requests with Range. Look for a cache in between that passes on what it asked for itself.',
  },
  'cl-on-204': lengthWithout('204'),
  'cl-on-1xx': lengthWithout('1xx'),
  'content-location-foreign': {
    title: 'Content-Location on another host',
    seen: ({ named, asked }) => `Content-Location names a URL on ${named}, and ${asked} was asked.`,
    why: 'Clients and caches do not believe one host what it says of another: the field has no effect, and it may show the name of an inner server.',
    fix: 'Send a Content-Location on the same host, or none.',
  },
  'head-mismatch': {
    title: 'HEAD and GET say different things',
    seen: ({ field }) =>
      `The answers to HEAD and to GET differ in ${field}, although the content is the same.`,
    why: 'A cache that learns this from HEAD takes its stored copy for outdated and downloads it again; whoever asks for the size gets a wrong one.',
    fix: 'Answer HEAD by the code that answers GET and leave out the content alone. Where a length is costly to know, leave Content-Length out.',
    browsers: {
      chromium: 'Answers to HEAD do not touch what is stored for GET.',
      firefox: 'Answers to HEAD do not touch what is stored for GET.',
    },
  },
};
