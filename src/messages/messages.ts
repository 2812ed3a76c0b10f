import * as en from './en/index.ts';
import type { Language } from './language.ts';
import * as zhCN from './zh-CN/index.ts';

export { LANGUAGES, type Language } from './language.ts';

/** Every text of the audit, the reports and the panel, by area; English is the measure of what must exist. */
export type Messages = Widened<typeof en>;

/** The same texts in any wording: strings and functions to strings, whatever they say. */
export type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

const dictionaries: Record<Language, Messages> = { en, 'zh-CN': zhCN };

/** The texts of one language. */
export const messagesIn = (language: Language): Messages => dictionaries[language];
