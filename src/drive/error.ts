import type { Language } from '../messages/messages.ts';
import { type TerminalMessages, terminalMessagesIn } from '../messages/terminal-messages.ts';

/** A sentence about browsers, in whatever language it is asked for. */
export type DriveText = (texts: TerminalMessages['drive']) => string;

/** A browser could not be found, installed, started or made to do what was asked; one line says what. */
export class DriveError extends Error {
  override readonly name = 'DriveError';
  readonly #text: DriveText;

  constructor(text: DriveText, cause?: unknown) {
    super(text(terminalMessagesIn('en').drive), cause === undefined ? undefined : { cause });
    this.#text = text;
  }

  /** The message in the language of the person who reads it. */
  in(language: Language): string {
    return this.#text(terminalMessagesIn(language).drive);
  }
}

/** The first line of whatever was thrown or printed, for use inside a one-line message. */
export const firstLine = (thrown: unknown): string => {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.trim().split('\n', 1)[0] ?? '';
};
