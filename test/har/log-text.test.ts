import { describe, expect, it } from 'vitest';
import type { EntryParts } from '../../src/har/entry-parts.ts';
import { createLogText, type EntryFault, type LogEnd } from '../../src/har/log-text.ts';

interface Told {
  readonly entries: EntryParts[];
  readonly unreadable: EntryFault[];
  readonly members: Record<string, unknown>;
  readonly end: LogEnd;
}

/** What a text says, given in pieces of so many bytes. */
function read(text: string | Uint8Array, piece = Number.POSITIVE_INFINITY): Told {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const told = {
    entries: [] as EntryParts[],
    unreadable: [] as EntryFault[],
    members: {} as Record<string, unknown>,
  };
  const log = createLogText({
    member: (name, value) => {
      told.members[name] = value;
    },
    entry: (parts) => void told.entries.push(parts),
    unreadable: (fault) => void told.unreadable.push(fault),
  });
  for (let from = 0; from < bytes.length; from += piece) {
    if (!log.add(bytes.subarray(from, from + piece))) break;
  }
  return { ...told, end: log.end() };
}

const entry = (url: string, more = '') =>
  `{"request":{"url":"${url}","headers":[{"name":"A","value":"\\"b\\""}]},"response":{"content":{"text":"body of ${url} \\"\\\\"}}${more}}`;

describe('a capture that comes in pieces', () => {
  const text = `\uFEFF {"log": {"version":"1.2","creator":{"name":"Ünï","version":null},"pages":[{"id":[1,{"x":"]}"}]}],
    "entries":[${entry('https://a.example/')}, ${entry('https://b.example/é', ',"_initiator":{"stack":["}"]},"time":1.5e1')},
    ${entry('https://a.example/')}] }, "other": -0.5 } `;
  const whole = read(text);

  it('is read', () => {
    expect(whole.end).toEqual({ isEmpty: false, hasEntries: true, fault: undefined });
    expect(whole.members).toEqual({ creator: { name: 'Ünï' } });
    expect(whole.entries.map(({ entry: read }) => read)).toEqual([
      { request: { url: 'https://a.example/' }, response: { content: {} } },
      { request: { url: 'https://b.example/é' }, response: { content: {} }, time: 15 },
      { request: { url: 'https://a.example/' }, response: { content: {} } },
    ]);
    expect(whole.entries[0]?.requestFields).toEqual([['A', '"b"']]);
    const digests = whole.entries.map(({ contentDigest }) => contentDigest);
    expect(digests[0]).toMatch(/^\w+-\w+-\w+$/);
    expect([digests[2], digests[1] === digests[0]]).toEqual([digests[0], false]);
  });

  it.each([1, 2, 3, 5, 7, 16, 61])('of %i bytes is read as the whole', (piece) => {
    expect(read(text, piece)).toEqual(whole);
  });

  it('and ends too early gives the entries before, and says where it ends', () => {
    const bytes = new TextEncoder().encode(text);
    for (let length = 1; length < bytes.length; length += 3) {
      const cut = read(bytes.subarray(0, length), 11);
      expect(cut.entries).toEqual(whole.entries.slice(0, cut.entries.length));
      expect(cut.unreadable.length).toBeLessThanOrEqual(1);
      for (const fault of [cut.end.fault, ...cut.unreadable]) {
        if (fault) expect(fault).toEqual({ code: 'cut-off', offset: length });
      }
      if (cut.end.fault === undefined) expect(text.slice(-2)).toBe('} ');
    }
  });
});

describe('an entry that cannot be read', () => {
  const around = (bad: string) => `[${entry('https://a.example/')},${bad},${entry('https://b.example/')}]`;
  const begin = around('').indexOf(',,') + 1;

  it.each([
    ['{"time":tru}', 'not-json', 8],
    ['{"time":01}', 'not-json', 8],
    ['{"time" 1}', 'not-json', 8],
    ['{"a":"\n"}', 'not-json', 6],
    ['{"a":"\\x"}', 'not-json', 5],
    ['{"a":"\\ud8"}', 'not-json', 5],
    ['{,}', 'not-json', 1],
    ['{"a":1,}', 'not-json', 7],
    ['{"a":\u0001}', 'not-json', 5],
    [`{"a":${'['.repeat(99)}${']'.repeat(99)}}`, 'nested-too-deeply', 65],
  ])('%s is passed over, with its place', (bad, code, at) => {
    for (const piece of [1, 4, 1000]) {
      const told = read(around(bad), piece);
      expect(told.entries).toHaveLength(2);
      expect(told.unreadable).toEqual([{ code, offset: begin + at }]);
      expect(told.end.fault).toBeUndefined();
    }
  });

  it('for its bytes are no UTF-8 is passed over', () => {
    const bytes = Uint8Array.from(around('{"a":"\u00ff"}'), (character) => character.charCodeAt(0));
    expect(read(bytes, 6).unreadable).toEqual([{ code: 'not-utf-8', offset: begin + 5 }]);
    expect(read(bytes).entries).toHaveLength(2);
  });

  it('for a line of it is too long is passed over, and not kept', () => {
    const long = `{"request":{"headers":[{"name":"A","value":"${'x'.repeat(3_000_000)}"}]}}`;
    for (const piece of [65_536, 1_000_000, 9_000_000]) {
      const told = read(around(long), piece);
      expect([told.entries.length, told.unreadable.map(({ code }) => code)]).toEqual([2, ['too-large']]);
    }
  });

  it('for all of it together is too much is passed over', () => {
    const line = `{"name":"A","value":"${'x'.repeat(900_000)}"}`;
    const large = `{"request":{"headers":[${Array(10).fill(line).join(',')}]}}`;
    for (const piece of [65_536, 2_000_000, 99_000_000]) {
      const told = read(around(large), piece);
      expect([told.entries.length, told.unreadable]).toEqual([2, [{ code: 'too-large', offset: begin }]]);
    }
  });

  it('for a number that nobody reads has no end in sight is passed over', () => {
    const bad = `{"time":1,"timings":{"receive":1.${'5'.repeat(900)},"b":[2]},"c":"}"}`;
    for (const piece of [1, 4, 399, 700, 9_999]) {
      const told = read(around(bad), piece);
      expect(told.entries).toHaveLength(2);
      expect(told.unreadable).toEqual([{ code: 'not-json', offset: begin + bad.indexOf('1.5') }]);
      expect(told.end.fault).toBeUndefined();
    }
  });

  it('for it is such a number itself, or such a one stands beside the entries, ends what can be read', () => {
    const number = '7'.repeat(900);
    const beside = `{"log":{"entries":[${entry('https://a.example/')}],"a":${number}}}`;
    for (const [text, at] of [
      [around(number), begin],
      [beside, beside.indexOf('777')],
    ] as const)
      for (const piece of [1, 4, 399, 9_999])
        expect(read(text, piece).end.fault).toEqual({ code: 'not-json', offset: at });
  });

  it('and whose brackets do not match ends what can be read', () => {
    for (const bad of ['{"a":[}', '{"cookies":[}', '{"a":tru,"b":[}}']) {
      const fault = { code: 'not-json', offset: begin + (bad.includes('cookies') ? 11 : bad.indexOf('}')) };
      if (bad.includes('tru')) fault.offset = begin + 5;
      for (const piece of [1, 9, 999]) {
        const told = read(around(bad), piece);
        expect([told.entries.length, told.unreadable]).toEqual([1, [fault]]);
        expect(told.end.fault).toEqual(fault);
      }
    }
  });
});

describe('who wrote a log', () => {
  it('is heard whatever else stands there', () => {
    const creator = `{"comment":"${'x'.repeat(2_000_000)}","name":"A","version":7,"more":${'['.repeat(99)}${']'.repeat(99)}}`;
    for (const piece of [65_536, 9_000_000]) {
      const told = read(`{"log":{"creator":${creator},"browser":[1],"entries":[{}]}}`, piece);
      expect([told.members, told.entries.length, told.end.fault]).toEqual([
        { creator: { name: 'A' }, browser: undefined },
        1,
        undefined,
      ]);
    }
  });
});

describe('what is left out', () => {
  const body = (length: number) => 'q\\"'.repeat(length / 3);

  it.each([3, 300, 300_000])('a body of about %i bytes leaves only its digest', (length) => {
    const withBody = `[{"response":{"content":{"size":7,"text":"${body(length)}","mimeType":"a/b"},"status":200}}]`;
    const expected = { entry: { response: { content: { size: 7, mimeType: 'a/b' }, status: 200 } } };
    const [whole] = read(withBody).entries;
    expect(whole).toMatchObject(expected);
    for (const piece of [17, 4096]) expect(read(withBody, piece).entries[0]).toEqual(whole);
    const other = withBody.replace('q', 'Q');
    expect(read(other).entries[0]?.contentDigest).not.toBe(whole?.contentDigest);
  });

  it('a value that is left out may be anything', () => {
    for (const value of ['[]', '{"a":[{"b":"]"}]}', 'null', '-1.5', '"\\\\"', '"a\\"b"']) {
      const told = read(`[{"request":{"cookies":${value},"postData":${value},"method":"GET"}}]`, 2);
      expect(told.entries[0]?.entry).toEqual({ request: { method: 'GET' } });
    }
  });

  it('names that objects inherit are taken for no more than names', () => {
    const [told] = read('[{"__proto__":{"polluted":1},"constructor":2,"request":{"__proto__":3}}]').entries;
    expect(Object.keys(told?.entry as object)).toEqual(['constructor', 'request']);
    expect(Object.getPrototypeOf(told?.entry)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('where entries are looked for', () => {
  it.each([
    '{"entries":[{}]}',
    '[{}]',
    '{"log":{"entries":[{}]}}',
    '{"log":{"entries":[{}],"creator":{}}}',
    'onInputData({"log":{"entries":[{}]}});',
    '/**/ my.callback$1 ( [{}] )',
    '{"log":null,"entries":[{}]}',
  ])('%s', (text) => {
    for (const piece of [1, 3, 99]) {
      const told = read(text, piece);
      expect([told.entries.length, told.end.fault]).toEqual([1, undefined]);
    }
  });

  it.each([
    ['', { isEmpty: true, hasEntries: false, fault: { code: 'cut-off', offset: 0 } }],
    [' \n ', { isEmpty: true, hasEntries: false, fault: { code: 'cut-off', offset: 3 } }],
    ['{}', { isEmpty: false, hasEntries: false, fault: undefined }],
    ['{"log":{"entries":{}}}', { isEmpty: false, hasEntries: false, fault: undefined }],
    ['"text"', { isEmpty: false, hasEntries: false, fault: { code: 'not-a-capture', offset: 0 } }],
    ['-7', { isEmpty: false, hasEntries: false, fault: { code: 'not-a-capture', offset: 0 } }],
    ['Not found', { isEmpty: false, hasEntries: false, fault: { code: 'not-json', offset: 9 } }],
    ['<html>', { isEmpty: false, hasEntries: false, fault: { code: 'not-json', offset: 0 } }],
    ['[{}]x', { isEmpty: false, hasEntries: true, fault: { code: 'not-json', offset: 4 } }],
    ['[{}],', { isEmpty: false, hasEntries: true, fault: { code: 'not-json', offset: 4 } }],
    ['[,{}]', { isEmpty: false, hasEntries: true, fault: { code: 'not-json', offset: 1 } }],
    ['[{},]', { isEmpty: false, hasEntries: true, fault: { code: 'not-json', offset: 4 } }],
    ['{"a":}', { isEmpty: false, hasEntries: false, fault: { code: 'not-json', offset: 5 } }],
  ])('%j ends so', (text, end) => {
    for (const piece of [1, 99]) expect(read(text, piece).end).toEqual(end);
  });
});
