import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, type DemoProtocol, startDemo } from '../../src/demo/origin.ts';
import { WIRE_PATH, wireKinds } from '../../src/demo/wire.ts';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { servedToPage } from './truth.ts';
import {
  type Compared,
  compared,
  missed,
  type Pairing,
  pair,
  savings,
  sumOf,
  tableOf,
  wrong,
} from './wire-truth.ts';

/** No figure that claims to be exact may be further off, bytes. */
const TOLERANCE = 64;

/**
 * What the browser's log does not list although the origin served it: a service worker's script and its own fetches;
 * and, in Chromium, a revalidation in the background until half a minute after its end.
 */
const UNLISTED: Record<BrowserName, RegExp> = {
  chromium: /^\/wire\/(?:worker\/worker\.js|stale-while-revalidate)$/,
  firefox: /^\/wire\/worker\/(?:worker\.js|stored|passed-on)$/,
};

const PROTOCOLS: Record<DemoProtocol, string> = {
  http: 'HTTP/1.1',
  https: 'HTTP/1.1 over TLS',
  h2: 'HTTP/2',
};

/** One visit of everything that can cross a wire, a second one, and every figure held against what was counted. */
export function wireSuite(name: BrowserName, protocol: DemoProtocol): void {
  describe(`what crossed the wire, by ${name} over ${PROTOCOLS[protocol]}`, () => {
    let demo: DemoOrigin;
    let session: BrowserSession;
    let pairing: Pairing;
    let figures: readonly Compared[];

    beforeAll(async () => {
      demo = await startDemo({ protocol });
      session = await openBuilt(name, demo.certificate);
      const report = await auditTwoVisits(session, new URL(WIRE_PATH, demo.url).href, {
        until: `document.documentElement.dataset.done === 'yes'`,
        timeoutMs: 120_000,
        before: () => {},
      });
      await demo.settled();
      pairing = pair(report, servedToPage(demo.served));
      figures = compared(pairing.pairs, await wireKinds());
      const { said, true: truth, unknown } = sumOf(savings(pairing.pairs));
      const lacking = pairing.lacking.map(({ method, path, status }) => `${method} ${path} ${status}`);
      console.log(
        [
          `${name} ${session.version}, ${PROTOCOLS[protocol]}`,
          tableOf(figures),
          `served ${servedToPage(demo.served).length}, in the report ${pairing.pairs.length}, lacking:`,
          ...lacking,
          `saved by 304s: ${said} B, at the sockets ${truth} B (${(((said - truth) / truth) * 100).toFixed(3)} %), ${unknown} unknown`,
        ].join('\n'),
      );
    }, 300_000);
    afterAll(async () => {
      await session?.close();
      await demo?.close();
    });

    it('is in the report, but for what the browser does not list', () => {
      const lacking = pairing.lacking.filter(({ path }) => !UNLISTED[name].test(path));
      expect(pairing.unserved).toEqual([]);
      expect(lacking).toEqual([]);
    });

    it(`is within ${TOLERANCE} bytes of each figure that claims to be exact`, () => {
      expect(wrong(figures, TOLERANCE)).toEqual([]);
    });

    it('lies in each range that is given for it', () => {
      expect(missed(figures)).toEqual([]);
      expect(missed(savings(pairing.pairs))).toEqual([]);
    });

    it('is as well known as the browser tells it', () => {
      const share = (direction: Compared['direction'], hows: readonly string[]) => {
        const all = figures.filter((figure) => figure.direction === direction);
        return all.filter(({ said }) => hows.includes(said.how)).length / all.length;
      };
      const tells = TELLS[name][protocol === 'h2' ? 'h2' : 'http1'];
      for (const direction of ['response', 'request'] as const) {
        const { exact, given } = tells[direction];
        expect(share(direction, ['measured', 'derived'])).toBeGreaterThanOrEqual(exact);
        expect(share(direction, ['measured', 'derived', 'estimated'])).toBeGreaterThanOrEqual(given);
      }
    });

    it('is saved by 304s as the report says, within 2 % in total', () => {
      const { said, true: truth, unknown } = sumOf(savings(pairing.pairs));
      expect(truth).toBeGreaterThan(100_000);
      expect(unknown).toBeLessThanOrEqual(2);
      expect(Math.abs(said - truth) / truth).toBeLessThanOrEqual(0.02);
    });
  });
}

/** The least shares of exact figures and of figures at all, by what each browser tells. */
const TELLS: Record<
  BrowserName,
  Record<'http1' | 'h2', Record<Compared['direction'], { exact: number; given: number }>>
> = {
  chromium: {
    http1: { response: { exact: 0.85, given: 0.95 }, request: { exact: 0.95, given: 0.95 } },
    h2: { response: { exact: 0.85, given: 0.9 }, request: { exact: 0, given: 0 } },
  },
  firefox: {
    http1: { response: { exact: 0.75, given: 0.95 }, request: { exact: 0.9, given: 0.95 } },
    h2: { response: { exact: 0, given: 0.9 }, request: { exact: 0, given: 0.95 } },
  },
};
