import { DEVIATIONS, type DeviationName, PROFILES } from '../../../src/cache/model/profiles.ts';

const has = (browser: 'chromium' | 'firefox', name: DeviationName): string =>
  PROFILES[browser].has(name) ? 'yes' : '';

/** What is modelled, how browsers deviate, and what is left out, as a page for people. */
export const profilesDocument = (): string => `# The cache model

\`createCacheModel({ profile })\` is a cache without a clock: \`lookup\` says what it does with a request, \`receive\` takes
what the origin answers. The same model explains recorded traffic, exchange by exchange. It is RFC 9111 in two profiles,
\`rfc9111-private\` and \`rfc9111-shared\`; \`chromium\` and \`firefox\` are the private cache with the deviations below, and
nothing else.

## What is modelled

- Storing (RFC 9111 §3): methods, statuses, no-store, private, Authorization, must-understand, fields about the connection.
- Freshness (§4.2): s-maxage, max-age, Expires, a tenth of the time since Last-Modified; Age, Date and the time on the way.
- Selecting (§4.1): Vary with every variant kept; white space, and in Accept-Encoding, Accept-Language and Accept-Charset
  order and case, make no difference; a stored language that is the one wanted most is a match.
- No-Vary-Search (draft), in both its grammars.
- Validation (§4.3): validators of what is stored, of all variants where none matches; a 304 freshens; conditions of the
  client's own are answered from what is stored; HEAD updates.
- Requests: no-cache, no-store, max-age, min-fresh, max-stale, only-if-cached, Pragma, and the cache modes of fetch.
- Stale answers: stale-while-revalidate, stale-if-error (RFC 5861), a dead origin (§4.2.4) unless a directive forbids it.
- no-cache and private with field names (§5.2.2.4, §5.2.2.7).
- Targeted fields (RFC 9213): the first valid one of the cache's target list counts in place of Cache-Control and Expires.
  The list is CDN-Cache-Control in \`rfc9111-shared\` and empty in the others; \`createCacheModel({ profile, targets })\`
  gives a cache another one, as each CDN obeys its own field before that: \`['Example-CDN-Cache-Control', 'CDN-Cache-Control']\`.
- Invalidation by unsafe methods (§4.4), of Location and Content-Location too.
- Ranges: a part of a complete stored response, and a stored part for the very same range.

## What browsers do otherwise

"Suite" is a run of the public HTTP cache test suite in Chromium 156 and Firefox ESR 153, "source" the browser's own,
"measured" real traffic of these versions. The table is made from \`src/cache/model/profiles.ts\`.

| name | Chromium | Firefox | where it was seen |
| --- | --- | --- | --- |
${(Object.keys(DEVIATIONS) as DeviationName[])
  .map((name) => `| ${name} | ${has('chromium', name)} | ${has('firefox', name)} | ${DEVIATIONS[name]} |`)
  .join('\n')}

## Recorded traffic

The model is fed with each resource's exchanges in the order in which they began, one cache for each client. What the cache
held is known from the first response on, be it out of the cache; before that, while a response is on its way, where not all
request lines are known, and within a second of the end of a lifetime, nothing is expected. Where Chromium or Firefox did
otherwise than expected, the report says which known cause fits, or that none does:

- \`kept-apart\`: Origin, Sec-Fetch-Mode or Sec-Fetch-Site differ from the request that the stored response answered.
- \`memory-cache\`: a hit in the memory cache of a page, which does not look at freshness.
- \`reload\`: Firefox asked about what was still fresh. In Chromium, a reload shows in the request.
- \`service-worker\`: a service worker answered just before.
- \`unexplained\`: for instance a response that was evicted, or never stored because of a faulty certificate: neither shows.

## What is not modelled

- Several ranges in one request, and putting parts together.
- Vendors' fields that are not written as RFC 9213 has it, such as Surrogate-Control and Edge-Control.
- Cache groups, compression dictionaries.
- Eviction, the size of a cache, and caches kept apart by top-level site: one store answers for all.
- Back and forward navigation, prefetching, the memory caches of pages, service workers.
- Headers that a browser changes on storing beyond those named above.
`;
