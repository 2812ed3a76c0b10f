import type { Report } from '../audit/report.ts';
import { type Figures, figuresIn } from '../messages/figures.ts';
import { type Language, type Messages, messagesIn } from '../messages/messages.ts';

/** How an export is worded. */
export interface Wording {
  readonly language: Language;
  readonly messages: Messages;
  readonly figures: Figures;
}

/** The wording of exports in `language`. */
export const exportWording = (language: Language): Wording => ({
  language,
  messages: messagesIn(language),
  figures: figuresIn(language),
});

/** `2026-11-23T12:04:31.120Z` as `2026-11-23 12:04:31`. */
export const dayAndTime = (iso: string): string => iso.replace('T', ' ').replace(/(\.\d+)?Z$/, '');

/** Who recorded a capture: name, version, and the browser where that is another. */
export function producerName({ name, version, browser }: Report['capture']['producer']): string {
  const creator = [name, version].filter(Boolean).join(' ');
  return browser === undefined || browser === creator ? creator : `${creator} (${browser})`;
}

/** How often rules could not tell, in one sentence; undefined where they always could. */
export function untoldText(rules: Report['rules'], { messages, figures }: Wording): string | undefined {
  const untold = rules.filter(({ cannotTell }) => cannotTell > 0);
  if (untold.length === 0) return undefined;
  const cases = untold.reduce((sum, { cannotTell }) => sum + cannotTell, 0);
  return messages.report.untold.line(untold.length, figures.count(cases));
}

/** Entries that were not read, listed one by one in what people read; more are counted. */
export const MOST_SKIPPED = 50;
