import { renderToString } from 'preact-render-to-string';
import type { Comparison as Compared } from '../audit/comparison.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { Comparison } from '../views/Comparison.tsx';
import { comparisonWords } from '../views/comparison-words.ts';
import { htmlPage } from './html-page.ts';

/** The comparison as one HTML page that needs nothing else, with the style of the report. */
export function comparisonHtml(comparison: Compared, { language }: { readonly language: Language }): string {
  const { title } = messagesIn(language).comparison;
  const body = renderToString(
    <main>
      <h1>{title}</h1>
      <Comparison words={comparisonWords(comparison, language)} verdict={comparison.verdict} />
    </main>,
  );
  return htmlPage(title, body, language);
}
