import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { visible } from '../../src/messages/visible.ts';
import { toHtml } from '../../src/report/html.tsx';
import { STYLE, STYLE_HASH } from '../../src/report/html-style.ts';
import { HOSTILE, reportHolding, reportOn, SETTINGS, TWO_VISITS } from './reports.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const nodesUnder = (node: Node): Node[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => [child, ...nodesUnder(child)]) : [];
const textOf = (node: Node): string =>
  ('value' in node ? node.value : '') + ('childNodes' in node ? node.childNodes.map(textOf).join('') : '');

/** The page as a browser's parser sees it; a page with an error in its markup fails. */
function read(html: string) {
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
  const elements = nodesUnder(document).filter(isElement);
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  return { elements, named, text: textOf(document) };
}
const attributesOf = (element: Element): Record<string, string> =>
  Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));

/** Elements and their attributes, the texts left out: what hostile words must not change. */
const skeleton = (html: string): string[] =>
  read(html).elements.map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`);

describe('the HTML report', () => {
  const html = toHtml(reportOn(TWO_VISITS), { language: 'en' });
  const page = read(html);

  it('allows nothing but its own style', () => {
    const hash = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
    expect(STYLE_HASH).toBe(hash);
    const policy = page
      .named('meta')
      .map(attributesOf)
      .find((meta) => meta['http-equiv'] === 'Content-Security-Policy');
    expect(policy?.['content']).toBe(
      `default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page.named('style').map(textOf)).toEqual([STYLE]);
  });

  it('runs nothing, loads nothing and styles nothing from attributes', () => {
    const names = new Set(page.elements.map(({ tagName }) => tagName));
    for (const forbidden of [
      'script',
      'link',
      'img',
      'iframe',
      'object',
      'embed',
      'base',
      'form',
      'audio',
      'video',
    ])
      expect(names).not.toContain(forbidden);
    for (const attributes of page.elements.map(attributesOf)) {
      for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^(on|style$|src|srcset$|ping$)/);
      if ('href' in attributes) expect(attributes['href']).toMatch(/^https:\/\/www\.rfc-editor\.org\//);
    }
    expect(STYLE).not.toMatch(/url\(|@import/);
  });

  it('has one first heading, a second for each part, and none below without one above', () => {
    const headings = page.elements.filter(({ tagName }) => /^h\d$/.test(tagName));
    expect(headings[0]?.tagName).toBe('h1');
    expect(page.named('h1')).toHaveLength(1);
    expect(page.named('h2').map(textOf)).toEqual([
      'Summary',
      'Faults',
      'Advice and information',
      'Resources',
      'Every 304, field by field',
      'Entries that were not read',
      'How to read the figures',
    ]);
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
    });
  });

  it('says which settings it was made with, where they are not the default ones', () => {
    expect(page.text).not.toContain('Settings:');
    const changed = read(toHtml(reportOn(TWO_VISITS, 'en', SETTINGS), { language: 'en' }));
    expect(changed.text).toContain(
      'Settings: levels changed: 304-etag-missing off, 304-vary-missing advice;',
    );
  });

  it('names its language and its encoding', () => {
    expect(attributesOf(page.named('html')[0] as Element)).toEqual({ lang: 'en', dir: 'ltr' });
    expect(html.slice(0, 1024)).toContain('<meta charset="utf-8">');
  });

  it('has a row for each resource', () => {
    const table = page
      .named('table')
      .find((element) => attributesOf(element)['class'] === 'resources') as Element;
    const rows = nodesUnder(table)
      .filter(isElement)
      .filter(({ tagName }) => tagName === 'tr')
      .map((row) =>
        nodesUnder(row)
          .filter(isElement)
          .filter(({ tagName }) => tagName === 'td')
          .map(textOf),
      );
    expect(
      rows.slice(1).map(([url, type, requests, notModified]) => [url, type, requests, notModified]),
    ).toEqual([
      ['https://site.example/app.js', 'script', '2', '1'],
      ['https://site.example/theme.css', 'stylesheet', '2', '1'],
      ['https://site.example/logo.png', 'image', '2', '0'],
    ]);
    expect(rows[1]?.at(-1)).toBe('1');
  });

  it('shows the six fields of every 304 with their verdicts', () => {
    const verdicts = page
      .named('tr')
      .map(attributesOf)
      .flatMap((row) => row['data-verdict'] ?? []);
    expect(verdicts).toEqual([
      ...[
        'present',
        'missing',
        'not-sent-by-origin',
        'not-sent-by-origin',
        'present',
        'missing',
        'none',
        'conditional',
      ],
      ...[
        'present',
        'not-sent-by-origin',
        'not-sent-by-origin',
        'not-sent-by-origin',
        'present',
        'not-sent-by-origin',
      ],
      ...['none', 'conditional'],
    ]);
  });

  it('shows a finding with its evidence, its remedy and a link to the section', () => {
    expect(page.text).toContain('304 without ETag');
    expect(page.text).toContain('200 ETag: "v1"');
    expect(page.text).toContain('To do: Send the same ETag on the 304 as on the full response.');
    expect(page.named('a').map((link) => attributesOf(link)['href'])).toContain(
      'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5',
    );
  });

  it('lists what was not read, says what unknown means, and who made it', () => {
    expect(page.text).toContain('Entry 6: no HTTP exchange (data:)');
    expect(page.text).toContain('Unknown means that the capture does not say');
    expect(textOf(page.named('footer')[0] as Element)).toMatch(
      /^Made by Not Modified \d+\.\d+\.\d+ · Recorded by WebInspector 537\.36$/,
    );
  });

  it('has nothing to link where a section has no address of the web', () => {
    const report = reportHolding('x');
    for (const finding of report.findings)
      finding.spec = { title: 'RFC 9110', section: '§1', url: 'javascript:alert(1)' };
    expect(toHtml(report, { language: 'en' })).not.toContain('javascript:');
  });

  it.each(LANGUAGES)('gives the same bytes for the same report in %s', (language) => {
    const again = toHtml(reportOn(TWO_VISITS, language), { language });
    expect(toHtml(reportOn(TWO_VISITS, language), { language })).toBe(again);
  });

  it('says what is missing where the capture is empty', () => {
    const { text } = read(
      toHtml({ ...reportHolding('x'), resources: [], exchanges: [], findings: [] }, { language: 'en' }),
    );
    expect(text).toContain('The capture holds no exchange.');
    expect(text).toContain('The capture holds no 304.');
    expect(text).toContain('No MUST and no SHOULD of the standard was found broken.');
  });

  const harmless = skeleton(toHtml(reportHolding('x'), { language: 'en' }));

  it.each(HOSTILE)('%j stays text', (hostile) => {
    const hostilePage = toHtml(reportHolding(hostile), { language: 'en' });
    expect(skeleton(hostilePage)).toEqual(harmless);
    expect(read(hostilePage).text).toContain(visible(hostile));
  });

  it('lets no text from the capture become markup, and shows all of it', () => {
    const markup = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      '!',
      '-',
      'script',
      'style',
      ' ',
      'onload',
      '#x3c;',
      ']',
      '`',
    );
    const texts = fc.oneof(
      fc.array(markup).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (hostile) => {
        const hostilePage = toHtml(reportHolding(hostile), { language: 'en' });
        expect(skeleton(hostilePage)).toEqual(harmless);
        expect(read(hostilePage).text).toContain(visible(hostile));
      }),
    );
  });
});
