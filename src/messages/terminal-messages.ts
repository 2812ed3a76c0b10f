import * as en from './en/terminal.ts';
import type { Language, Widened } from './messages.ts';
import * as zhCN from './zh-CN/terminal.ts';

/** What is said at a terminal, by command and others; apart from the rest, so that the panel does not carry it. */
export type TerminalMessages = Widened<typeof en>;

const dictionaries: Record<Language, TerminalMessages> = { en, 'zh-CN': zhCN };

/** The texts for a terminal in one language. */
export const terminalMessagesIn = (language: Language): TerminalMessages => dictionaries[language];
