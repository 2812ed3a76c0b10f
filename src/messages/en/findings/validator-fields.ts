import type { FindingText } from '../../finding.ts';

const tagFaults: Readonly<Record<string, string>> = {
  unquoted: 'it is not one text in double quotes',
  'small-w': 'a weak tag begins with a capital W/',
  quote: 'there is a quote inside it',
  space: 'there is white space inside it',
  control: 'there is a control character inside it',
  backslash: 'there is a backslash inside it, which recipients read differently',
};

/** The texts of `src/rules/validator-fields.ts` and `src/rules/clocks.ts`. */
export const validatorField: Readonly<Record<string, FindingText>> = {
  'etag-syntax': {
    title: 'ETag is malformed',
    seen: ({ tag, fault }) => `The ETag is ${tag === '' ? 'empty' : tag}: ${tagFaults[fault ?? ''] ?? ''}.`,
    why: 'A cache or proxy that reads tags by the letter ignores it, so revalidation fails and the content is sent again.',
    fix: 'Send a tag in double quotes, e.g. ETag: "3f2a" or ETag: W/"3f2a", of letters, digits, "-" and "_".',
    browsers: {
      chromium: 'Sends an unquoted tag back in If-None-Match as it is.',
      firefox: 'Sends an unquoted tag back in If-None-Match as it is.',
    },
  },
  'etag-inode': {
    title: 'ETag that each server makes differently',
    seen: ({ servers }) =>
      servers
        ? 'Two tags of the same file, with the same time of change, differ in the number that each server makes for itself.'
        : 'The ETag holds a number that each server makes for itself.',
    why: 'Where several servers share the load, the same file has another tag on each. A revalidation that reaches another server downloads everything again.',
    fix: 'On Apache set FileETag MTime Size; on IIS before 7 set the same change number on all servers. On a single server nothing needs to be done.',
  },
  'singleton-repeated': {
    title: 'A field with several values',
    seen: ({ fields, count }, figures) =>
      `The response sends ${figures.count(Number(count))} different values of a field that may have one only: ${fields}.`,
    why: 'Each cache chooses one of the values by its own rule, so they disagree on how old, how fresh or which version the response is.',
    fix: 'Set the field in one place. A proxy that adds it should replace the line of the application.',
    browsers: {
      chromium: 'Takes the first Age; reads two different Expires as a date.',
      firefox: 'Takes the first Age; reads two different Expires as a date.',
    },
  },
  'http-date-format': {
    title: 'A date in the wrong format',
    seen: ({ field, value, form }) =>
      form === 'obsolete'
        ? `${field} is "${value}", a form that only recipients still have to know.`
        : `${field} is "${value}", which is no HTTP date.`,
    why: 'A date that cannot be read does not count: the lifetime is over at once, the age is not known, or revalidation by date fails.',
    fix: 'Write dates as in "Sun, 06 Nov 1994 08:49:37 GMT": English names, two digits for the day, always GMT.',
    browsers: {
      chromium: 'Accepts most malformed Expires as dates.',
      firefox: 'Accepts most malformed Expires as dates.',
    },
  },
  'date-missing': {
    title: 'No Date',
    seen({ clockBy }) {
      if (!clockBy) return 'The response has no Date.';
      return clockBy === 'Age' || clockBy === 'Expires'
        ? `The response has no Date, though its ${clockBy} shows that the server, or a cache before it, has a clock.`
        : 'The response has no Date, though an earlier one had it.';
    },
    why: 'Caches count its age from their own clock and may take it for younger than it is; a lifetime by Expires or Last-Modified has no starting point.',
    fix: 'Send Date with every response. Web servers do so by themselves: look for code or a proxy that takes it out. Only a server without a clock may leave it out.',
  },
  'lm-future': {
    title: 'Last-Modified lies in the future',
    seen: ({ seconds }, figures) => `Last-Modified is ${figures.seconds(Number(seconds))} later than Date.`,
    why: 'A change that comes before that time may not be noticed: a revalidation by date then confirms the old content.',
    fix: 'Send at most the value of Date. Look for a wrong time zone, a clock that is off, or files with a time in the future.',
  },
  'lm-always-now': {
    title: 'Last-Modified is always now',
    seen: () => 'The same content came twice, each time with the moment of sending as Last-Modified.',
    why: 'The date says that the content has changed each time, so a revalidation by it downloads everything again.',
    fix: 'Send the time at which the content last changed, or leave Last-Modified out and send an ETag made from the content.',
  },
  'lm-without-date': {
    title: 'Last-Modified without Date',
    seen: () => 'The response has Last-Modified, but no Date and no lifetime.',
    why: 'Caches guess a lifetime from the time between the two. Without Date each cache starts from its own clock.',
    fix: 'Send Date, and give the lifetime with Cache-Control: max-age.',
  },
  'date-skew': {
    title: 'A clock that is off',
    seen({ host, fault, seconds, age }, figures) {
      const time = figures.seconds(Number(seconds));
      if (fault === 'ahead')
        return `The Date of ${host} is ${time} ahead of the other clocks in this capture.`;
      if (fault === 'behind')
        return `The Date of ${host} is ${time} behind the other clocks in this capture.`;
      const old = age === 'none' ? `${time} old, without an Age` : `${time} older than Age accounts for`;
      return `The Date of ${host} is ${old}: its clock is behind, or a cache kept the response and does not say so.`;
    },
    why: 'Caches count the age from Date: one in the past makes a response stale too early, one in the future together with Expires or other clocks makes it last too long.',
    fix: 'Set the clock of the server by NTP. If a cache keeps the response, let it send Age.',
  },
};
