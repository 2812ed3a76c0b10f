import { remembered } from '../exchange/remembered.ts';

/** The members of a comma-separated list of tokens, in lower case, empty ones left out (RFC 9110 §5.6.1). */
export const listMembers: (value: string) => readonly string[] = remembered((value) =>
  value
    .split(',')
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== ''),
);

/** With the white space around commas made equal; a pattern that begins with white space would take quadratic time. */
export const evenlySpaced: (value: string) => string = remembered((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .join(', '),
);
