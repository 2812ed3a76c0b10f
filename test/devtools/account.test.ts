import { describe, expect, it } from 'vitest';
import type { PageTimeline } from '../../src/browser/browser.ts';
import { createAccount } from '../../src/devtools/account.ts';

const OPENED = 1_000;
const SITE = 'https://example.org/';

/** A page that says what it loaded over the network. */
const page = (origin: number, paths: readonly string[], more: Partial<PageTimeline> = {}): PageTimeline => ({
  url: 'https://example.org/',
  origin,
  complete: true,
  controlled: false,
  loads: paths.map((path) => ({ url: SITE + path, network: true })),
  ...more,
});

/** An account of a recording in which the browser has told these requests: paths and when they began. */
function accountOf(told: readonly (readonly [path: string, began: number])[]) {
  return createAccount(
    (url, from, to) =>
      told.filter(([path, began]) => SITE + path === url && from <= began && began < to).length,
    OPENED,
  );
}

describe('a page at rest', () => {
  it('is told when the browser has told all that it lists', () => {
    const account = accountOf([
      ['', 2_000],
      ['a.js', 2_010],
    ]);
    account.take(page(2_000, ['', 'a.js']), 2_100);
    expect(account.standing(2_150)).toBe('busy');
    expect(account.standing(2_300)).toBe('told');
    expect(account.gaps()).toEqual({ openedLate: false, leftEarly: false, untold: 0, serviceWorker: false });
  });

  it('is not sought again when what was told of it has been cleared', () => {
    let told: readonly (readonly [string, number])[] = [['', 2_000]];
    const account = createAccount((url) => told.filter(([path]) => SITE + path === url).length, OPENED);
    account.take(page(2_000, ['']), 2_100);
    expect(account.standing(2_300)).toBe('told');
    told = [];
    account.clear();
    expect(account.standing(2_400)).toBe('told');
    account.take(page(2_000, ['', 'more.js']), 2_500);
    expect(account.standing(3_500)).toBe('missing');
  });

  it('says that a service worker answers for it', () => {
    const account = accountOf([]);
    account.take(page(2_000, [], { controlled: true }), 2_100);
    expect(account.gaps().serviceWorker).toBe(true);
    account.clear();
    account.take(page(2_000, [], { controlled: true }), 2_200);
    expect(account.gaps().serviceWorker).toBe(false);
    account.take(page(2_000, ['more.js'], { controlled: true }), 2_300);
    expect(account.gaps().serviceWorker).toBe(true);
  });

  it('lacks a repeated 304 that only its timeline shows, until that has been sought', () => {
    const account = accountOf([
      ['', 2_000],
      ['a.js', 1_300],
      ['a.js', 1_500],
    ]);
    account.take(page(2_000, ['', 'a.js']), 2_100);
    expect(account.standing(2_300)).toBe('missing');
    account.sought();
    expect(account.standing(2_300)).toBe('told');
    expect(account.gaps().untold).toBe(1);
  });

  it('does not count as untold what may have come from a cache', () => {
    const account = accountOf([]);
    account.take(page(2_000, [], { loads: [{ url: `${SITE}a.png`, network: false }] }), 2_100);
    expect(account.standing(3_100)).toBe('missing');
    account.sought();
    expect(account.standing(3_100)).toBe('told');
    expect(account.gaps().untold).toBe(0);
  });

  it('is busy again when it loads more', () => {
    const account = accountOf([['', 2_000]]);
    account.take(page(2_000, ['']), 2_100);
    expect(account.standing(2_300)).toBe('told');
    account.take(page(2_000, ['', 'more']), 2_400);
    expect(account.standing(2_450)).toBe('busy');
    expect(account.standing(3_400)).toBe('missing');
  });

  it('lets events lag behind for a second, where they are sure to come', () => {
    const account = accountOf([['', 2_000]]);
    account.take(page(2_000, ['', 'large.bin']), 2_100);
    expect(account.standing(2_900)).toBe('busy');
    expect(account.standing(3_100)).toBe('missing');
  });

  it('does not take a pause for rest that is as long as those before', () => {
    const account = accountOf([
      ['a.js', 1_300],
      ['a.js', 1_500],
    ]);
    account.take(page(2_000, ['a.js']), 2_100);
    account.eventCame(2_500);
    expect(account.standing(3_000)).toBe('busy');
    expect(account.standing(3_200)).toBe('missing');
  });
});

describe('a page that is left', () => {
  it('at rest leaves no gap', () => {
    const account = accountOf([['', 2_000]]);
    account.take(page(2_000, ['']), 2_100);
    account.standing(2_300);
    account.navigated();
    account.take(page(5_000, []), 5_100);
    expect(account.gaps()).toEqual({ openedLate: false, leftEarly: false, untold: 0, serviceWorker: false });
  });

  it('before it came to rest is said to be', () => {
    const account = accountOf([['', 2_000]]);
    account.take(page(2_000, ['', 'a.js', 'b.js'], { complete: false }), 2_050);
    account.navigated();
    account.take(page(2_200, []), 2_250);
    expect(account.gaps()).toEqual({ openedLate: false, leftEarly: true, untold: 2, serviceWorker: false });
  });

  it('before it was ever asked is said to be', () => {
    const account = accountOf([['', 2_000]]);
    account.take(page(2_000, ['']), 2_100);
    account.standing(2_300);
    account.navigated();
    account.navigated();
    account.take(page(2_900, []), 2_950);
    expect(account.gaps().leftEarly).toBe(true);
  });

  it('within its document is not left', () => {
    const account = accountOf([['', 2_000]]);
    account.take(page(2_000, ['']), 2_100);
    account.navigated();
    account.take(page(2_000, ['']), 2_200);
    account.navigated();
    account.take(page(2_000, ['']), 2_300);
    expect(account.standing(2_400)).toBe('told');
    expect(account.gaps().leftEarly).toBe(false);
  });

  it('is counted for good, however many pages follow', () => {
    const account = accountOf([]);
    for (let visit = 0; visit < 10; visit += 1) account.take(page(2_000 + visit * 1_000, ['a']), 2_100);
    expect(account.gaps().untold).toBe(9);
    account.clear();
    expect(account.gaps()).toEqual({ openedLate: false, leftEarly: false, untold: 0, serviceWorker: false });
  });
});

it('says that recording began late where the page had requested something before', () => {
  const account = accountOf([['late.js', 1_200]]);
  account.take(page(500, ['', 'late.js']), 1_300);
  expect(account.standing(2_300)).toBe('missing');
  account.sought();
  account.standing(2_300);
  expect(account.gaps()).toEqual({ openedLate: true, leftEarly: false, untold: 0, serviceWorker: false });
});

it('knows nothing of a page that does not answer for long', () => {
  const account = accountOf([]);
  account.take(undefined, 2_000);
  expect(account.standing(2_100)).toBe('busy');
  account.take(undefined, 4_000);
  expect(account.standing(4_000)).toBe('unknown');
});
