import type { Overall } from '../audit/comparison.ts';
import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import type { ComparisonWords } from '../views/comparison-words.ts';

/** Two captures held against each other, in words. */
export interface WordedComparison {
  readonly verdict: Overall;
  readonly words: ComparisonWords;
}

/** Compares two reports in words. What does it is loaded when first asked for. */
export async function wordedComparison(
  before: Report,
  after: Report,
  language: Language,
): Promise<WordedComparison> {
  const [{ compareReports }, { comparisonWords }] = await Promise.all([
    import('../audit/comparison.ts'),
    import('../views/comparison-words.ts'),
  ]);
  const comparison = compareReports(before, after);
  return { verdict: comparison.verdict, words: comparisonWords(comparison, language) };
}
