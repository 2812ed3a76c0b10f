import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/conditional-requests.ts`. */
export const conditionalRequest: Readonly<Record<string, FindingText>> = {
  'inm-syntax': {
    title: 'If-None-Match that is malformed',
    seen: ({ fault, tag }) =>
      fault === 'mixed'
        ? 'If-None-Match holds * together with something else.'
        : `If-None-Match holds ${tag}, which is no entity tag: that is text without spaces in double quotes, with W/ before them where it is weak.`,
    why: 'Servers that read it strictly find no match and send the whole content again; others guess.',
    fix: 'Where a script sets the line, send the ETag as it was received, quotes and all, and * only by itself. Where the browser sets it, it echoes an ETag that the server once sent: mend that.',
  },
  'ims-date-syntax': {
    title: 'If-Modified-Since that is malformed',
    seen: ({ form }) =>
      form === 'obsolete'
        ? 'The date in If-Modified-Since has an obsolete form.'
        : 'If-Modified-Since holds no date that servers have to understand.',
    why: 'A server ignores a date that it cannot read, and sends the whole content again.',
    fix: 'Where a script sets the line, send the Last-Modified as it was received, or a date like Mon, 23 Nov 2026 12:00:00 GMT. Where the browser sets it, it echoes a Last-Modified that the server once sent: mend that.',
  },
  'if-range-misuse': {
    title: 'If-Range that cannot work',
    seen: ({ fault }) =>
      fault === 'weak'
        ? 'If-Range holds a weak ETag, which can never allow a range.'
        : 'The request has If-Range and no Range.',
    why: 'The server has to ignore it, and sends the whole content instead of the missing part.',
    fix: 'Send If-Range only with Range, and only with a strong ETag or a date. Where the server has weak tags alone, let it make strong ones for what is loaded in parts.',
  },
};
