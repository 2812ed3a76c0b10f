/** The languages that every text exists in. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The locale that a browser is to have for each language. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', 'zh-CN': 'zh-CN' };

/** The language of ours that suits a browser's or system's locale, e.g. `zh-Hans-CN` → `zh-CN`; English otherwise. */
export const languageFor = (locale: string): Language => (/^zh(?![a-z])/i.test(locale) ? 'zh-CN' : 'en');
