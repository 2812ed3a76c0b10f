import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type KeptTab, keptStore, problemOf } from '../../src/devtools/kept-store.ts';
import type { RecordedEntry } from '../../src/devtools/recording.ts';
import { entry, named } from './traffic.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const SITE = 'https://example.org';
const tab: KeptTab = { key: '4 1000', id: 4, traces: ['document 900', 'entry a'] };
const row = (id: number, url: string, more = {}): RecordedEntry => ({
  id,
  entry: entry(url, id, more),
  ended: true,
  page: 0,
});
const fresh = (...rows: RecordedEntry[]) => rows.map((each) => ({ row: each, isNew: true }));
const capture = (openedAt: number, origin = SITE) => ({
  origin,
  openedAt,
  changedAt: openedAt + 1,
  pages: [{ id: 0, at: openedAt, url: `${origin}/` }],
});
const failureOf = async (task: Promise<unknown>) =>
  problemOf(
    await task.then(
      () => undefined,
      (error) => error,
    ),
  );

describe('what is kept', () => {
  it('is found again in its order, by tab and site', async () => {
    const store = keptStore();
    await store.write(tab, capture(2000), fresh(row(0, '/later')));
    await store.write(tab, capture(1000), fresh(row(1, '/b'), row(0, '/a')));
    await store.write(tab, capture(1000, 'https://elsewhere.example'), fresh(row(2, '/c')));
    await store.write({ ...tab, key: '5 1000', id: 5 }, capture(1000), fresh(row(0, '/d')));
    const found = await keptStore().find(tab, SITE);
    expect(found.map(({ openedAt, entries }) => [openedAt, entries.map(named)])).toEqual([
      [1000, ['/a 200', '/b 200']],
      [2000, ['/later 200']],
    ]);
    expect(found[0]?.pages).toEqual([{ id: 0, at: 1000, url: `${SITE}/` }]);
  });

  it('is as large as what was written, also where an entry was written again', async () => {
    const store = keptStore();
    const [small, large] = [row(0, '/a'), row(0, `/a?${'x'.repeat(500)}`)];
    const sizeOf = ({ entry, ended, page }: RecordedEntry) => JSON.stringify({ entry, ended, page }).length;
    await store.write(tab, capture(1000), fresh(small));
    expect(await store.total()).toEqual({ captures: 1, bytes: sizeOf(small) });
    await store.write(tab, capture(1000), [{ row: large, isNew: false }]);
    expect(await store.total()).toEqual({ captures: 1, bytes: sizeOf(large) });
    await store.clear();
    expect(await store.total()).toEqual({ captures: 0, bytes: 0 });
  });

  it('begins anew where it was deleted by another toolbox meanwhile', async () => {
    const store = keptStore();
    await store.write(tab, capture(1000), fresh(row(0, '/a')));
    await keptStore().clear();
    await store.write(tab, capture(1000), [{ row: row(0, '/a'), isNew: false }]);
    const [found] = await store.find(tab, SITE);
    expect(found?.entries).toHaveLength(1);
  });

  it('goes by tab, by age, or all together', async () => {
    const store = keptStore();
    const other = { ...tab, key: '5 1000', id: 5 };
    await store.write(tab, capture(1000), fresh(row(0, '/a')));
    await store.write(other, capture(2000), fresh(row(0, '/a')));
    await store.forgetBefore(1500);
    expect(await store.find(tab, SITE)).toEqual([]);
    expect(await store.recognise({ ...tab, origin: SITE })).toBeUndefined();
    await store.forgetTab(other);
    expect(await store.total()).toEqual({ captures: 0, bytes: 0 });
  });
});

describe('a tab', () => {
  it('is known by its id together with a trace', async () => {
    const store = keptStore();
    await store.write(tab, capture(1000), fresh(row(0, '/a')));
    const recognised = (id: number, ...traces: string[]) => store.recognise({ id, origin: SITE, traces });
    expect((await recognised(4, 'document 5000', 'entry a'))?.key).toBe(tab.key);
    expect(await recognised(4, 'document 5000', 'entry b')).toBeUndefined();
    expect(await recognised(5, 'document 900', 'entry a')).toBeUndefined();
  });
});

describe('bounds', () => {
  it('let the oldest go first, and never what is written now', async () => {
    const size = JSON.stringify({ entry: entry('/a', 0), ended: true, page: 0 }).length;
    const store = keptStore(3 * size);
    for (const openedAt of [1000, 2000, 3000, 4000, 5000])
      await store.write(tab, capture(openedAt), fresh(row(0, '/a')));
    const found = await store.find(tab, SITE);
    expect(found.map(({ openedAt }) => openedAt)).toEqual([3000, 4000, 5000]);
  });

  it('hold for their number too', async () => {
    const store = keptStore();
    for (let openedAt = 1; openedAt <= 25; openedAt += 1)
      await store.write(tab, capture(openedAt), fresh(row(0, '/a')));
    const found = await store.find(tab, SITE);
    expect(found.map(({ openedAt }) => openedAt)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 6),
    );
  });

  it('leave a capture that grows beyond them as it was', async () => {
    const store = keptStore(1_000);
    await store.write(tab, capture(1000), fresh(row(0, '/a')));
    const before = await store.total();
    const more = fresh(row(1, `/b?${'x'.repeat(2_000)}`));
    expect(await failureOf(store.write(tab, capture(1000), more))).toBe('too-much');
    expect(await store.total()).toEqual(before);
  });
});

describe('a store that fails', () => {
  it('says that a later version has been there', async () => {
    (await openDB('kept-captures', 2)).close();
    expect(await failureOf(keptStore().total())).toBe('newer');
  });

  it('says that nothing can be stored', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no', 'InvalidStateError');
      },
    } as unknown as IDBFactory;
    expect(await failureOf(keptStore().total())).toBe('denied');
  });

  it('tells lack of room from other reasons', () => {
    expect(problemOf(new DOMException('no room', 'QuotaExceededError'))).toBe('full');
    expect(problemOf(new TypeError('no'))).toBe('denied');
    expect(problemOf(undefined)).toBe('denied');
  });
});
