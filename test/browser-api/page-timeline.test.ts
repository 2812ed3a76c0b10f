import { describe, expect, it } from 'vitest';
import { readPageTimeline } from '../../src/browser/page-timeline.ts';

describe('what the page says of itself', () => {
  it('is its origin, whether it is complete, and its loads over HTTP', () => {
    const said = [
      1_000.5,
      true,
      [
        ['https://example.org/', 300],
        ['https://example.org/a.png', 0],
        ['blob:x', 9],
      ],
      false,
      'https://example.org/#top',
    ];
    expect(readPageTimeline(said)).toEqual({
      url: 'https://example.org/#top',
      origin: 1_000.5,
      complete: true,
      controlled: false,
      loads: [
        { url: 'https://example.org/', network: true },
        { url: 'https://example.org/a.png', network: false },
      ],
    });
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{ length: 3 }],
    [['soon', true, []]],
    [[Number.NaN, true, []]],
    [[1, true, 'loads']],
    [[1, true, [], false, { href: 'https://example.org/' }]],
  ])('is nothing where the page has made something else of it: %j', (said) => {
    expect(readPageTimeline(said)).toBeUndefined();
  });

  it('leaves out loads that are none', () => {
    const loads = [null, [], [7, 7], ['https://example.org/a', '300']];
    expect(readPageTimeline([1, 0, loads, 0, 'https://example.org/'])).toEqual({
      url: 'https://example.org/',
      origin: 1,
      complete: false,
      controlled: false,
      loads: [{ url: 'https://example.org/a', network: false }],
    });
  });
});
