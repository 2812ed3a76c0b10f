import { describe, expect, it } from 'vitest';
import { asksFor, compileFilter, toggleKind } from '../../src/panel/filter.ts';
import { reportOn, rowsOf, TWO_VISITS } from './steps.ts';

const rows = rowsOf(reportOn(TWO_VISITS));
const found = (filter: string) => rows.filter(compileFilter(filter)).map(({ name }) => name);

describe('the filter', () => {
  it.each([
    ['a part of the URL', 'cdn.example', ['good.js?v=2']],
    ['the case of which does not matter', 'CDN', ['good.js?v=2']],
    ['a method', 'post', ['beacon']],
    ['a type', 'stylesheet', ['fresh.css']],
    ['a status', '304', ['bare.js', 'good.js?v=2']],
    ['an outcome', 'disk-cache', ['fresh.css']],
    ['a rule', '304-vary-missing', ['bare.js']],
    ['a Cache-Control directive', 'max-age=3600', ['fresh.css']],
    ['a validator', '"g1"', ['good.js?v=2']],
    ['two words, both of which must be there', 'script vary', ['bare.js']],
    ['a word turned round', 'script -vary', ['good.js?v=2']],
    ['304s', 'is:304', ['bare.js', 'good.js?v=2']],
    ['faulty 304s', 'is:fault', ['bare.js']],
    ['cache hits', 'is:cached', ['fresh.css']],
    ['what could have been spared', 'is:avoidable', ['bare.js', 'good.js?v=2']],
    ['304s without a fault', 'is:304 -is:fault', ['good.js?v=2']],
    ['nothing that is there', 'no such thing', []],
  ])('finds by %s', (_, filter, names) => {
    expect(found(filter)).toEqual(names);
  });

  it('takes a text for what it is, not for a pattern', () => {
    expect(found('.*')).toEqual([]);
  });

  it('lets everything through while it is empty', () => {
    expect(found('  ')).toHaveLength(rows.length);
  });
});

describe('the word for a kind', () => {
  it('is added beside what is there, and taken out again', () => {
    const asked = toggleKind('script', 'is:304');
    expect(asked).toBe('script is:304');
    expect(asksFor(asked, 'is:304')).toBe(true);
    expect(toggleKind(asked, 'is:304')).toBe('script');
  });

  it('is not seen in a longer word', () => {
    expect(asksFor('this:304', 'is:304')).toBe(false);
  });
});
