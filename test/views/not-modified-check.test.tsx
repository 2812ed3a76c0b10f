import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/views/Findings.tsx';
import { NotModifiedCheck } from '../../src/views/NotModifiedCheck.tsx';
import { wordingIn } from '../../src/views/wording-in.ts';
import { reportOn, TWO_VISITS } from '../panel/steps.ts';

/** The check of the last 304 in the traffic, row by row as a person reads it. */
function checkOf(text: string, language: 'en' | 'zh-CN' = 'en'): string[] {
  const { exchanges } = reportOn(text);
  const exchange = exchanges.findLast(({ notModified }) => notModified);
  if (!exchange?.notModified) return expect.fail('the traffic has a 304');
  const html = renderToString(
    <NotModifiedCheck
      exchange={exchange}
      check={exchange.notModified}
      baseline={exchanges.find(({ id }) => id === exchange.notModified?.baseline)}
      place={{ number: 2, of: 2 }}
      wording={wordingIn(language)}
    />,
  );
  return html.split(/<\/header>|<\/tr>|<\/table>/).map((row) =>
    row
      .replaceAll(/<[^>]+>/g, '|')
      .replaceAll(/\|+/g, '|')
      .replaceAll('&quot;', '"'),
  );
}

const LOSSY = `
  > GET /app.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Cache-Control: no-cache
  < Vary: Accept-Encoding
  = 35000

  +60
  > GET /app.js
  > If-None-Match: "v1"
  < 304
  < ETag: "v1"
  < Cache-Control: no-cache
`;

describe('the 304 check', () => {
  it('shows both values, the verdict and its section for each of the six fields', () => {
    expect(checkOf(LOSSY).slice(0, 9)).toEqual([
      '|304 check|request 2 of 2 · 12:01:00|saved 35,060 B (derived)|',
      '|Field|200 at 12:00:00|this 304|Verdict|',
      '|Date|Mon, 23 Nov 2026 12:00:00 GMT|—|missing|RFC 9110 §6.6.1|',
      '|ETag|"v1"|"v1"|present|',
      '|Content-Location|—|—|origin sends none|',
      '|Expires|—|—|origin sends none|',
      '|Cache-Control|no-cache|no-cache|present|',
      '|Vary|Accept-Encoding|—|missing|RFC 9110 §15.4.5|',
      '|Body|35,000 B stored|none|nothing sent, stored copy reused|',
    ]);
  });

  it('shows what the request asked with', () => {
    expect(checkOf(LOSSY)[9]).toBe('|Asked with|If-None-Match: "v1"|conditional|');
  });

  it('says that a request without a condition had none', () => {
    expect(checkOf(LOSSY.replace('> If-None-Match: "v1"', ''))).toContain(
      '|Asked with|no condition|not conditional|',
    );
  });

  it('says unknown, not missing, where no full response was seen', () => {
    const alone = LOSSY.slice(LOSSY.indexOf('+60'));
    const rows = checkOf(alone);
    expect(rows[1]).toBe('|Field|full response (not seen)|this 304|Verdict|');
    expect(rows[5]).toBe('|Expires|unknown|—|unknown|');
    expect(rows.at(-1)).toContain('Clear the browser cache and reload');
  });

  it('says it in Chinese', () => {
    expect(checkOf(LOSSY, 'zh-CN')[2]).toBe('|Date|Mon, 23 Nov 2026 12:00:00 GMT|—|缺失|RFC 9110 §6.6.1|');
  });
});

describe('findings', () => {
  it('say what was seen, show the lines, say what to do and where it is written', () => {
    const { findings } = reportOn(TWO_VISITS);
    const vary = findings.filter(({ rule }) => rule === '304-vary-missing');
    const html = renderToString(<Findings findings={vary} wording={wordingIn('en')} />);
    expect(html).toContain('data-rule="304-vary-missing" data-level="must"');
    expect(html).toContain('Accept-Encoding');
    expect(html).toContain('What to do:');
    expect(html).toMatch(/<a class="spec" href="https:[^"]+" target="_blank" rel="noopener noreferrer">/);
  });
});
