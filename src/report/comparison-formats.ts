import type { Comparison } from '../audit/comparison.ts';
import type { Language } from '../messages/messages.ts';
import { comparisonHtml } from './comparison-html.tsx';
import { comparisonMarkdown } from './comparison-markdown.ts';
import { comparisonText } from './comparison-text.ts';
import { redactComparison } from './redact.ts';

interface Options {
  readonly language: Language;
  /** Width of the terminal, columns. */
  readonly columns?: number;
}

const formats = {
  text: comparisonText,
  json: (comparison: Comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
  markdown: comparisonMarkdown,
  html: comparisonHtml,
} satisfies Record<string, (comparison: Comparison, options: Options) => string>;

export type ComparisonFormat = keyof typeof formats;

/** The names of the formats of a comparison, in the order in which they are offered. */
export const COMPARISON_FORMATS = Object.keys(formats) as readonly ComparisonFormat[];

/** The comparison in one of the formats, redacted unless `redacted` is false; a note in it says which. */
export function exportComparison(
  comparison: Comparison,
  format: ComparisonFormat,
  { redacted = true, ...options }: Options & { readonly redacted?: boolean },
): string {
  const prepared: Comparison = redacted
    ? redactComparison(comparison)
    : { ...comparison, notes: [...comparison.notes, 'not-redacted'] };
  return formats[format](prepared, options);
}
