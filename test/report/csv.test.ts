import fc from 'fast-check';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvPieces, toCsv } from '../../src/report/csv.ts';
import { HOSTILE, reportHolding, reportOn, TWO_VISITS } from './reports.ts';

/** Rows as objects, read by a parser that is not the writer's. */
function read(csv: string): Record<string, string>[] {
  const { data, errors } = parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
    newline: '\r\n',
  });
  expect(errors).toEqual([]);
  return data;
}

const FORMULA = /^\s*[=+\-@]/;
/** Behind a semicolon also quotes may precede it: a spreadsheet that splits there no longer sees where they belong. */
const FORMULA_BEHIND = /;[\s"']*[=+\-@]/;
const isNumber = (cell: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell);

/** What no spreadsheet may take for a formula, at whichever sign it splits cells and however it folds characters. */
function expectNoFormula(csv: string): void {
  for (const cell of read(csv).flatMap(Object.values)) {
    if (isNumber(cell)) continue;
    for (const form of [cell, cell.normalize('NFKC')]) expect(form).not.toMatch(FORMULA);
    expect(cell.replaceAll(";'", 'guarded ')).not.toMatch(FORMULA_BEHIND);
  }
}

describe('the CSV export', () => {
  it('is the same in pieces', () => {
    const report = reportOn(TWO_VISITS);
    const pieces = [...csvPieces(report, {}, 4)];
    expect(pieces).toHaveLength(3);
    expect(pieces.join('')).toBe(toCsv(report));
    expect([...csvPieces(reportOn(''), {}, 4)].join('')).toMatch(/^id,entry,[^\r\n]*\r\n$/);
  });

  it('has a row for each exchange, with figures, how they are known and their range', () => {
    const rows = read(toCsv(reportOn(TWO_VISITS)));
    expect(rows).toHaveLength(6);
    expect(rows[3]).toMatchObject({
      id: '3',
      entry: '3',
      startedAt: '2026-11-23T12:01:00.000Z',
      method: 'GET',
      url: 'https://site.example/app.js',
      status: '304',
      source: 'revalidated',
      requestBytes: '200',
      requestBytesHow: 'measured',
      decision: 'revalidate',
      '304 date': 'present',
      '304 etag': 'missing',
      '304 content-location': 'not-sent-by-origin',
      '304 cache-control': 'present',
      '304 vary': 'missing',
      '304 body': 'none',
      savedBytesHow: 'derived',
      rules: '304-etag-missing 304-vary-missing',
    });
    expect(Number(rows[3]?.['savedBytes'])).toBe(
      Number(rows[0]?.['responseBytes']) - Number(rows[3]?.['responseBytes']),
    );
    expect(rows[0]).toMatchObject({ '304 date': '', savedBytes: '', savedBytesHow: '', rules: '' });
  });

  it('gives what a hit in the cache saved', () => {
    const rows = read(toCsv(reportOn(TWO_VISITS)));
    expect(rows[5]).toMatchObject({ source: 'disk-cache', savedBytes: rows[2]?.['responseBytes'] });
  });

  it('keeps an unknown figure empty and says that it is unknown', () => {
    expect(read(toCsv(reportHolding('x')))[0]).toMatchObject({
      responseBytes: '',
      responseBytesHow: 'unknown',
      responseBytesLow: '',
      responseBytesHigh: '',
    });
  });

  it('leaves a saving below nothing a number', () => {
    expect(read(toCsv(reportHolding('x')))[0]).toMatchObject({
      savedBytes: '-40',
      savedBytesLow: '-90',
      savedBytesHigh: '10',
    });
  });

  it('ends every line with CR LF and has no other line break', () => {
    const csv = toCsv(reportHolding('a\nb\rc'));
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has its heading also without an exchange', () => {
    expect(toCsv({ ...reportHolding(''), exchanges: [] })).toMatch(
      /^id,entry,startedAt,[^\r\n]*,rules,redaction\r\n$/,
    );
  });

  it('has a row for each resource where that is asked for', () => {
    const rows = read(toCsv(reportOn(TWO_VISITS), { rows: 'resources' }));
    expect(rows.map(({ url, requests, rules }) => [url, requests, rules])).toEqual([
      ['https://site.example/app.js', '2', '304-etag-missing 304-vary-missing'],
      ['https://site.example/theme.css', '2', ''],
      ['https://site.example/logo.png', '2', 'validator-missing short-ttl-waste'],
    ]);
    expect(rows[0]).toMatchObject({
      method: 'GET',
      type: 'script',
      cacheControl: 'no-cache',
      storablePrivate: 'true',
      validator: 'strong',
      validatorValue: '"v1"',
      transferredBytesUnknownRequests: '0',
      faulty304s: '1',
    });
    expect(Number(rows[0]?.['transferredBytes'])).toBeGreaterThan(35_000);
    // What a cache answered saved nothing by a 304: there is nothing to say.
    expect(rows[2]).toMatchObject({ savedBytes: '', savedBytesUnknownRequests: '0', heuristic: 'false' });
  });

  it('keeps the policy of a resource empty where no response of it was seen', () => {
    const report = reportHolding('x');
    for (const { policy } of report.resources) policy.known = false;
    expect(read(toCsv(report, { rows: 'resources' }))[0]).toMatchObject({
      storablePrivate: '',
      storableShared: '',
      heuristic: '',
      validator: '',
    });
  });

  it.each(HOSTILE)('%j becomes no formula in a row of a resource', (text) => {
    expectNoFormula(toCsv(reportHolding(text), { rows: 'resources' }));
  });

  it.each(HOSTILE)('%j becomes no formula', (text) => {
    expectNoFormula(toCsv(reportHolding(text)));
  });

  it('comes back cell by cell, and no text becomes a formula', () => {
    const tricky = fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        ';',
        ',',
        '"',
        "'",
        '\t',
        '\n',
        '\r',
        ' ',
        '\u3000',
        'a',
        '１',
        '＝',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (text) => {
        const csv = toCsv(reportHolding(text));
        expectNoFormula(csv);
        expect(read(csv)[0]?.['status']).toBe('304');
        expect(read(csv)[0]?.['rules']).toBe('304-vary-missing');
      }),
    );
  });

  it('brings an ordinary URL back as it was', () => {
    const url = 'https://a.example/p;v=1/x,y?q="z"&r=\'s\'';
    expect(read(toCsv(reportHolding(url)))[0]?.['url']).toBe(url);
  });
});
