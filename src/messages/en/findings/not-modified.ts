import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

/** "The full response had X, this 304 has not", by what asks for the field. */
const missing = (field: string) => (parameters: Parameters) => {
  if (parameters['asked'] === 'strict') {
    const standard =
      field === 'Date' ? 'every server that has a clock' : 'only where the full response carries it';
    return `The 304 has no ${field}. The strict profile asks every 304 for it; the standard asks ${standard}.`;
  }
  if (parameters['asked'] === 'request') {
    return `The 304 has no ${field}, yet the tag in If-None-Match that it confirms shows that the full response most likely has one.`;
  }
  if (parameters['asked'] === 'clock') {
    return `The 304 has no ${field}, yet an earlier response from the same URL had one, so the origin has a clock.`;
  }
  return `The full response carried ${field}, the 304 that confirms it does not.`;
};

/** The texts of `src/rules/not-modified*.ts`. */
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
  '304-method': {
    title: '304 to a method other than GET and HEAD',
    seen: ({ method }) => `The request was a ${method}, and the answer was 304.`,
    why: 'Only GET and HEAD can be answered from a stored copy: the client cannot tell whether its request was carried out.',
    fix: 'Where If-None-Match stops any other method, answer 412. Ignore If-Modified-Since there. Keep code that answers 304 on its own to GET and HEAD.',
  },
  '304-etag-mismatch': {
    title: '304 with an ETag that was not asked about',
    seen: ({ etag, form }) =>
      form === 'other'
        ? `The 304 names ${etag}, which is a tag of If-None-Match in another form, and so another tag.`
        : `The 304 names ${etag}, which is none of the tags in If-None-Match.`,
    why: 'The answer says that nothing changed and names another version. The client goes on with content that may be old, and a cache that keeps to the standard freshens nothing and asks again.',
    fix: 'Send a 304 only where the current ETag is among those asked about, with that same ETag. Make ETags equal on all servers behind one address, and keep the suffix for compressed content (-gzip) on the 304.',
    browsers: { chromium: 'Keeps the ETag that is stored.', firefox: 'Keeps the ETag that is stored.' },
  },
  '304-etag-strength-flip': {
    title: '304 with the ETag made weak or strong',
    seen: ({ now }) =>
      now === 'weak'
        ? 'The 304 marks as weak (W/) the ETag that the client holds as a strong one.'
        : 'The 304 sends as a strong one the ETag that the client holds as weak (W/).',
    why: 'Validation still works, since tags are compared without the mark. Ranges do not: they need a strong tag that stays one, so broken-off downloads start anew.',
    fix: 'Let the same part of the server mark the tag on both, e.g. compress before tags are made, or keep the mark that the compressing proxy sets on its 304s as well.',
    browsers: { chromium: 'Keeps the ETag that is stored.', firefox: 'Keeps the ETag that is stored.' },
  },
  '304-lm-newer': {
    title: '304 although the content is newer',
    seen: ({ seconds }, figures) =>
      `The Last-Modified of the 304 is ${figures.seconds(Number(seconds))} later than the date that the client asked about.`,
    why: 'The client goes on showing the old content and takes it for the new one.',
    fix: 'Answer 200 with the content where Last-Modified is later than If-Modified-Since. Look for a comparison in another time zone, or a 304 made before the new date is known.',
  },
  '412-on-get': {
    title: '412 where a 304 was due',
    seen: ({ method }) => `A ${method} with If-None-Match was answered 412.`,
    why: 'The client holds the current content and gets an error instead of leave to use it.',
    fix: 'Answer 304 to GET and HEAD where a tag of If-None-Match matches; 412 is for the methods that change something.',
  },
  '304-extra-metadata': {
    title: '304 that describes content',
    seen: ({ fields }) => `The 304 carries ${fields}, though it brings no content.`,
    why: 'The stored copy has lines of its own for this: these are bytes on every revalidation, and where they differ some caches spoil their copy with them.',
    fix: 'Leave these lines off 304s. Often a framework sets them by default before the status is known.',
    browsers: {
      chromium: 'Keeps the Content-Type, Content-Encoding, Content-Range and Content-MD5 that are stored.',
      firefox: 'Keeps the Content-Type, Content-Encoding, Content-Range and Content-MD5 that are stored.',
    },
  },
  '304-lm-with-etag': {
    title: '304 with Last-Modified beside ETag',
    seen: () => 'The 304 carries both ETag and Last-Modified.',
    why: 'The ETag says which copy is confirmed; the date adds only its bytes.',
    fix: 'Leave Last-Modified off 304s that carry an ETag, if the server makes that easy.',
  },
  '304-set-cookie': {
    title: '304 that sets a cookie',
    seen: () => 'The 304 carries Set-Cookie.',
    why: 'A shared cache may put the line into its stored copy and hand one visitor’s cookie to the next. It is also sent on each revalidation.',
    fix: 'Set cookies on pages and calls, not on files. Where each answer is to prolong a session, send Cache-Control: private as well.',
    browsers: {
      chromium: 'Keeps the Set-Cookie that is stored with the response.',
      firefox: 'Keeps the Set-Cookie that is stored with the response.',
    },
  },
  '304-directive-drift': {
    title: '304 that changes the stored response',
    seen: ({ fields, harm, directive, before, now }, figures) => {
      const sentence = `The 304 sends another value than the full response for ${fields}`;
      if (harm === 'forbidden') return `${sentence}, and adds ${directive}.`;
      if (harm === 'shorter')
        return `${sentence}, and shortens the lifetime from ${figures.seconds(Number(before))} to ${figures.seconds(Number(now))}.`;
      return harm === 'nonce' ? `${sentence}, with a new nonce.` : `${sentence}.`;
    },
    why: 'Caches write these lines over the stored ones, so a copy behaves differently once it was confirmed: it is asked about more often, or the page no longer fits the policy that came with it.',
    fix: 'Make these lines in one place for 200 and 304. A page with a nonce in it is to be sent anew, or to go without ETag.',
  },
  '304-not-freshening': {
    title: '304 that leaves the copy stale',
    seen: ({ cause, age, lifetime }, figures) => {
      const [old, long] = [figures.seconds(Number(age)), figures.seconds(Number(lifetime))];
      if (cause === 'age') return `The 304 has an Age of ${old}, and the lifetime is ${long}.`;
      if (cause === 'date')
        return `The 304 has no later Date than the full response, which came ${old} before it, and the lifetime is ${long}.`;
      if (cause === 'expired') return 'The 304 repeats an Expires that has passed.';
      return 'Neither the full response nor the 304 gives a lifetime, or a Last-Modified to guess one from.';
    },
    why: 'The copy is as stale after the round trip as it was before, so the next use asks again.',
    fix: 'Send the current Date and Cache-Control with max-age on 304s, and let caches in between count Age from the time of their own validation.',
  },
};
