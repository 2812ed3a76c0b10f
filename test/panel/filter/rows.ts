import fc from 'fast-check';
import type { Filterable } from '../../../src/panel/filter/filterable.ts';

/** Measured bytes of some exchanges. */
export const amount = (measuredBytes: number, unknown = 0, exchanges = 3) => ({
  exchanges,
  unknown,
  measuredBytes,
  estimatedBytes: { bytes: 0, low: 0, high: 0 },
});

const policyOf = (cacheControl: string | null, validatorValue: string | null): Filterable['policy'] => ({
  storable: { private: true, shared: true },
  lifetimeSeconds: { private: 0, shared: 0 },
  heuristic: false,
  validator: validatorValue === null ? 'none' : 'strong',
  known: true,
  noCache: cacheControl === 'no-cache',
  cacheControl,
  validatorValue,
});

/** A script that was loaded once, with whatever else is said of it. */
export const filterable = (different: Partial<Filterable> = {}): Filterable => ({
  url: 'https://site.example/app.js',
  method: 'GET',
  host: 'site.example',
  type: 'script',
  mimeType: 'text/javascript',
  policy: policyOf('no-cache', '"e1"'),
  exchanges: [{ id: 0, status: 200, source: 'network', page: 0 }],
  findings: [],
  transferred: amount(5_000, 0, 1),
  savedByRevalidation: amount(0, 0, 0),
  avoidable: amount(0, 0, 0),
  faulty304s: 0,
  ...different,
});

const anyAmount = fc.oneof(
  fc.constant(amount(0, 0, 0)),
  fc.tuple(fc.nat(100_000), fc.constantFrom(0, 1)).map(([bytes, unknown]) => amount(bytes, unknown)),
  fc.constant(amount(0, 2, 2)),
);

/** Resources of all kinds, some with what no resource should have. */
export const anyFilterable: fc.Arbitrary<Filterable> = fc
  .record({
    url: fc.oneof(fc.webUrl(), fc.string()),
    method: fc.constantFrom('GET', 'POST', 'x y'),
    host: fc.constantFrom('', 'site.example', 'a.b.cdn.example:8080', '[::1]', '127.0.0.1'),
    type: fc.constantFrom('document', 'script', 'image', 'other'),
    mimeType: fc.constantFrom(null, 'text/html', 'application/wasm'),
    policy: fc
      .tuple(fc.constantFrom(null, 'no-cache', 'max-age=60'), fc.constantFrom(null, '"e1"'))
      .map(([cacheControl, validator]) => policyOf(cacheControl, validator)),
    exchanges: fc.array(
      fc.constantFrom(
        { id: 0, status: 200, source: 'network', page: 0 } as const,
        { id: 1, status: 304, source: 'revalidated', page: 0 } as const,
        { id: 2, status: 200, source: 'disk-cache', page: null } as const,
        { id: 3, status: 0, source: 'failed', page: null } as const,
      ),
      { maxLength: 3 },
    ),
    findings: fc.array(
      fc.constantFrom(
        { rule: '304-vary-missing', level: 'must' } as const,
        { rule: '304-date-missing', level: 'should' } as const,
      ),
      { maxLength: 2 },
    ),
    transferred: anyAmount,
    savedByRevalidation: anyAmount,
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
