import * as en from './en/panel.ts';
import type { Language, Messages } from './messages.ts';
import * as zhCN from './zh-CN/panel.ts';

const dictionaries: Record<Language, Messages['panel']> = { en, 'zh-CN': zhCN };

/** The texts of the panel in one language, without those of the audit, which the panel gets in words. */
export const panelMessagesIn = (language: Language): Messages['panel'] => dictionaries[language];
