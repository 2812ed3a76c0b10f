import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedRules } from '../../../src/desk/questions.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { compileFilter } from '../../../src/panel/filter/compile.ts';
import type { Filterable } from '../../../src/panel/filter/filterable.ts';
import { termsOf } from '../../../src/panel/filter/terms.ts';
import { reportOn, rowsOf, TWO_VISITS } from '../steps.ts';
import { amount, anyFilter, anyFilterable, filterable } from './rows.ts';

const ids = listedRules(messagesIn('en')).map(({ id }) => id);
const compile = (filter: string) => compileFilter(filter, ids);
const rows = rowsOf(reportOn(TWO_VISITS));
const found = (filter: string) => {
  const { passes } = compile(filter);
  return rows.filter((row) => passes(row)).map(({ name }) => name);
};

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
    ['what a cache gave, in the words of DevTools', 'is:from-cache', ['fresh.css']],
    ['two words side by side', '"304 revalidated" script', ['bare.js', 'good.js?v=2']],
    ['two words that stand apart', '"revalidated 304"', []],
    ['a pattern in the URL', '/\\/[bg].+\\.js/', ['bare.js', 'good.js?v=2']],
    ['a pattern turned round', '-/\\.js/', ['site.example', 'fresh.css', 'beacon']],
    ['a path, which is no pattern', '/fresh.css', ['fresh.css']],
    ['a key turned round', '-domain:site.example', ['good.js?v=2']],
    ['what is no key', 'max-age:3600', []],
    ['a key that is still without a value', 'domain: -method:', rows.map(({ name }) => name)],
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

describe('a key', () => {
  const is = (filter: string, row: Partial<Filterable>) => {
    const { passes, problems } = compile(filter);
    expect(problems).toEqual([]);
    return passes(filterable(row));
  };
  const exchange = { id: 0, page: null };

  it.each<[string, Partial<Filterable>, Partial<Filterable>]>([
    ['domain:site.example', {}, { host: 'www.site.example' }],
    ['domain:site.example', { host: 'site.example:8080' }, { host: 'site.example.org' }],
    ['domain:site.example:8080', { host: 'site.example:8080' }, {}],
    ['domain:*.example', { host: 'a.b.example' }, { host: 'a.example.org' }],
    ['domain:*.EXAMPLE', { host: 'a.example:81' }, { host: 'aXexample' }],
    ['status-code:304', { exchanges: [{ ...exchange, status: 304, source: 'revalidated' }] }, {}],
    ['method:post', { method: 'POST' }, {}],
    ['scheme:https', {}, { url: 'http://site.example/' }],
    ['mime-type:text/css', { mimeType: 'text/css' }, { mimeType: null }],
    ['resource-type:image', { type: 'image' }, {}],
    ['url:"/a b"', { url: 'x:/A B' }, {}],
    ['rule:304-date-missing', { findings: [{ rule: '304-date-missing', level: 'should' }] }, {}],
    ['rule:vary', { findings: [{ rule: '304-vary-missing', level: 'must' }] }, {}],
    [
      'level:should',
      { findings: [{ rule: 'a', level: 'should' }] },
      { findings: [{ rule: 'a', level: 'must' }] },
    ],
    [
      'level:>=should',
      { findings: [{ rule: 'a', level: 'must' }] },
      { findings: [{ rule: 'a', level: 'info' }] },
    ],
    ['source:cache', { exchanges: [{ ...exchange, status: 200, source: 'cache' }] }, {}],
    ['source:disk', { exchanges: [{ ...exchange, status: 200, source: 'disk-cache' }] }, {}],
    ['larger-than:5k', { transferred: amount(5_000) }, { transferred: amount(4_999) }],
    ['larger-than:1.5MB', { transferred: amount(1_500_000) }, { transferred: amount(0, 3) }],
    ['saved:>10k', { savedByRevalidation: amount(10_001) }, { savedByRevalidation: amount(10_000) }],
    ['saved:10kB', { savedByRevalidation: amount(10_000) }, { savedByRevalidation: amount(0, 3) }],
    ['saved:<1M', { savedByRevalidation: amount(0) }, { savedByRevalidation: amount(0, 1) }],
    ['saved:unknown', { savedByRevalidation: amount(9, 1) }, { savedByRevalidation: amount(9) }],
    ['avoidable:>=1', { avoidable: amount(1) }, { avoidable: amount(0, 3) }],
  ])('%s', (filter, one, other) => {
    expect(is(filter, one)).toBe(true);
    expect(is(filter, other)).toBe(false);
    expect(is(`-${filter}`, other)).toBe(true);
  });

  it.each([
    ['is:running', 'no-such-kind'],
    ['level:severe', 'no-such-level'],
    ['rule:no-such-rule-at-all', 'no-such-rule'],
    ['source:moon', 'no-such-source'],
    ['resource-type:moon', 'no-such-type'],
    ['larger-than:big', 'no-size'],
    ['saved:>', 'no-size'],
    ['status-code:4xx', 'no-status'],
    ['/(/', 'not-a-pattern'],
    ['/a(?!b)/', 'pattern-unsupported'],
    ['/a.{20}$/', 'pattern-too-large'],
  ])('%s is not understood, which is said, and hides nothing: %s', (filter, why) => {
    const { passes, problems } = compile(`script -${filter}`);
    expect(problems).toEqual([{ term: `-${filter}`, why }]);
    expect(passes(filterable())).toBe(true);
  });
});

const isOneCondition = (filter: string): boolean => {
  const [term, ...more] = termsOf(filter);
  if (!term || more.length > 0) return false;
  const { what } = term;
  return what.kind === 'pattern' || (what.kind === 'text' ? what.text : what.value) !== '';
};

describe('all filters', () => {
  it('can be compiled, and judge all resources', () => {
    fc.assert(
      fc.property(anyFilter, anyFilterable, (filter, row) => {
        expect(typeof compile(filter).passes(row)).toBe('boolean');
      }),
    );
  });

  it('and the same turned round divide the resources, where there is one condition', () => {
    fc.assert(
      fc.property(anyFilter, anyFilterable, (filter, row) => {
        const word = filter.trim().replace(/^[-\s]+/, '');
        const [one, other] = [compile(word), compile(`-${word}`)];
        fc.pre(isOneCondition(word) && one.problems.length === 0);
        expect(one.passes(row)).toBe(!other.passes(row));
      }),
    );
  });

  it('ask for no less the more they say', () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, anyFilterable, (one, other, row) => {
        fc.pre(!one.includes('"') && !one.includes('/'));
        const both = compile(`${one} ${other}`).passes(row);
        expect(both).toBe(compile(one).passes(row) && compile(other).passes(row));
      }),
    );
  });
});
