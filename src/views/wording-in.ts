import type { Language } from '../messages/messages.ts';
import { panelMessagesIn } from '../messages/panel-messages.ts';
import { type Wording, wordingWith } from './wording.ts';

/** The wording of a language, for whoever holds the texts of all of them. */
export const wordingIn = (language: Language): Wording => wordingWith(language, panelMessagesIn(language));
