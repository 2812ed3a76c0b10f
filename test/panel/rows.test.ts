import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../src/desk/details.ts';
import { mainHostOf, nameOf } from '../../src/desk/rows.ts';
import { firstToLookAt } from '../../src/panel/rows.ts';
import { reportOn, rowsOf, TWO_VISITS } from './steps.ts';

const report = reportOn(TWO_VISITS);
const rows = rowsOf(report);
const lookedAt = (text: string, name: string) => {
  const own = reportOn(text);
  const id = rowsOf(own).find((row) => row.name === name)?.id;
  const details = detailsOf(own, { resource: id, atMost: 100 });
  return details && firstToLookAt(details);
};
const named = (name: string) => rows.find((row) => row.name === name) ?? expect.fail(`no row ${name}`);

describe('a row', () => {
  it.each([
    ['https://site.example/js/app.js?v=1', 'app.js?v=1', 'site.example'],
    ['https://site.example:8443/', 'site.example:8443', 'site.example:8443'],
    ['https://site.example/articles/', 'articles/', 'site.example'],
    ['https://site.example/?q=1', 'site.example?q=1', 'site.example'],
    ['not a URL', 'not a URL', ''],
  ])('of %s is called %s', (url, name, host) => {
    expect(nameOf(url)).toEqual({ name, host });
  });

  it('has the host that a table tells from the page’s', () => {
    expect(mainHostOf(report)).toBe('site.example');
    expect(named('good.js?v=2').host).toBe('cdn.example');
  });

  it('has its exchanges in time', () => {
    expect(named('bare.js').exchanges.map(({ status }) => status)).toEqual([200, 304]);
  });
});

describe('opening a resource', () => {
  it('shows its latest faulty 304 rather than a later good one', () => {
    const text = `${TWO_VISITS}
      +90
      > GET /bare.js
      > If-None-Match: "b1"
      < 304
      < Date: Mon, 23 Nov 2026 12:01:30 GMT
      < ETag: "b1"
      < Cache-Control: no-cache
      < Vary: Accept-Encoding
      script`;
    expect(lookedAt(text, 'bare.js')).toBe(5);
  });

  it('shows the latest 304, or the latest exchange where there is none', () => {
    expect(lookedAt(TWO_VISITS, 'good.js?v=2')).toBe(6);
    expect(lookedAt(TWO_VISITS, 'fresh.css')).toBe(7);
  });
});
