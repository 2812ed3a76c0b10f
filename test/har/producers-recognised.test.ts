import { describe, expect, it } from 'vitest';
import { producerOf } from '../../src/har/producers/index.ts';
import { CREATORS } from './creators.ts';
import { captureBy } from './producers-entry.ts';

describe('a producer', () => {
  it.each(CREATORS)('that calls itself %j is %s', (creator, name) => {
    expect(producerOf(creator).name).toBe(name);
  });

  it.each([
    'Charles Proxy',
    'Fiddler',
    'Internet Explorer Network Inspector',
    'Insomnia REST Client',
    'Somebody',
  ])('%s of which no capture was looked through is noted as not measured', async (creator) => {
    const { notes } = await captureBy(creator);
    expect(notes).toContainEqual({ code: 'producer-not-measured', producer: creator });
  });

  it.each(['WebKit Web Inspector', 'Playwright', 'mitmproxy', 'WebPagetest', 'Firebug', 'pcap2har'])(
    '%s that is known is not noted as such',
    async (creator) => {
      const codes = (await captureBy(creator)).notes.map(({ code }) => code);
      expect(codes).not.toContain('producer-not-measured');
    },
  );
});
