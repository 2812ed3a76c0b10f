import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

/** "The full response had X, this 304 has not", by what asks for the field. */
const missing = (field: string) => (parameters: Parameters) => {
  if (parameters['asked'] === 'strict') {
    return `The 304 has no ${field}. The strict profile asks every 304 for it; the standard asks only where the full response carries it.`;
  }
  if (parameters['asked'] === 'request') {
    return `The 304 has no ${field}, yet the tag in If-None-Match that it confirms shows that the full response most likely has one.`;
  }
  return `The full response carried ${field}, the 304 that confirms it does not.`;
};

/** The texts of `src/rules/not-modified.ts`. */
export const notModified: Readonly<Record<string, FindingText>> = {
  '304-date-missing': {
    title: '304 without Date',
    seen: missing('Date'),
    why: 'Caches then count the age of the confirmed copy from their own clock, or go on counting from the old Date and take it for stale too soon.',
    fix: 'Send Date on every response, 304s included. Look for code or a proxy that strips header lines from 304s.',
  },
  '304-etag-missing': {
    title: '304 without ETag',
    seen: missing('ETag'),
    why: 'A cache that holds several stored copies cannot tell which one was confirmed, and some do not freshen any.',
    fix: 'Send the same ETag on the 304 as on the full response.',
  },
  '304-cache-control-missing': {
    title: '304 without Cache-Control',
    seen: missing('Cache-Control'),
    why: 'Caches keep the old directives: a changed policy does not reach clients that only revalidate.',
    fix: 'Send the same Cache-Control on the 304 as on the full response.',
  },
  '304-expires-missing': {
    title: '304 without Expires',
    seen: missing('Expires'),
    why: 'Without max-age the old Expires stays in force: once past, every later use asks the origin again.',
    fix: 'Send Expires on the 304 as on the full response, or give the lifetime as max-age on both.',
  },
  '304-vary-missing': {
    title: '304 without Vary',
    seen: (parameters) => {
      const sentence = missing('Vary')(parameters);
      return parameters['lost'] ? `${sentence} Lost: ${parameters['lost']}.` : sentence;
    },
    why: 'A shared cache that trusts the 304 may give one variant to clients that need another.',
    fix: 'Send the whole Vary of the full response on the 304.',
  },
  '304-content-location-missing': {
    title: '304 without Content-Location',
    seen: missing('Content-Location'),
    why: 'Clients can no longer tell which representation was confirmed.',
    fix: 'Send the same Content-Location on the 304 as on the full response.',
  },
  '304-unconditional': {
    title: '304 to a request without a condition',
    seen: () => 'The request had neither If-None-Match nor If-Modified-Since, and the answer was 304.',
    why: 'The client has nothing to reuse and gets no content.',
    fix: 'Answer 304 only when a condition in the request holds. Look for a cache in between that passes on a 304 meant for its own validation.',
  },
  '304-body': {
    title: '304 with content',
    seen: ({ bytes }) => `${bytes} B of content came behind the header of a 304.`,
    why: 'A 304 ends with its header: these bytes are wasted, and over HTTP/1.1 a client can take them for the start of the next response.',
    fix: 'Send no content with a 304.',
  },
  '304-content-length-wrong': {
    title: '304 with the wrong Content-Length',
    seen: ({ stored }) =>
      `The Content-Length of the 304 is not the length of the stored content${stored ? `, which is ${stored} B` : ''}.`,
    why: 'A client or proxy that believes it waits for content that does not come, or cuts or drops its stored copy.',
    fix: 'Leave Content-Length off the 304, or send the length that the full response has.',
  },
};
