import type { FindingText } from '../../finding.ts';

const AGAINST: Readonly<Record<string, string>> = {
  'no-lifetime': 'no max-age or Expires says when the copy becomes stale',
};

/** The texts of `src/rules/immutable-and-stale.ts`. */
export const immutableAndStale: Readonly<Record<string, FindingText>> = {
  'immutable-without-lifetime': {
    title: 'immutable without a lifetime',
    seen: ({ zero }) =>
      zero
        ? 'Cache-Control says immutable beside a lifetime of 0.'
        : 'Cache-Control says immutable and gives no lifetime.',
    why: 'immutable only spares questions while the copy is fresh: here it does nothing.',
    fix: 'Add the lifetime: max-age=31536000, immutable. Where the content can change under this URL, remove immutable.',
  },
  'immutable-on-http': {
    title: 'immutable without TLS',
    seen: () => 'Cache-Control says immutable on a response over plain http.',
    why: 'Anybody on the way can have damaged the copy, so clients should ignore immutable there: reloads ask again.',
    fix: 'Serve it over https.',
  },
  'immutable-revalidated': {
    title: 'Asked about though immutable and fresh',
    seen: ({ age, lifetime }, figures) =>
      `The stored copy is immutable and was ${figures.seconds(Number(age))} old of ${figures.seconds(Number(lifetime))}, and the client asked whether it still holds.`,
    why: 'The round trip was for nothing. A reload in a browser that does not know immutable, or a script that asks past the cache, does this.',
    fix: 'Nothing on the server. Where a script asks, let it fetch without cache: "no-cache".',
    browsers: {
      chromium: 'fetch() with cache: "no-cache" asks about a fresh immutable copy all the same.',
      firefox: 'fetch() with cache: "no-cache" asks about a fresh immutable copy all the same.',
    },
  },
  'swr-noop': {
    title: 'stale-while-revalidate or stale-if-error without effect',
    seen: ({ directives, against = '' }) =>
      `Cache-Control says ${directives}, but ${AGAINST[against] ?? `${against} forbids it`}.`,
    why: 'No cache may use the copy once it is stale, so people go on waiting for the origin.',
    fix: 'Give a max-age, and leave out no-store, no-cache and must-revalidate where stale content is acceptable for a while; else leave the directive out.',
    browsers: {
      chromium: 'Supports stale-while-revalidate, not stale-if-error.',
      firefox: 'Supports stale-while-revalidate, not stale-if-error.',
    },
  },
};
