import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { readHar } from '../../src/har/read.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../shared.ts';

const read = (name: string) => readHar(readFileSync(join(sharedCaptures ?? '', name)));

function count(exchanges: readonly Exchange[], of: (exchange: Exchange) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const exchange of exchanges) counts[of(exchange)] = (counts[of(exchange)] ?? 0) + 1;
  return counts;
}

/**
 * Each capture with its entries by source, and by how it is known what the response took. Safari's lists two frames'
 * hits twice, Chrome's of 2012 the whole page: the repeats are skipped.
 */
const CAPTURES: readonly [string, Record<string, number>, Record<string, number>][] = [
  ['safari-2023.har', { network: 3, 'memory-cache': 14 }, { measured: 3, derived: 14 }],
  ['playwright-1.7.har', { unknown: 37 }, { unknown: 37 }],
  ['browsermob-2.1.5.har', { network: 99, redirect: 1 }, { estimated: 100 }],
  [
    'chrome-har-0.2-redirect.har',
    { network: 115, redirect: 9, revalidated: 3 },
    { measured: 118, estimated: 9 },
  ],
  [
    'browsertime-chrome49-diskcache.har',
    { cache: 11, network: 1, revalidated: 1 },
    { derived: 12, unknown: 1 },
  ],
  [
    'webpagetest-2.17.har',
    { network: 201, redirect: 5, preflight: 3, revalidated: 3 },
    { measured: 210, unknown: 2 },
  ],
  [
    'firebug-1.5-softwareishard.har',
    { network: 27, redirect: 1, revalidated: 29 },
    { derived: 54, estimated: 3 },
  ],
  ['firebug-invalid-date.har', { network: 8 }, { derived: 8 }],
  ['pcap2har-0.1.har', { network: 40, redirect: 1, revalidated: 1 }, { derived: 41, estimated: 1 }],
  ['chrome-2012-sample.har', { network: 1, revalidated: 25 }, { derived: 26 }],
  [
    'chrome-2015-bbc.har',
    { cache: 85, network: 30, redirect: 4, revalidated: 1 },
    { derived: 85, measured: 35 },
  ],
  ['chrome-2023-bom.har', { network: 1 }, { measured: 1 }],
  [
    'edge-2023.har',
    { 'disk-cache': 3, 'memory-cache': 15, network: 1, revalidated: 3 },
    { derived: 18, estimated: 2, measured: 2 },
  ],
  [
    'firefox-111.har',
    { 'disk-cache': 4, 'memory-cache': 5, network: 1, revalidated: 4 },
    { derived: 9, estimated: 5 },
  ],
];

describe.skipIf(!sharedCaptures)(`real captures (${sharedCaptures ? 'read' : WITHOUT_CAPTURES})`, () => {
  it.each(CAPTURES)('%s: sources', async (name, sources) => {
    expect(count((await read(name)).exchanges, ({ source }) => source)).toEqual(sources);
  });

  it.each(CAPTURES)('%s: what the responses took', async (name, _, known) => {
    expect(count((await read(name)).exchanges, ({ wire }) => wire.response.how)).toEqual(known);
  });

  it.each([
    ['safari-2023.har'],
    ['playwright-1.7.har', 'hits-not-told'],
    ['browsermob-2.1.5.har', 'hits-left-out', 'no-header-lines'],
    ['chrome-har-0.2-redirect.har', 'hits-left-out'],
    ['browsertime-chrome49-diskcache.har'],
    ['webpagetest-2.17.har', 'hits-left-out'],
    ['firebug-1.5-softwareishard.har'],
    ['firebug-invalid-date.har'],
    ['pcap2har-0.1.har', 'hits-left-out'],
    ['chrome-2012-sample.har'],
    ['chrome-2015-bbc.har'],
    ['chrome-2023-bom.har', 'sensitive-lines-may-be-removed'],
    ['edge-2023.har', 'sensitive-lines-may-be-removed'],
    ['firefox-111.har'],
    ['chromium-156-live-h1.events.har'],
    ['firefox-153-live-h1.getHAR.har', 'hits-not-told'],
  ])('%s: its notes', async (name, ...codes) => {
    expect((await read(name)).notes.map(({ code }) => code)).toEqual(codes);
  });

  it('Chrome of 2012: the page that is listed twice is read once', async () => {
    const { entries, skipped } = await read('chrome-2012-sample.har');
    expect(entries).toBe(52);
    expect(skipped).toEqual(
      Array.from({ length: 26 }, (_, index) => ({
        entry: index + 26,
        reason: 'repeats-another',
        repeats: index,
      })),
    );
  });

  it('Safari: the hits of two frames that are listed twice are read once', async () => {
    const { skipped } = await read('safari-2023.har');
    expect(skipped.map(({ entry, repeats }) => [entry, repeats])).toEqual([
      [10, 9],
      [12, 11],
    ]);
  });

  it('WebPageTest: what came in is the header and the announced content, to the byte', async () => {
    const { exchanges } = await read('webpagetest-2.17.har');
    const announced = exchanges.flatMap(({ wire, response, responseHeaderBytes }) => {
      const length = response.fields.find(([name]) => /^content-length$/i.test(name))?.[1];
      if (length === undefined || !('bytes' in wire.response) || !('bytes' in responseHeaderBytes)) return [];
      return [wire.response.bytes - responseHeaderBytes.bytes - Number(length)];
    });
    expect(announced.length).toBeGreaterThan(150);
    expect(new Set(announced)).toEqual(new Set([0]));
  });

  it('Firebug: the header size is that of the lines that are shown', async () => {
    const { exchanges } = await read('firebug-invalid-date.har');
    for (const { response, responseHeaderBytes } of exchanges) {
      const lines = response.fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
      expect(responseHeaderBytes).toEqual({
        how: 'derived',
        bytes: 'HTTP/1.1 200 OK\r\n\r\n'.length + lines,
      });
    }
  });
});
