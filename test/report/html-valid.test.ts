import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { exportReport } from '../../src/report/index.ts';
import { HOSTILE, reportHolding, reportOn, TWO_VISITS } from './reports.ts';

/** What the standard and assistive technology ask for; how the source looks is nobody's matter. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
});

async function objectionsTo(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

describe('the HTML report, before a validator', () => {
  it.each(LANGUAGES)('is valid in %s', async (language) => {
    const html = exportReport(reportOn(TWO_VISITS, language), 'html', { language });
    expect(await objectionsTo(html)).toEqual([]);
  });

  it('that objects to what is not', async () => {
    const html = exportReport(reportOn(TWO_VISITS), 'html', { language: 'en' });
    expect(await objectionsTo(html.replace('<h1>', '<h1 id="a b"><div>'))).not.toEqual([]);
  });

  // A heading is never empty: titles of findings are ours.
  it.each(HOSTILE.filter((text) => text !== ''))('is valid with %j in it', async (text) => {
    expect(await objectionsTo(exportReport(reportHolding(text), 'html', { language: 'en' }))).toEqual([]);
  });
});
