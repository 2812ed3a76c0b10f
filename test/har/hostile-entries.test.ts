import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { readHar } from '../../src/har/read.ts';

const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(-1, -233, null, '304', 'NaN', '', Number.MAX_VALUE, 1e300, [], {}, 'x\ny'),
);
const headers = fc.array(
  fc.oneof(
    fc.record({
      name: fc.constantFrom(
        'ETag',
        'vary',
        'Cache-Control',
        'DATE',
        'Age',
        'If-None-Match',
        'content-length',
        'Expires',
      ),
      value: fc.oneof(fc.string(), fc.constantFrom('"v"', '*', 'max-age=1', '0', ',', 'W/"')),
    }),
    oddValue,
  ),
);
const status = fc.oneof(fc.constantFrom(200, 304, 302, 0, 206, -1), oddValue);
const size = fc.oneof(fc.nat(), oddValue);

const entry = fc.record(
  {
    startedDateTime: fc.oneof(
      fc.constant('2026-11-23T12:00:00Z'),
      fc.constant('+275760-09-13T00:00:00.000Z'),
      oddValue,
    ),
    time: size,
    _fromCache: fc.oneof(fc.constantFrom('disk', 'memory'), oddValue),
    serverIPAddress: oddValue,
    timings: fc.oneof(fc.record({ wait: size }), oddValue),
    request: fc.oneof(
      fc.record({
        method: fc.constantFrom('GET', 'HEAD', 'POST'),
        url: fc.constantFrom('https://a.example/', 'https://a.example/#f', 'http://[', 'javascript:alert(1)'),
        headers,
        headersSize: size,
        bodySize: size,
      }),
      oddValue,
    ),
    response: fc.oneof(
      fc.record({
        status,
        headers,
        headersSize: size,
        bodySize: size,
        _transferSize: size,
        content: fc.oneof(fc.record({ size, mimeType: oddValue }), oddValue),
      }),
      oddValue,
    ),
  },
  { requiredKeys: [] },
);

const GOOD = { request: { method: 'GET', url: 'https://a.example/' }, response: {} };
const creator = fc.constantFrom('WebInspector', 'Firefox', 'Somebody', '');

describe('whatever stands in a capture', () => {
  it('every entry is an exchange or skipped, and the audit is the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(creator, fc.array(fc.oneof(entry, oddValue)), async (name, entries) => {
        const har = { log: { creator: { name }, entries: [GOOD, ...entries] } };
        const capture = await readHar(har);
        expect(capture.exchanges.length + capture.skipped.length).toBe(entries.length + 1);
        const report = audit(capture);
        expect(report.capture.exchanges + report.capture.skipped.length).toBe(report.capture.entries);
        expect(JSON.stringify(audit(await readHar(JSON.stringify(har))))).toBe(
          JSON.stringify(audit(await readHar(JSON.stringify(har)))),
        );
      }),
      { numRuns: 300 },
    );
  });
});
