import type { HarFault } from '../har/error.ts';
import type { Messages } from './messages.ts';

/** Why an input cannot be a capture, and where, in words. */
export const faultText = (fault: HarFault, { notes }: Messages): string =>
  'offset' in fault ? notes.atByte(notes.faults[fault.code], fault.offset) : notes.faults[fault.code];
