import fc from 'fast-check';
import type { Filterable } from '../../../src/panel/filter/filterable.ts';

const none = { exchanges: 0, unknown: 0, bytes: null };

/** A script that was loaded once, with whatever else is said of it. */
export const filterable = (different: Partial<Filterable> = {}): Filterable => ({
  url: 'https://site.example/app.js',
  method: 'GET',
  host: 'site.example',
  type: 'script',
  mimeType: 'text/javascript',
  cacheControl: 'no-cache',
  validator: '"e1"',
  exchanges: [{ status: 200, source: 'network', outcome: 'full' }],
  rules: [],
  transferred: { exchanges: 1, unknown: 0, bytes: 5_000 },
  saved: none,
  avoidable: none,
  faulty304s: 0,
  ...different,
});

const anyAmount = fc.oneof(
  fc.constant(none),
  fc.record({ exchanges: fc.constant(3), unknown: fc.constantFrom(0, 1), bytes: fc.nat(100_000) }),
  fc.constant({ exchanges: 2, unknown: 2, bytes: null }),
);

/** Resources of all kinds, some with what no resource should have. */
export const anyFilterable: fc.Arbitrary<Filterable> = fc
  .record({
    url: fc.oneof(fc.webUrl(), fc.string()),
    method: fc.constantFrom('GET', 'POST', 'x y'),
    host: fc.constantFrom('', 'site.example', 'a.b.cdn.example:8080', '[::1]', '127.0.0.1'),
    type: fc.constantFrom('document', 'script', 'image', 'other'),
    mimeType: fc.constantFrom(null, 'text/html', 'application/wasm'),
    cacheControl: fc.constantFrom(null, 'no-cache', 'max-age=60'),
    validator: fc.constantFrom(null, '"e1"'),
    exchanges: fc.array(
      fc.constantFrom(
        { status: 200, source: 'network', outcome: 'full' } as const,
        { status: 304, source: 'revalidated', outcome: 'not-modified' } as const,
        { status: 200, source: 'disk-cache', outcome: 'cache' } as const,
        { status: 0, source: 'failed', outcome: 'failed' } as const,
      ),
      { maxLength: 3 },
    ),
    rules: fc.array(
      fc.constantFrom(
        { rule: '304-vary-missing', level: 'must' } as const,
        { rule: '304-date-missing', level: 'should' } as const,
      ),
      { maxLength: 2 },
    ),
    transferred: anyAmount,
    saved: anyAmount,
    avoidable: anyAmount,
    faulty304s: fc.nat(2),
  })
  .map(filterable);

/** Filters as people write them, and as they never would. */
export const anyFilter: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('script', 'e', '/', '"', '-', '"two words"', '/a.*e/', '/(/', '/(?=a)/', 'http://x'),
        fc
          .tuple(
            fc.constantFrom('is', 'domain', 'saved', 'larger-than', 'status-code', 'rule', 'level', 'no-key'),
            fc.constantFrom('', '304', 'fault', '*.example', '>10k', '<1M', 'unknown', 'must', '"', '>='),
          )
          .map(([key, value]) => `${key}:${value}`),
      ),
      { maxLength: 4 },
    )
    .map((words) => words.join(' ')),
);
