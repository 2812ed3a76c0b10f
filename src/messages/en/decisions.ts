/** Why an exchange came about, by the code of the reason; figures come formatted. */
export const reasons = {
  'first-in-capture': () => 'Asked for the first time in this capture.',
  'served-from-cache': ({ age, lifetime }: Words) =>
    `Served from the cache without asking the origin (age ${age}, lifetime ${lifetime}).`,
  validated: ({ field, value }: Words) => `Asked with ${field}: ${value}.`,
  'content-changed': () => 'The origin did not confirm the stored response and sent a full one.',
  fresh: ({ age, lifetime }: Words) => `The stored copy was still fresh (${lifetime}, age ${age}).`,
  'stale-allowed': ({ by, lifetime, age }: Words) =>
    `The stored copy was stale (${lifetime}, age ${age}), and ${by} lets it be used.`,
  'stale-while-revalidate': ({ stale, window, lifetime, age }: Words) =>
    `The stored copy had been stale for ${stale} (${lifetime}, age ${age}); stale-while-revalidate lets it be used for ${window} while it is confirmed in the background.`,
  'stale-if-error': ({ window, lifetime, age }: Words) =>
    `The origin failed, and stale-if-error lets the stale copy (${lifetime}, age ${age}) be used for ${window}.`,
  stale: ({ stale, lifetime, age }: Words) =>
    `The stored copy had been stale for ${stale} (${lifetime}, age ${age}).`,
  'no-lifetime': () => 'The stored copy has no lifetime, so every use asks the origin.',
  'no-cache': ({ field }: Words) => `The stored copy says ${field}: no-cache, so every use asks the origin.`,
  'pragma-no-cache': () => 'The stored copy says Pragma: no-cache, which this browser takes for no-cache.',
  'status-not-reused': ({ status }: Words) => `This browser never reuses a stored ${status}.`,
  'request-no-cache': ({ directive }: Words) =>
    /max-age/.test(directive ?? '')
      ? `The request demanded it with ${directive}, as a reload or a script does.`
      : `The request demanded it with ${directive}, as a hard reload, “Disable cache” in DevTools or a script does.`,
  'request-no-store': () => 'The request said no-store, so nothing stored may answer it.',
  'request-max-age': ({ age, maxAge }: Words) =>
    `The request takes nothing older than ${maxAge}; the stored copy was ${age} old.`,
  'request-min-fresh': ({ left, minFresh }: Words) =>
    `The request wants a copy that stays fresh for ${minFresh}; the stored one had ${left} left.`,
  'request-conditional': () =>
    'The page sent a condition of its own, and such a request passes the cache by.',
  'request-mode': ({ mode }: Words) => `The page asked with the cache mode “${mode}”.`,
  range: () => 'It asked for a range that the cache does not serve from what it holds.',
  method: ({ method }: Words) => `Nothing stored answers ${method}.`,
  'vary-mismatch': ({ field, stored, asked }: Words) =>
    `The stored copy varies by ${field}: it was made for “${stored}”, and now “${asked}” was asked for.`,
  'vary-any': () => 'The stored copy says Vary: *, so it answers no other request.',
  'nothing-stored': () => 'Nothing was stored that could answer it.',
  'no-validator': () => 'The stored copy has neither ETag nor Last-Modified, so it could not be asked about.',
  'only-if-cached': () => 'The request wants an answer from the cache alone, and there is none.',
  stored: () => 'The response was stored.',
  freshened: () => 'The stored copy was confirmed.',
  'updated-by-head': () => 'A response to HEAD updated the stored copy.',
  invalidated: ({ by }: Words) => `A ${by} request made the stored copy invalid.`,
  'nothing-confirmed': () => 'The 304 confirms nothing that is stored.',
  'no-store': ({ field }: Words) =>
    `The earlier response said ${field}: no-store, so there was nothing to reuse.`,
  private: ({ field }: Words) => `The earlier response said ${field}: private, so no shared cache kept it.`,
  authorization: () =>
    'The earlier request carried Authorization, and its response does not say that shared caches may keep it.',
  'not-cacheable': ({ status }: Words) =>
    `The earlier response, a ${status} without a lifetime, was not stored.`,
  'status-not-understood': ({ status }: Words) =>
    `The earlier response says must-understand, and ${status} is not known.`,
};

export const variesBy = (field: string) =>
  `The stored copy varies by ${field}, and this request has another value there.`;

type Words = Readonly<Record<string, string>>;

/** What gives a stored response its lifetime. */
export const lifetimes = {
  'max-age': (_: string, seconds: string) => `max-age=${seconds}`,
  's-maxage': (_: string, seconds: string) => `s-maxage=${seconds}`,
  expires: (lifetime: string) => `fresh for ${lifetime} by Expires`,
  heuristic: (lifetime: string) => `fresh for ${lifetime} by a guess from Last-Modified`,
  permanent: () => 'kept for good with this status',
  none: () => 'no lifetime',
};

/** What happened in place of what the cache does by itself. */
export const differences = {
  expected: (action: string) => `By itself the cache would have ${action}.`,
  actions: {
    reuse: 'reused the stored copy',
    'reuse-while-revalidating': 'reused the stored copy and confirmed it in the background',
    revalidate: 'asked whether the stored copy still holds',
    fetch: 'fetched it anew',
  },
  reload:
    'It fits a reload, which in this browser asks about everything and says nothing of it in its requests.',
  memoryCache: 'The memory cache of the page gave it, which does not look at freshness while the page lives.',
  serviceWorker:
    'It fits a service worker, which had just answered: what it asks for itself it may ask for past the cache.',
  keptApart: (field: string) =>
    `It fits a cache kept apart: ${field} differs from the request that the stored copy answered, as with another top-level site or other credentials.`,
  unexplained: 'Nothing in the capture explains it.',
  unexplainedBut: {
    eviction:
      'Nothing in the capture explains it. The browser may have dropped the stored copy, which no capture shows.',
    history:
      'Nothing in the capture explains it. Going back or forward reuses stale copies, which no capture shows.',
  },
};
export const none = 'none';
export const unknownFigure = 'unknown';
