import { remembered } from './remembered.ts';

/** A field name in lower case, in which names compare (RFC 9110 §5.1). Equal names come back as the same string. */
export const fieldName: (name: string) => string = remembered((name) => name.toLowerCase());
