import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHar } from '../../src/har/read.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../shared.ts';

const files = sharedCaptures ? readdirSync(sharedCaptures).filter((name) => name.endsWith('.har')) : [];
const read = (name: string) => readHar(readFileSync(join(sharedCaptures ?? '', name)));

async function sourcesIn(name: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { source } of (await read(name)).exchanges) counts[source] = (counts[source] ?? 0) + 1;
  return counts;
}

describe.skipIf(!sharedCaptures)(`real captures (${sharedCaptures ? 'read' : WITHOUT_CAPTURES})`, () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('%s: every entry is an exchange or skipped', async (name) => {
    const capture = await read(name);
    expect(capture.exchanges.length + capture.skipped.length).toBe(capture.entries);
  });

  it.each(files)('%s: no figure is negative, and no hit crossed the network', async (name) => {
    for (const { wire, source } of (await read(name)).exchanges) {
      for (const bytes of [wire.request, wire.response]) {
        if (bytes.how === 'unknown') continue;
        expect(bytes.bytes).toBeGreaterThanOrEqual(0);
        if (source.endsWith('-cache')) expect(bytes).toEqual({ how: 'derived', bytes: 0 });
      }
    }
  });

  it('Chromium 156: the sources that its entries name', async () => {
    expect(await sourcesIn('chromium-156-live-h1.events.har')).toEqual({
      network: 50,
      redirect: 5,
      revalidated: 32,
      'disk-cache': 17,
      'memory-cache': 12,
      'service-worker': 6,
      'cache-storage': 3,
    });
  });

  it('Firefox 153: the sources that its entries betray', async () => {
    expect(await sourcesIn('firefox-153-live-h1.events.har')).toEqual({
      network: 36,
      redirect: 5,
      revalidated: 6,
      'disk-cache': 24,
      'memory-cache': 10,
      unknown: 9,
    });
  });
});
