import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lifetimeOf } from '../../src/cache/model/freshness.ts';
import { PROFILES } from '../../src/cache/model/profiles.ts';
import { entryOf } from '../../src/cache/model/stored.ts';
import { reasonNotToStore } from '../../src/cache/model/storing.ts';
import { policyOf } from '../../src/cache/policy.ts';
import type { Fields } from '../../src/exchange/exchange.ts';
import { readRequestFields, readResponseFields } from '../../src/http/message.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const dateAt = (seconds: number): string => new Date(NOW + seconds * 1000).toUTCString();

const directive = fc.constantFrom(
  'max-age=60',
  'max-age=0',
  'max-age=x',
  's-maxage=600',
  'public',
  'private',
  'private=""',
  'private="set-cookie"',
  'no-store',
  'no-cache',
  'must-revalidate',
  'immutable',
);
const line = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Fields> =>
  fc.option(value, { nil: null }).map((text) => (text === null ? [] : [[name, text] as const]));

const response: fc.Arbitrary<Fields> = fc
  .tuple(
    line('Date', fc.constant(dateAt(0))),
    line(
      'Cache-Control',
      fc.uniqueArray(directive, { maxLength: 4 }).map((all) => all.join(', ')),
    ),
    line('Expires', fc.constantFrom(dateAt(3_600), dateAt(-3_600), '0')),
    line('Last-Modified', fc.constantFrom(dateAt(-86_400), dateAt(60))),
  )
  .map((lines) => lines.flat());
const request: fc.Arbitrary<Fields> = fc
  .tuple(line('Authorization', fc.constant('Basic eDp5')), line('Cache-Control', fc.constant('no-store')))
  .map((lines) => lines.flat());
const status = fc.constantFrom(200, 203, 204, 206, 301, 302, 304, 404, 410, 500);

it('of one response, by itself and as a cache stores it, are the same where all is known', () => {
  fc.assert(
    fc.property(request, status, response, (asked, code, fields) => {
      const request = readRequestFields(asked);
      const response = readResponseFields(fields, NOW);
      const policy = policyOf('GET', request, code, response, NOW);
      for (const cache of ['private', 'shared'] as const) {
        const profile = PROFILES[`rfc9111-${cache}`];
        const received = { status: code, lines: response.lines, body: undefined };
        const times = { requestedAt: NOW, receivedAt: NOW };
        const entry = entryOf(request.lines, received, times, profile);
        const isStored = reasonNotToStore('GET', entry, profile) === null;
        expect(policy.storable[cache]).toBe(isStored);
        const { seconds, from } = lifetimeOf(entry, profile);
        // What every use asks about is given no guessed lifetime in a report.
        const isGuessedInVain = from === 'heuristic' && response.cacheControl.has('no-cache');
        const lifetime = isStored && !isGuessedInVain ? seconds : null;
        expect(policy.lifetimeSeconds[cache]).toBe(lifetime);
      }
    }),
    { numRuns: 2_000 },
  );
});
