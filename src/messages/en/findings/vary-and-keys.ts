import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

const ONE_VARIANT = 'Keeps one response per URL: one for other values of these fields replaces it.';

/** Why names in Vary select nothing, in one sentence. */
function uselessNames({ key, foreign, malformed, repeated }: Parameters): string {
  const parts = [
    key ? `${key}, by which caches tell requests apart anyway` : '',
    foreign ? `${foreign}, which no such request carries` : '',
    malformed ? `${malformed}, which is no field name` : '',
    repeated ? `${repeated} more than once` : '',
  ];
  return `Vary names ${parts.filter(Boolean).join('; ')}.`;
}

const syntaxFaults: Readonly<Record<string, string>> = {
  'not-a-dictionary':
    'No-Vary-Search is not a list of names, alone or as name=value, with commas between them.',
  'key-order': 'In No-Vary-Search, key-order has a value other than ?1 or ?0: it stands alone.',
  params: 'In No-Vary-Search, params is something else than a list of quoted strings in parentheses.',
  except: 'In No-Vary-Search, except is something else than a list of quoted strings in parentheses.',
  'params-and-except': 'No-Vary-Search has params and except, of which only one may be there.',
  older:
    'No-Vary-Search is written in the older grammar, in which params is a boolean; the current draft takes lists only.',
};

/** The texts of `src/rules/vary-and-keys.ts`, `variants.ts` and `url-keys.ts`. */
export const varyAndKey: Readonly<Record<string, FindingText>> = {
  'vary-star': {
    title: 'Vary: *',
    seen: () => 'Vary is *: no later request can be known to match this response.',
    why: 'No cache may reuse it without asking the origin, whatever Cache-Control says.',
    fix: 'Name the request fields that the answer depends on. Where nothing may be reused, say Cache-Control: no-store or no-cache instead.',
  },
  'vary-accept-encoding-missing': {
    title: 'Compressed without Vary: Accept-Encoding',
    seen: ({ coding }) =>
      `The response is compressed with ${coding}, which the request accepts, and Vary does not name Accept-Encoding.`,
    why: 'A proxy or CDN may hand the compressed copy to a client that cannot read it, or the plain one to everybody.',
    fix: 'Send Vary: Accept-Encoding with every response of such a URL, compressed or not (nginx: gzip_vary on).',
  },
  'vary-high-cardinality': {
    title: 'Vary on a field with too many values',
    seen: ({ names, count }, figures) =>
      names
        ? `Vary names ${names}, which has a different value for nearly every client.`
        : `Vary names ${figures.count(Number(count))} request fields.`,
    why: 'A shared cache keeps a copy for each combination of values: it fills up, and hardly any request finds its copy.',
    fix: 'Vary only on what really changes the answer, best on a field that the proxy reduces to a few values first. Mark answers for one person as private.',
    browsers: { chromium: ONE_VARIANT, firefox: ONE_VARIANT },
  },
  'vary-useless': {
    title: 'Vary names fields that select nothing',
    seen: uselessNames,
    why: 'Such names do not make anything safer: some caches do not store what they cannot make sense of, others keep the same content several times.',
    fix: 'Leave them out of Vary; name each request field that the answer depends on once, separated by commas.',
  },
  'vary-inconsistent': {
    title: 'Vary differs between responses of one URL',
    seen: ({ names }) => `Vary names ${names} on one response of this URL and not on the other.`,
    why: 'A cache that holds the response without that name gives it to every client, also to those that need the other one.',
    fix: 'Send the same Vary with every response of the URL, also where the request lacks the field.',
    browsers: { chromium: ONE_VARIANT, firefox: ONE_VARIANT },
  },
  'vary-origin-missing': {
    title: 'CORS answer for one origin without Vary: Origin',
    seen: ({ origin }) =>
      `Access-Control-Allow-Origin is the origin that asked, ${origin}, and Vary does not name Origin.`,
    why: 'If other origins may ask too, a cache gives them the answer for this one, and the browser refuses it.',
    fix: 'Send Vary: Origin with every response of the URL, also to requests without Origin and on 304s. If only this one origin is ever allowed, always send it, and nothing else is needed.',
  },
  'vary-miss': {
    title: 'Downloaded again for another Vary value',
    seen: ({ name }) =>
      `A fresh copy was stored, but Vary names ${name}, and its value in this request is another one.`,
    why: 'The copy could not be used, so the whole content came again.',
    fix: `If the answer does not depend on that field, leave it out of Vary; else make its value the same where it can be.`,
    browsers: { chromium: ONE_VARIANT, firefox: ONE_VARIANT },
  },
  'nvs-syntax': {
    title: 'No-Vary-Search that caches ignore',
    seen: ({ fault }) => syntaxFaults[String(fault)] ?? '',
    why: 'A cache that does not understand the field ignores all of it and downloads the content for each query anew.',
    fix: 'Write params=("a" "b") for the parameters that do not matter, or except=("c") for the only ones that do. Browsers with the older grammar read the latter only as params, except=("c"): params=(…) is read by all.',
  },
  'cors-double-key': {
    title: 'Downloaded once with CORS and once without',
    seen: ({ first }) =>
      first === 'cors'
        ? 'A fresh copy from a request with Origin was there, and a request without it downloaded the URL again.'
        : 'A fresh copy from a request without Origin was there, and a request with it downloaded the URL again.',
    why: 'Requests with and without CORS or credentials may not share a copy, so the content comes twice.',
    fix: 'Load the resource in the same way everywhere: the same crossorigin attribute on preload, link, img and script, and the same mode in fetch().',
  },
  'nvs-missed': {
    title: 'The same content again for each tracking parameter',
    seen: ({ names, urls, bytes }, figures) =>
      `${figures.count(Number(urls))} URLs that differ only in ${names} brought the same content; all but the first cost ${figures.exact(Number(bytes))}.`,
    why: 'Caches take each of these URLs for another resource.',
    fix: 'Send No-Vary-Search: params=("…") with the names of these parameters, and leave them out of the cache key of the CDN.',
  },
  'cache-busting-query': {
    title: 'A query that defeats caches',
    seen: ({ names, urls, bytes }, figures) =>
      `${figures.count(Number(urls))} URLs that differ only in ${names} brought the same content; all but the first cost ${figures.exact(Number(bytes))}.`,
    why: 'With a new number in each URL no cache ever has it, and stores every copy.',
    fix: 'Leave the number out. Where the newest content is needed, send Cache-Control: no-cache with a validator: an unchanged one then costs a 304.',
  },
  'same-body-many-urls': {
    title: 'The same content under several URLs',
    seen: ({ urls, bytes }, figures) =>
      `${figures.count(Number(urls))} URLs brought the same content; all but the first cost ${figures.exact(Number(bytes))}.`,
    why: 'Caches know content by its URL: each one is downloaded and stored by itself.',
    fix: 'Use one URL for it everywhere.',
  },
};
