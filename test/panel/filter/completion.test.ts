import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, completionAt } from '../../../src/panel/filter/completion.ts';
import { FILTER_KEYS } from '../../../src/panel/filter/terms.ts';
import { amount, anyFilter, anyFilterable, filterable } from './rows.ts';

const rows = [
  filterable({ host: 'a.cdn.example', method: 'POST' }),
  filterable({ host: 'a.cdn.example', mimeType: 'text/html; charset=utf-8' }),
  filterable({ host: 'b.cdn.example', findings: [{ rule: '304-date-missing', level: 'must' }] }),
  filterable({ transferred: amount(20_000, 0, 1), method: 'a"b' }),
];
/** What is offered at the caret, written as `|`. */
const offered = (filter: string, asked = false) => {
  const completion = completionAt(filter.replace('|', ''), filter.indexOf('|'), rows, { asked });
  return completion?.suggestions.map(({ key, value, count }) => (value ? `${value} ${count}` : `${key}:`));
};
const written = (filter: string, index = 0) => {
  const text = filter.replace('|', '');
  const completion = completionAt(text, filter.indexOf('|'), rows);
  const suggestion = completion?.suggestions[index];
  if (!completion || !suggestion) throw new Error('nothing offered');
  const { filter: next, caret } = accepted(text, completion, suggestion);
  return `${next.slice(0, caret)}|${next.slice(caret)}`;
};

describe('a completion', () => {
  it.each([
    ['keys that begin so', 's|', ['saved:', 'scheme:', 'source:', 'status-code:']],
    ['keys behind a hyphen', 'script -do|', ['domain:']],
    ['values with their resources, the most frequent first', 'method:|', ['GET 2', 'POST 1']],
    ['hosts, and what they belong to', 'domain:cdn|', undefined],
    [
      'values that hold what is typed, those that begin so first',
      'mime-type:h|',
      ['text/html; charset=utf-8 1'],
    ],
    ['the values of a word in the midst of others', 'a level:m| b', ['must 1']],
    ['sizes that divide', 'larger-than:|', ['100 4', '10k 1']],
    ['nothing for a word that begins no key', 'zebra|', undefined],
    ['nothing behind a space', 'script |', undefined],
    ['nothing in quotation marks', '"s|', undefined],
    ['nothing in a pattern', '/s|/', undefined],
    ['nothing where the only value is written', 'method:post|', undefined],
  ])('offers %s', (_, filter, offers) => {
    if (filter === 'domain:cdn|')
      expect(offered(filter)).toEqual(['*.cdn.example 3', 'a.cdn.example 2', 'b.cdn.example 1']);
    else expect(offered(filter)).toEqual(offers);
  });

  it('offers every key where it is asked for', () => {
    expect(offered('|', true)).toEqual(FILTER_KEYS.map((key) => `${key}:`));
    expect(offered('script |', true)).toHaveLength(FILTER_KEYS.length);
  });

  it.each([
    ['a key', 'script -dom|', 'script -domain:|'],
    ['a value', 'method:p| script', 'method:POST| script'],
    ['a value with a space', 'mime-type:html|', 'mime-type:"text/html; charset=utf-8"|'],
    ['a value over the rest of a word', 'method:P|UT', 'method:POST|'],
  ])('writes %s', (_, filter, next) => {
    expect(written(filter)).toBe(next);
  });

  it('replaces a part of any filter, and offers few', () => {
    fc.assert(
      fc.property(anyFilter, fc.nat(), fc.array(anyFilterable), (filter, at, some) => {
        const caret = at % (filter.length + 1);
        const completion = completionAt(filter, caret, some, { asked: true });
        if (!completion) return;
        expect(completion.from).toBeLessThanOrEqual(caret);
        expect(completion.to).toBeGreaterThanOrEqual(caret);
        expect(completion.suggestions.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
