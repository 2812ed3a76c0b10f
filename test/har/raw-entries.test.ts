import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EntryTooLarge, type RecordedEntry, recordedEntries } from '../../src/har/raw-entries.ts';
import { readHar } from '../../src/har/read.ts';

const entry = (url: string) => ({
  request: { method: 'GET', url, headers: [], cookies: [{ name: 'a', value: 'é\u{1f600}' }] },
  response: { status: 200, headers: [], content: { text: '{"\\"]}'.repeat(50) } },
});

async function* inPieces(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
}

async function all(input: Parameters<typeof recordedEntries>[0]): Promise<RecordedEntry[]> {
  const found: RecordedEntry[] = [];
  for await (const one of recordedEntries(input)) found.push(one);
  return found;
}

describe('the entries of a text as they stand there', () => {
  const entries = [entry('https://a.example/'), entry('https://b.example/é'), entry('https://c.example/')];
  const text = `\uFEFF ${JSON.stringify({ log: { pages: [{ id: 'x'.repeat(99) }], entries } }, null, 1)}`;
  const expected = entries.map((value, at) => ({ entry: at, value }));

  it.each([1, 7, 64, 1 << 20])('come whole from pieces of %i bytes', async (piece) => {
    expect(await all(inPieces(new TextEncoder().encode(text), piece))).toEqual(expected);
  });

  it('come from what is compressed, in UTF-16, or called as JSONP', async () => {
    expect(await all(gzipSync(text))).toEqual(expected);
    expect(await all(Buffer.from(text, 'utf16le'))).toEqual(expected);
    expect(await all(`onInputData(${text});`.replace('\uFEFF', ''))).toEqual(expected);
  });

  it('are numbered as reading numbers them, where some cannot be read', async () => {
    const [first, second, third] = entries.map((value) => JSON.stringify(value));
    const broken = `{"log":{"entries":[${first},{"request": tru},${second},7,${third},{"request":{"url":"htt`;
    const capture = await readHar(broken);
    const numbers = capture.exchanges.map((exchange) => exchange.entry);
    expect(numbers).toEqual([0, 2, 4]);
    const found = await all(broken);
    expect(found.filter(({ entry }) => numbers.includes(entry)).map(({ value }) => value)).toEqual(entries);
  });

  it('of which one is too large end with its number', async () => {
    const huge = { ...entry('https://b.example/'), more: 'x'.repeat(65 << 20) };
    const found: RecordedEntry[] = [];
    const reading = async () => {
      const bytes = new TextEncoder().encode(JSON.stringify([entries[0], huge]));
      for await (const one of recordedEntries(inPieces(bytes, 1 << 20))) found.push(one);
    };
    await expect(reading()).rejects.toEqual(new EntryTooLarge(1));
    expect(found).toHaveLength(1);
  });
});
