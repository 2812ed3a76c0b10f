import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/freshness.ts`. */
export const freshness: Readonly<Record<string, FindingText>> = {
  'freshness-missing': {
    title: 'No lifetime given',
    seen(parameters, figures) {
      const absent = 'Neither Cache-Control nor Expires gives a lifetime';
      if (parameters['guess'] === 'for-ever')
        return `${absent}, so browsers may keep this 410 for as long as they like.`;
      if (parameters['guess'] !== 'tenth')
        return `${absent}, and there is no Last-Modified in the past to guess one from, so browsers ask again for every use.`;
      const [guess, unchanged] = [parameters['seconds'], parameters['unchanged']].map((value) =>
        figures.seconds(Number(value)),
      );
      return `${absent}, so caches guess: a tenth of the ${unchanged} since Last-Modified, which is ${guess}.`;
    },
    why: 'Nobody has decided how long the copy may be used: after a change people may see the old content for as long as the guess, and where there is nothing to guess from every use costs a round trip.',
    fix: 'Say it: Cache-Control: max-age=… where content may be old for that long, max-age=31536000, immutable where the URL changes with the content, no-cache where every use shall ask.',
    browsers: {
      chromium:
        'Guesses a tenth of the time since Last-Modified for 200, 203 and 206, not with must-revalidate; keeps a 410 without limit; makes no guess for 204, 404, 405, 414 and 501.',
      firefox:
        'Guesses the same tenth, at most one week, for 204 too; keeps a 410 without limit; makes no guess for 404, 405, 414 and 501.',
    },
  },
  's-maxage-only': {
    title: 'A lifetime for shared caches only',
    seen: ({ seconds }, figures) =>
      `s-maxage gives shared caches ${figures.seconds(Number(seconds))}, and nothing gives browsers a lifetime.`,
    why: 'Browsers ignore s-maxage and guess a lifetime from Last-Modified, or ask the CDN again for every use.',
    fix: 'Add max-age for browsers beside s-maxage; max-age=0 if they shall ask each time.',
  },
  'no-cache-without-validator': {
    title: 'Asked about each time, but without ETag or Last-Modified',
    seen: ({ bytes }, figures) =>
      `Every use has to ask the origin, but the response has neither ETag nor Last-Modified${bytes ? `, so all ${figures.exact(Number(bytes))} come again` : ', so all of it comes again'}.`,
    why: 'Without a validator the origin cannot answer 304: what could be a small answer is a full download each time.',
    fix: 'Send an ETag or Last-Modified and answer conditional requests with 304, or use no-store if the content is not to be kept at all.',
  },
  'dead-on-arrival': {
    title: 'Stale when it arrives',
    seen({ age, lifetime, by }, figures) {
      const [old, kept] = [age, lifetime].map((value) => figures.seconds(Number(value)));
      return by === 'Age'
        ? `The response was ${old} old when it arrived (Age), and browsers may use it for ${kept}.`
        : `By its Date the response was ${old} old when it arrived, and browsers may use it for ${kept}; the client's clock may be wrong.`;
    },
    why: 'Time spent in a shared cache counts: the browser stores a copy that it cannot use without asking again.',
    fix: 'Keep the copy in the CDN no longer than max-age allows (s-maxage or its own setting), give max-age more time, or let the CDN send Cache-Control with what is left and no Age.',
  },
  'must-revalidate-note': {
    title: 'must-revalidate waits for the lifetime to end',
    seen: ({ seconds }, figures) =>
      `must-revalidate stands beside a lifetime of ${figures.seconds(Number(seconds))}, during which caches use the copy without asking.`,
    why: 'must-revalidate does not prevent caching and asks for nothing while the copy is fresh; it only forbids stale use after that.',
    fix: 'Nothing, if that is what is meant. If every use shall ask the origin, say no-cache.',
  },
  'error-cacheable': {
    title: 'An error that caches keep',
    seen: ({ status, seconds, where }, figures) =>
      `${where === 'browsers' ? 'Browsers' : 'Shared caches'} may reuse this ${status} for ${figures.seconds(Number(seconds))}.`,
    why: 'Whoever got the error goes on getting it after it is repaired, and copies in browsers cannot be called back.',
    fix: 'Give errors a lifetime of seconds or minutes, or no-store. Look for a rule that adds Cache-Control by path whatever the status (in nginx: always).',
    browsers: {
      chromium: 'Reuses 404 and 5xx for as long as max-age says.',
      firefox: 'Never reuses 400, 404, 499 and 5xx, whatever max-age says.',
    },
  },
  'redirect-caching': {
    title: 'A redirect without a lifetime',
    seen: ({ kind, status }) =>
      kind === 'permanent'
        ? `This ${status} gives no lifetime, so browsers may follow it from their cache for ever.`
        : `This ${status} gives no lifetime, so browsers ask for it again each time before they go on.`,
    why: 'A permanent redirect without a lifetime cannot be taken back from browsers that have seen it; a temporary one costs a round trip on every visit.',
    fix: 'Send Cache-Control with a redirect: max-age=86400 or so with a permanent one, so that it can be changed; with a temporary one max-age if it holds for a while, else no-cache.',
  },
};
