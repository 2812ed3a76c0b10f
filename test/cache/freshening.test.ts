import { describe, expect, it } from 'vitest';
import { freshen } from '../../src/cache/freshening.ts';
import { indexFields } from '../../src/http/fields.ts';

const stored = indexFields([
  ['ETag', '"v1"'],
  ['Cache-Control', 'public'],
  ['cache-control', 'max-age=60'],
  ['Content-Length', '900'],
]);

describe('what is stored, after a 304', () => {
  it('has all lines of the 304 in place of those of the same name', () => {
    const { fields, names } = freshen(stored, indexFields([['Cache-Control', 'max-age=600']]));
    expect(fields).toEqual([
      ['ETag', '"v1"'],
      ['Content-Length', '900'],
      ['Cache-Control', 'max-age=600'],
    ]);
    expect(names).toEqual(['etag', 'content-length', 'cache-control']);
  });

  it('keeps its own length, and does not grow with lines that no lifetime rests on', () => {
    const { fields } = freshen(
      stored,
      indexFields([
        ['Content-Length', '0'],
        ['X-Request-Id', '1'],
      ]),
    );
    expect(fields).toEqual(stored.fields);
  });
});
