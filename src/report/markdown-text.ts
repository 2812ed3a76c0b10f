import type { PhrasingContent } from 'mdast';
import { shortened } from './columns.ts';

/** Characters of an address or a value. */
const LONGEST = 120;

/** What GitHub and GitLab take for a person, a team or another issue wherever it stands outside of code. */
const NAMING = /(?<=[@#!&%~$])(?=[\w"])/;

/** Text, with nothing in it that names somebody; a comment holds the sign and the name apart. */
export const text = (value: string): PhrasingContent[] =>
  value
    .split(NAMING)
    .flatMap((part, at): PhrasingContent[] => [
      ...(at === 0 ? [] : [{ type: 'html' as const, value: '<!-- -->' }]),
      { type: 'text', value: part },
    ]);
/** A value of a capture, in which nothing is markup; of a long one the middle is left out. */
export const code = (value: string): PhrasingContent => ({
  type: 'inlineCode',
  value: shortened(value, LONGEST),
});
