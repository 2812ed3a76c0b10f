import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { LANGUAGES, type Language, languageFor } from '../messages/language.ts';
import { type Wording, wordingIn } from '../views/wording.ts';
import type { SettingsStore } from './settings.ts';

/** The name under which the language that a person has chosen is kept. */
export const LANGUAGE_KEY = 'language';

/** The language that the panel speaks: the browser's, until another is chosen. */
export interface LanguageChoice {
  /** Undefined where the browser is followed. */
  readonly chosen: ReadonlySignal<Language | undefined>;
  readonly wording: ReadonlySignal<Wording>;
  choose(language: Language | undefined): void;
  /** Takes what another panel has kept since. */
  reload(): void;
}

/** The choice that `store` holds, any call of which may throw: it then holds as long as the panel lives. */
export function createLanguageChoice(
  store: () => SettingsStore,
  { locale, timeZone }: { readonly locale: string; readonly timeZone?: string },
): LanguageChoice {
  const chosen = signal<Language | undefined>(undefined);
  function reload(): void {
    try {
      const kept = store().getItem(LANGUAGE_KEY);
      chosen.value = LANGUAGES.find((language) => language === kept);
    } catch {
      // Nothing can be kept here: the panel follows the browser.
    }
  }
  reload();
  return {
    chosen,
    wording: computed(() => wordingIn(chosen.value ?? languageFor(locale), timeZone)),
    reload,
    choose(language) {
      chosen.value = language;
      try {
        if (language) store().setItem(LANGUAGE_KEY, language);
        else store().removeItem(LANGUAGE_KEY);
      } catch {
        // As above.
      }
    },
  };
}
