import type { Language } from '../messages/messages.ts';
import { inOnePiece } from '../report/pieces.ts';
import { deliver } from './audit.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Writes what was asked for to standard output. Returns the exit status.
 * @throws CommandError where it cannot be written.
 */
export async function tell(
  text: string,
  { format, language }: { readonly format: string; readonly language: Language },
  surroundings: Surroundings,
): Promise<0> {
  await deliver(inOnePiece(text), { captures: [], output: undefined, language, format }, surroundings);
  return 0;
}
