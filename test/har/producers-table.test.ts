import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/exchange/bytes.ts';
import { type Exchange, isAtHand } from '../../src/exchange/exchange.ts';
import { producers } from '../../src/har/producers/index.ts';
import type { Producer, Trust } from '../../src/har/producers/producer.ts';
import { unmeasured } from '../../src/har/producers/unmeasured.ts';
import { CREATORS } from './creators.ts';
import { factsOf, producersDocument } from './producers-document.ts';
import { type Drawn, HOST, readAs } from './producers-entry.ts';

const FOLDER = join(import.meta.dirname, '../../src/har/producers');
/** Files that are no producer: the list of them, what they all are, and what all proxies are. */
const NO_PRODUCER = new Set(['index.ts', 'producer.ts', 'proxy.ts']);
const ALL: readonly Producer[] = [...producers, unmeasured];

/** A response of every kind, drawn so that a producer can find in it what it looks for. */
const ENTRIES: readonly [kind: string, drawn: Drawn][] = [
  ['a download', { headers: { 'Content-Length': '93' }, response: { headersSize: 60, bodySize: 93 } }],
  ['a 304', { request: { 'If-None-Match': '"a"' }, response: { status: 304, headersSize: 60, bodySize: 0 } }],
  ['a 304 that nobody asked for', { response: { status: 304, headersSize: 60, bodySize: 0 } }],
  [
    'a redirect',
    { headers: { 'Content-Length': '0' }, response: { status: 302, headersSize: 60, bodySize: 0 } },
  ],
  ['a hit', { entry: { _fromCache: 'disk', _fetchType: 'Disk Cache' }, response: { _transferSize: 0 } }],
  ['no answer', { response: { status: 0 } }],
  [
    'a counted download',
    {
      entry: {
        _fetchType: 'Network Load',
        _bytesIn: 153,
        _bytesOut: 400,
        _securityState: 'secure',
        pageref: 'page_1_0',
      },
      headers: { 'Content-Length': '93' },
      response: { headersSize: 60, bodySize: 93, _transferSize: 153 },
    },
  ],
];

const readAll = (creator: string) =>
  Promise.all(
    ENTRIES.map(([, drawn]) =>
      readAs(creator, {
        requestSizes: { headersSize: 300 },
        ...drawn,
        request: { ...HOST, ...drawn.request },
        entry: { serverIPAddress: '::1', ...drawn.entry },
      }),
    ),
  );

type Answer = { [Question in keyof Trust]: readonly [Question, Trust[Question]] }[keyof Trust];

const bytesOf = (bytes: Bytes): number => ('bytes' in bytes ? bytes.bytes : 0);

/** What an answer in the table promises of every exchange. */
const CLAIMS: readonly { readonly claim: Answer; readonly isBrokenBy: (exchange: Exchange) => boolean }[] = [
  {
    claim: ['responseBytes', 'computed'],
    isBrokenBy: ({ wire }) => wire.response.how === 'measured',
  },
  {
    claim: ['responseBytes', 'where-length-agrees'],
    isBrokenBy: ({ wire }) => wire.response.how === 'measured',
  },
  { claim: ['responseBytes', 'never'], isBrokenBy: ({ wire }) => bytesOf(wire.response) > 0 },
  { claim: ['requestBytes', 'computed'], isBrokenBy: ({ wire }) => wire.request.how === 'measured' },
  { claim: ['requestBytes', 'never'], isBrokenBy: ({ wire }) => bytesOf(wire.request) > 0 },
  { claim: ['requestLines', 'never-all'], isBrokenBy: ({ request }) => request.complete },
  { claim: ['clients', 'one'], isBrokenBy: ({ client }) => client !== null },
  { claim: ['startTimes', 'of-the-export'], isBrokenBy: ({ startedAt }) => startedAt !== null },
  { claim: ['startTimes', 'of-the-request'], isBrokenBy: ({ startedAt }) => startedAt === null },
  { claim: ['hits', 'no-cache'], isBrokenBy: ({ source }) => isAtHand(source) },
  {
    claim: ['notModified', 'genuine'],
    isBrokenBy: ({ source, response }) => response.status === 304 && source !== 'revalidated',
  },
  {
    claim: ['notModified', 'where-asked'],
    isBrokenBy: ({ source, request }) => source === 'revalidated' && !request.fields.some(isCondition),
  },
  { claim: ['listings', 'one-for-a-load'], isBrokenBy: ({ mayBeListedTwice }) => mayBeListedTwice },
];

const isCondition = ([name]: readonly [string, string]): boolean =>
  /^if-(?:none-match|modified-since)$/i.test(name);

describe('every file of a producer', () => {
  const files = readdirSync(FOLDER).filter((name) => !NO_PRODUCER.has(name));

  it('is named in the index', () => {
    expect(ALL.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
  });

  it.each(ALL.map((producer) => [producer.name, producer] as const))(
    '%s says at its top what is known, and from where',
    (_, producer) => {
      expect(factsOf(producer)).toMatch(/\b(?:measured|seen|read|believed)\b/i);
    },
  );

  it.each(ALL.map((producer) => [producer.name, producer] as const))(
    '%s answers every question of the table',
    (_, { trust }) => {
      expect(Object.keys(trust).sort()).toEqual(Object.keys(unmeasured.trust).sort());
    },
  );

  it('has a creator that the tests read as its own', () => {
    expect([...new Set(CREATORS.map(([, name]) => name))].sort()).toEqual(ALL.map(({ name }) => name).sort());
  });
});

describe('the trust table', () => {
  const trustOf = (name: string) => ALL.find((producer) => producer.name === name)?.trust;

  it.each(CREATORS)('holds for what %j records (%s)', async (creator, name) => {
    const trust = trustOf(name);
    const exchanges = await readAll(creator);
    const broken = exchanges.flatMap((exchange) =>
      CLAIMS.filter(({ claim, isBrokenBy }) => trust?.[claim[0]] === claim[1] && isBrokenBy(exchange)),
    );
    expect(broken).toEqual([]);
  });

  it.each(CREATORS)('lets no hit and no unanswered request of %j cross the network (%s)', async (creator) => {
    for (const { source, wire, response } of await readAll(creator)) {
      if (source.endsWith('cache')) expect(wire.response).toEqual({ how: 'derived', bytes: 0 });
      if (response.status === 0) expect(wire.response).toEqual({ how: 'unknown' });
    }
  });

  it('is the one in docs/producers.md', async () => {
    await expect(producersDocument(ALL)).toMatchFileSnapshot('../../docs/producers.md');
  });
});
