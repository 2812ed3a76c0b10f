import { describe, expect, it } from 'vitest';
import type { PageTimeline } from '../../src/browser/browser.ts';
import { createPages } from '../../src/devtools/pages.ts';
import { at, entry } from './traffic.ts';

const timeline = (origin: number, path = '/'): PageTimeline => ({
  url: `https://example.org${path}`,
  origin: at(origin),
  complete: true,
  loads: [],
  controlled: false,
});
const page = (url: string, began: number, pageref: string, status = 200) =>
  entry(url, began, { pageref, status, _resourceType: 'document' });
const script = (url: string, began: number, pageref: string) =>
  entry(url, began, { pageref, _resourceType: 'script' });

describe('pages that entries name', () => {
  it('are known with their first entry, and their address with the document', () => {
    const pages = createPages(true);
    expect(pages.pageOf(script('/app.js', 30, 'page_4'))).toBe(0);
    expect(pages.news()).toEqual([{ id: 0, at: at(30) }]);
    expect(pages.pageOf(page('/', 10, 'page_4'))).toBe(0);
    expect(pages.news()).toEqual([{ id: 0, at: at(10), url: 'https://example.org/' }]);
    expect(pages.pageOf(page('/frame', 50, 'page_4'))).toBe(0);
    expect(pages.news()).toEqual([]);
  });

  it('are called after where a redirect led', () => {
    const pages = createPages(true);
    pages.pageOf(page('/old', 0, 'page_1', 301));
    pages.pageOf(page('/new', 5, 'page_1'));
    expect(pages.news()).toEqual([{ id: 0, at: at(0), url: 'https://example.org/new' }]);
  });

  it('keep what ends late, and are numbered anew when all is cleared', () => {
    const pages = createPages(true);
    pages.pageOf(page('/', 0, 'page_1'));
    pages.pageOf(page('/next', 100, 'page_2'));
    expect(pages.pageOf(script('/late.js', 120, 'page_1'))).toBe(0);
    pages.clear();
    expect(pages.all()).toEqual([]);
    expect(pages.pageOf(script('/more.js', 200, 'page_2'))).toBe(0);
    expect(pages.news()).toEqual([{ id: 0, at: at(100), url: 'https://example.org/next' }]);
  });

  it('take no address within a document for a page', () => {
    const pages = createPages(true);
    pages.pageOf(page('/', 0, 'page_1'));
    pages.navigated('https://example.org/#top', at(50));
    expect(pages.all()).toHaveLength(1);
  });

  it('are none for what names none or has no time', () => {
    const pages = createPages(true);
    expect(pages.pageOf(entry('/', 0))).toBeNull();
    expect(pages.pageOf({ ...page('/', 0, 'page_1'), startedDateTime: 'today' })).toBeNull();
  });
});

describe('pages that times tell', () => {
  it('begin when they say themselves, however late the browser tells', () => {
    const pages = createPages(false);
    pages.take(timeline(0));
    expect(pages.pageOf(entry('/app.js', 20))).toBe(0);
    pages.navigated('https://example.org/next', at(1_130));
    expect(pages.pageOf(entry('/next.js', 1_050))).toBe(0);
    pages.take(timeline(1_000, '/next'));
    expect(pages.movedFrom()).toBeLessThanOrEqual(at(1_000));
    expect(pages.pageOf(entry('/next.js', 1_050))).toBe(1);
    expect(pages.pageOf(entry('/app.js', 20))).toBe(0);
    expect(pages.all()).toEqual([
      { id: 0, at: at(0), url: 'https://example.org/' },
      { id: 1, at: at(1_000), url: 'https://example.org/next' },
    ]);
  });

  it('are one page where it is asked before the browser tells', () => {
    const pages = createPages(false);
    pages.take(timeline(0));
    pages.take(timeline(1_000, '/next'));
    pages.navigated('https://example.org/next', at(1_130));
    pages.take(timeline(1_000, '/next'));
    expect(pages.all()).toHaveLength(2);
  });

  it('begin with the request for their document where they say nothing', () => {
    const pages = createPages(false);
    pages.navigated('https://example.org/', at(0));
    pages.navigated('https://example.org/next#part', at(1_130));
    expect(pages.pageOf(entry('/next', 1_000))).toBe(1);
    expect(pages.pageOf(entry('/next.js', 1_050))).toBe(1);
    expect(pages.pageOf(entry('/before.js', 900))).toBe(0);
  });

  it('are known of no request before the first', () => {
    const pages = createPages(false);
    pages.take(timeline(1_000));
    expect(pages.pageOf(entry('/', 100))).toBeNull();
  });

  it('go on as the first when all is cleared', () => {
    const pages = createPages(false);
    pages.take(timeline(0));
    pages.take(timeline(1_000, '/next'));
    pages.clear();
    expect(pages.all()).toEqual([{ id: 0, at: at(1_000), url: 'https://example.org/next' }]);
    expect(pages.pageOf(entry('/a.js', 1_500))).toBe(0);
  });
});
