import type { Figures } from '../../figures.ts';
import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

/** ` (35.5 kB)`, ` (≈ 35.5 kB)` where that is an estimate, or nothing where the bytes are not known. */
const inBrackets = ({ bytes, estimated }: Parameters, figures: Figures): string =>
  bytes === undefined ? '' : ` (${estimated ? '≈ ' : ''}${figures.size(Number(bytes))})`;

const BY_SHOWN = {
  coding: 'Responses in different content codings carry the same strong ETag.',
  content: 'Different content came with the same strong ETag.',
  length: 'The content has another length than before, and the same strong ETag.',
};

/** The texts of `src/rules/validation.ts`, `unreliable-validators.ts`, `revalidation-churn.ts` and `round-trips.ts`. */
export const validation: Readonly<Record<string, FindingText>> = {
  'inm-ignored': {
    title: 'Full response instead of a 304',
    seen: (parameters, figures) =>
      `The request named the ETag that the response has, and the answer was a 200${inBrackets(parameters, figures)} instead of a 304.`,
    why: 'The client had this content: a 304 would have cost a header alone. Every validation of this resource downloads it again.',
    fix: 'Compare If-None-Match with the ETag as it goes out, and answer 304. Modules that change the tag when they compress (-gzip, --gzip) have to know it again when it comes back.',
  },
  'ims-ignored': {
    title: 'If-Modified-Since not heeded',
    seen(parameters, figures) {
      const answer = `the answer was a 200${inBrackets(parameters, figures)} instead of a 304.`;
      return parameters['older']
        ? `The content is older than the date in If-Modified-Since, and ${answer}`
        : `Last-Modified is the date that the request named, and ${answer}`;
    },
    why: 'A 304 would have cost a header alone. Every validation of this resource downloads it again.',
    fix: 'Answer 304 when the content has not changed since the date in If-Modified-Since, or send an ETag and compare that. Servers that compare dates for equality (nginx: if_modified_since exact) do so to be safe when older files are put back.',
  },
  'conditional-changed': {
    title: 'Changed since it was stored',
    seen: () =>
      'The validator that the request named no longer holds: the response came in full with a new one.',
    why: 'The content changed and validation found out, as it should.',
    fix: 'Nothing needs to change, unless the content is what it was: then servers or releases give it different validators.',
  },
  'revalidation-error': {
    title: 'Validation answered with an error',
    seen: ({ status }) =>
      `The client asked whether its stored response still holds, and the answer was ${status}.`,
    why: 'The stored response, which may still be good, is not used: people see the error.',
    fix: 'Find out why this request failed. For 500, 502, 503 and 504, stale-if-error in Cache-Control lets shared caches go on with the stored response. What is gone for good may say so.',
    browsers: {
      chromium: 'Uses the error; stale-if-error has no effect.',
      firefox: 'Uses the error; stale-if-error has no effect.',
    },
  },
  'revalidation-skipped': {
    title: 'Requested in full instead of validated',
    seen({ need, age, lifetime, apart }, figures) {
      const stored =
        need === 'no-cache'
          ? 'The stored response may be used after validation only (no-cache)'
          : `The stored response was stale (age ${figures.seconds(Number(age))}, lifetime ${figures.seconds(Number(lifetime))})`;
      const differs = apart ? `; ${apart} differs between the two requests` : '';
      return `${stored} and had a validator, yet the request named none${differs}.`;
    },
    why: 'This is what the client did, not a fault of the server: it may have dropped the response, have its cache switched off, or keep one for each top-level site and kind of request. A 304 was not possible.',
    fix: 'Nothing needs to change on the server. Where it happens often, see whether pages load the URL in different ways (with and without crossorigin, from different sites): browsers keep these apart.',
  },
  'redundant-download': {
    title: 'Downloaded again without need',
    seen(parameters, figures) {
      const { apart } = parameters;
      const differs = apart
        ? `; ${apart} differs between the two requests, so the browser may have kept them apart`
        : '';
      return `The same content was sent again${inBrackets(parameters, figures)}, and an earlier response had brought it${differs}.`;
    },
    why: 'A fresh stored response costs nothing and a 304 a header: these bytes brought nothing new.',
    fix: 'Let the response be stored, with a lifetime, and with a validator that stays as long as the content does. Load the URL everywhere in the same way, with or without crossorigin. Where all that is so, the client did not keep its copy: the cache may be switched off, as DevTools can do.',
  },
  'rtt-cost': {
    title: 'Time spent on 304s',
    seen({ count, resources, sum, passed }, figures) {
      const of = resources === '1' ? 'this resource' : `${figures.count(Number(resources))} resources`;
      const together = passed
        ? `; some were under way at the same time, so that about ${figures.duration(Number(passed))} passed`
        : '';
      return `The waits for ${figures.count(Number(count))} 304s of ${of} add up to ${figures.duration(Number(sum))}${together}.`;
    },
    why: 'A 304 saves bytes, not the round trip: what needs the content waits for it. Here stands the resource with the longest waits.',
    fix: 'Give what seldom changes a longer lifetime and a URL that changes with it, or add stale-while-revalidate: the stored response is then used at once and validated in the background.',
  },
  'validator-unstable': {
    title: 'The ETag changes, the content does not',
    seen: ({ shownBy }) =>
      shownBy === 'content'
        ? 'The same content came with another ETag than before.'
        : 'Length and Last-Modified are those of the response before, the ETag is not: most likely the content is the same.',
    why: 'Validation can then not end in a 304: clients download again what they have.',
    fix: 'Make the ETag from the content, such as a hash of it, and alike on all servers: not from inode numbers, host names or the time of a release.',
  },
  'etag-strong-reused': {
    title: 'One strong ETag for different content',
    seen: ({ shownBy }) => BY_SHOWN[shownBy as keyof typeof BY_SHOWN] ?? BY_SHOWN.content,
    why: 'A strong ETag promises the same bytes. A 304 then confirms content that is out of date, and parts of different versions or codings are put together to a broken file.',
    fix: 'Change the ETag whenever a byte changes, and give every content coding one of its own. Where only the meaning is the same, send a weak one: W/"…".',
  },
  'etag-stale-body': {
    title: 'Last-Modified moves, the ETag stays',
    seen: ({ shownBy }) =>
      shownBy === 'nothing'
        ? 'Last-Modified moved on and the strong ETag stayed: the file was written anew as it was, or its ETag is out of date.'
        : 'The content changed and Last-Modified with it, and the strong ETag stayed the same.',
    why: 'If-None-Match counts before the date: where the content changed, clients that ask with the old ETag get a 304 and go on with old content.',
    fix: 'Work out the ETag anew whenever the content changes; look for one that a release, an application or a proxy keeps. Where only the date of the file moves, nothing needs to change.',
  },
  'validator-dropped': {
    title: 'Validator no longer sent',
    seen: ({ had }) => `The response before carried ${had}, this one has neither ETag nor Last-Modified.`,
    why: 'What is stored now cannot be validated: once it is stale, it is downloaded in full.',
    fix: 'Send the same validators on every full response. Look for a server, a route or a proxy that drops them.',
  },
  'validator-missing': {
    title: 'No validator',
    seen: ({ bytes }, figures) =>
      `A response of ${figures.size(Number(bytes))} that may be stored has neither ETag nor Last-Modified.`,
    why: 'Once it is stale it cannot be validated: every use downloads it in full.',
    fix: 'Send an ETag made from the content, or Last-Modified. Servers do so for files; for what a program makes it may have to be switched on.',
  },
  'revalidation-churn': {
    title: 'Asked about again and again',
    seen({ count, reloads, lifetime, noCache, unchanged, proposed }, figures) {
      const apart =
        reloads === '0'
          ? ''
          : ` (and ${figures.count(Number(reloads))} more that reloads or scripts asked for)`;
      const content = unchanged
        ? `content that had not changed for ${figures.seconds(Number(unchanged))}`
        : 'content that did not change';
      const given = lifetime
        ? `with a lifetime of ${figures.seconds(Number(lifetime))}`
        : 'without a lifetime of its own';
      const now = noCache ? 'with no-cache, by which every use asks' : given;
      const better = proposed
        ? `; max-age=${proposed} (${figures.seconds(Number(proposed))}) would suit it`
        : '';
      return `${figures.count(Number(count))} 304s${apart} confirmed ${content}, ${now}${better}.`;
    },
    why: 'Each of them cost a round trip before the content could be used, and said that nothing had changed.',
    fix: 'Raise max-age to the time for which people may see the old content, and send it in place of no-cache where that is there; a figure named here is a tenth of the time without a change. With a hash of the content in the URL, send max-age=31536000, immutable.',
  },
};
