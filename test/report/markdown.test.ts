import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { toMarkdown } from '../../src/report/markdown.ts';
import { HOSTILE, reportHolding, reportOn, SETTINGS, TWO_VISITS } from './reports.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** How a page shows it, with the HTML that stands in it, as GitHub does. */
const rendered = (markdown: string) => new MarkdownIt({ html: true, linkify: true }).render(markdown);

function* elementsIn(node: Node): Iterable<DefaultTreeAdapterTypes.Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child);
}

/** The text of a page outside of code. */
function proseIn(node: Node): string {
  if (node.nodeName === '#text') return 'value' in node ? node.value : '';
  if (node.nodeName === '#comment') return '\u0000';
  if (node.nodeName === 'code' || !('childNodes' in node)) return '';
  return node.childNodes.map(proseIn).join('');
}

describe('the report as Markdown', () => {
  const markdown = toMarkdown(reportOn(TWO_VISITS), { language: 'en' });
  const html = rendered(markdown);

  it('has the figures in a table, as another program reads it', () => {
    expect(html).toContain('<strong>47.1 kB</strong>');
    expect(html).toMatch(/<td>Saved by 304s<\/td>\s*<td style="text-align:right">/);
  });

  it('names each faulty 304 with the rule, the URL, what shows it and what to do', () => {
    expect(html).toContain('<h3>MUST <code>304-etag-missing</code> 1 resource</h3>');
    expect(html).toContain('<code>GET https://site.example/app.js</code>');
    expect(html).toContain('<strong>To do: Send the same ETag on the 304 as on the full response.</strong>');
    expect(html).toContain(
      '<a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5">RFC 9110 §15.4.5</a>',
    );
  });

  it('says what to send, and which settings it was made with', () => {
    expect(html).toMatch(/theme\.css<\/code><\/td>\s*<td><code>max-age=300<\/code>/);
    expect(toMarkdown(reportOn(TWO_VISITS, 'en', SETTINGS), { language: 'en' })).toContain('Settings:');
  });

  it.each(LANGUAGES)('is made of nothing but text, whatever the capture holds, in %s', (language) => {
    const pages = HOSTILE.map((text) => rendered(toMarkdown(reportHolding(text), { language })));
    const page = parseFragment(pages.join(''));
    const tags = new Set([...elementsIn(page)].map(({ tagName }) => tagName));
    const known = 'h1 h2 h3 p table thead tbody tr th td ul li strong code a details summary'.split(' ');
    expect([...tags].filter((tag) => !known.includes(tag))).toEqual([]);
    const targets = [...elementsIn(page)].flatMap(({ attrs }) =>
      attrs.filter(({ name }) => name !== 'style').map(({ value }) => value),
    );
    expect(targets.filter((target) => !target.startsWith('https://'))).toEqual([]);
  });

  it('names no person and no issue, and breaks no table', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '@octocat',
              '#12',
              '|',
              '`',
              '``',
              '\\',
              '<b>',
              '*',
              '_',
              '[x](y)',
              '\n',
              '!1',
              'a',
            ),
            fc.string(),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (parts) => {
          const page = parseFragment(rendered(toMarkdown(reportHolding(parts.join('')), { language: 'en' })));
          expect(proseIn(page)).not.toMatch(/[@#][\w"]/);
          for (const { tagName, childNodes } of elementsIn(page)) {
            if (tagName !== 'tr') continue;
            const cells = childNodes.filter(({ nodeName }) => /^t[dh]$/.test(nodeName));
            expect([2, 3]).toContain(cells.length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
