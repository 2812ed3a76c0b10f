import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { LANGUAGES, type Language, languageFor } from '../messages/language.ts';
import type { Messages } from '../messages/messages.ts';
import { type Wording, wordingWith } from '../views/wording.ts';
import type { SettingsStore } from './settings.ts';

/** The name under which the language that a person has chosen is kept. */
export const LANGUAGE_KEY = 'language';

/** The language that the panel speaks: the browser's, until another is chosen. */
export interface LanguageChoice {
  /** Undefined where the browser is followed. */
  readonly chosen: ReadonlySignal<Language | undefined>;
  /** That of the language that is spoken; the next one as soon as its texts are there. */
  readonly wording: ReadonlySignal<Wording>;
  choose(language: Language | undefined): void;
  /** Takes what another panel has kept since. */
  reload(): void;
}

type Texts = Messages['panel'];

interface Surroundings {
  readonly locale: string;
  readonly timeZone?: string;
  /** The texts of the language that is spoken first ({@link firstLanguage}). */
  readonly texts: Texts;
  /** The texts of another, which need not be there yet. */
  readonly textsOf: (language: Language) => Texts | Promise<Texts>;
}

/** The language that is spoken first: the one kept, else the browser's. */
export const firstLanguage = (store: () => SettingsStore, locale: string): Language =>
  keptIn(store) ?? languageFor(locale);

/** The choice that `store` holds, any call of which may throw: it then holds as long as the panel lives. */
export function createLanguageChoice(
  store: () => SettingsStore,
  { locale, timeZone, texts, textsOf }: Surroundings,
): LanguageChoice {
  const chosen = signal(keptIn(store));
  const spoken = computed(() => chosen.value ?? languageFor(locale));
  const wording = signal(wordingWith(spoken.peek(), texts, timeZone));
  const speak = (language: Language, next: Texts) => {
    if (spoken.peek() === language) wording.value = wordingWith(language, next, timeZone);
  };
  effect(() => {
    const language = spoken.value;
    if (language === wording.peek().language) return;
    const next = textsOf(language);
    if (next instanceof Promise) void next.then((loaded) => speak(language, loaded));
    else speak(language, next);
  });
  return {
    chosen,
    wording,
    reload() {
      chosen.value = keptIn(store);
    },
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

function keptIn(store: () => SettingsStore): Language | undefined {
  try {
    const kept = store().getItem(LANGUAGE_KEY);
    return LANGUAGES.find((language) => language === kept);
  } catch {
    // Nothing can be kept here: the panel follows the browser.
    return undefined;
  }
}
