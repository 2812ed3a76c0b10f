import { type Figures, figuresIn } from '../messages/figures.ts';
import type { Language, Messages } from '../messages/messages.ts';

/** How one reader reads: their texts, their figures, their clock. Every view takes one. */
export interface Wording {
  readonly language: Language;
  readonly text: Messages['panel'];
  readonly figures: Figures;
  /** IANA name, e.g. `UTC`. */
  readonly timeZone: string;
}

/** The wording with the texts of a language; times are written in `timeZone`, so that a report for a file can stay in UTC. */
export const wordingWith = (language: Language, text: Messages['panel'], timeZone = 'UTC'): Wording => ({
  language,
  text,
  figures: figuresIn(language),
  timeZone,
});
