import type { FindingText } from '../../finding.ts';

const dictionaryFaults: Readonly<Record<string, string>> = {
  'not-a-dictionary': 'Use-As-Dictionary is not a list of name=value pairs with commas between them.',
  'match-missing': 'Use-As-Dictionary has no match, which says for which URLs the dictionary is.',
  'match-no-string': 'In Use-As-Dictionary, match is something else than one quoted string.',
  'match-regexp': 'In Use-As-Dictionary, match holds a regular expression in parentheses.',
  'match-dest':
    'In Use-As-Dictionary, match-dest is something else than a list of quoted strings in parentheses.',
  id: 'In Use-As-Dictionary, id is something else than a quoted string of at most 1,024 characters.',
  type: 'In Use-As-Dictionary, type is something else than a word without quotes.',
  'type-unknown': 'In Use-As-Dictionary, type is another one than raw, the only one that is defined.',
  insecure: 'Use-As-Dictionary came over plain HTTP.',
};

const groupFaults: Readonly<Record<string, string>> = {
  invalid: 'is something else than a list of quoted strings',
  many: 'names more than 32 groups',
  long: 'names a group with more than 32 characters',
};

/** The texts of `src/rules/extensions.ts` and `unsafe-methods.ts`. */
export const extension: Readonly<Record<string, FindingText>> = {
  'dict-vary': {
    title: 'Compressed by a dictionary without Vary',
    seen: ({ coding, names }) =>
      `The response is compressed by a dictionary (${coding}), may be stored, and Vary does not name ${names}.`,
    why: 'A cache may give it to a client without that dictionary, which cannot read it.',
    fix: 'Send Vary: accept-encoding, available-dictionary with every response of the URL.',
  },
  'use-as-dictionary': {
    title: 'Use-As-Dictionary that clients ignore',
    seen: ({ fault }) => dictionaryFaults[String(fault)] ?? '',
    why: 'No client uses the response as a dictionary: later versions come without the saving.',
    fix: 'Send over HTTPS Use-As-Dictionary: match="/app/*.js" with a URL pattern of the same origin, in quotes and without regular expressions; optional are match-dest=("script"), id="…" and type=raw.',
  },
  'dictionary-not-fresh': {
    title: 'Dictionary that is stale at once',
    seen: ({ seconds }, figures) =>
      Number(seconds) === 0
        ? 'The dictionary may not be stored, or is stale as soon as it arrives.'
        : `The dictionary is stale ${figures.seconds(Number(seconds))} after it was made.`,
    why: 'Clients use a dictionary only while its response is fresh or may be served stale: before the next release it is useless, and its bytes were sent for nothing.',
    fix: 'Give the dictionary a lifetime that reaches to the next release, e.g. Cache-Control: max-age=2592000.',
  },
  'cache-groups-syntax': {
    title: 'Cache groups that caches ignore',
    seen: ({ field, fault }) => `${field} ${groupFaults[String(fault)] ?? ''}.`,
    why: 'Caches ignore a field that they cannot read and may ignore what goes past 32 groups of 32 characters: stored content is then not invalidated together.',
    fix: 'Write the groups as quoted strings with commas between them, e.g. "styles", "scripts": at most 32, each at most 32 characters long.',
  },
  'cgi-on-safe-method': {
    title: 'Cache-Group-Invalidation on a safe method',
    seen: ({ method }) => `The response to ${method} has Cache-Group-Invalidation.`,
    why: 'Caches must ignore it there, so nothing is invalidated and old content stays.',
    fix: 'Send it with the responses to requests that change something: POST, PUT, PATCH, DELETE.',
  },
  'unsafe-then-cached': {
    title: 'Old copy used after a change',
    seen: ({ method }) =>
      `After a successful ${method} to this URL its content came from a cache, in a version from before.`,
    why: 'The change should have made the stored copy unusable: people may not see what they have just changed.',
    fix: 'Look which cache answered. Where the content changes by requests to other URLs, send no-cache with a validator, or a short lifetime.',
    browsers: {
      chromium:
        'A successful change makes the copy of its own URL unusable, not those that Location or Content-Location name.',
      firefox:
        'Any change, also one that failed, makes the copies of its URL and of those of the same origin in Location and Content-Location unusable.',
    },
  },
};
