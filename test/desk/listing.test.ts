import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { listingFrom } from '../../src/desk/listing.ts';
import { reportOn, TWO_VISITS } from '../panel/steps.ts';

const HOSTILE = `
  > GET /a|b.js?token=s3cr3t-s3cr3t-s3cr3t&x=<img src=x>
  < 200
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < ETag: "=cmd|x"
  < Cache-Control: =HYPERLINK("x"), no-cache
  = 35000
  script
`;

const listed = async (text: string, format: 'csv' | 'markdown', names?: readonly string[]) => {
  const report = reportOn(text);
  const ids = names
    ? names.flatMap((name) => report.resources.find(({ url }) => url.endsWith(name))?.id ?? 'gone')
    : report.resources.map(({ id }) => id);
  return listingFrom(report, ids, format, 'en');
};
const csvRows = (text: string) =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
const page = (markdown: string) => new MarkdownIt({ html: true }).render(markdown);

describe('a list of resources as CSV', () => {
  it('holds those that were asked for, in their order, with what they come to', async () => {
    const rows = csvRows(await listed(TWO_VISITS, 'csv', ['fresh.css', 'bare.js']));
    expect(rows.map(({ url }) => url)).toEqual([
      'https://site.example/fresh.css',
      'https://site.example/bare.js',
    ]);
    expect(rows[1]).toMatchObject({ method: 'GET', type: 'script', requests: '2', cacheControl: 'no-cache' });
    expect(rows[1]?.['rules']).toContain('304-etag-missing');
    expect(Number(rows[1]?.['savedBytes'])).toBeGreaterThan(30_000);
  });

  it('leaves a sum empty where nothing counts, and passes over what is gone', async () => {
    const rows = csvRows(await listed(TWO_VISITS, 'csv', ['no-such.js', 'fresh.css']));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ savedBytes: '', savedBytesUnknown: '0' });
  });

  it('holds no secret and begins no formula', async () => {
    const text = await listed(HOSTILE, 'csv');
    expect(text).not.toContain('s3cr3t');
    expect(csvRows(text)[0]?.['cacheControl']).toMatch(/^'=/);
  });
});

describe('a list of resources as Markdown', () => {
  it('is one table with a row for each', async () => {
    const html = page(await listed(TWO_VISITS, 'markdown'));
    expect(html.match(/<tr>/g)).toHaveLength(6);
    expect(html).toContain('<code>https://site.example/bare.js</code>');
    expect(html).toContain('<code>304-etag-missing</code>');
  });

  it('is made of nothing but text, and holds no secret', async () => {
    const html = page(await listed(HOSTILE, 'markdown'));
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html.match(/<td/g)).toHaveLength(8);
    expect(html).not.toMatch(/<img|s3cr3t/);
  });
});
