import type { FindingText } from '../../finding.ts';

const faults: Readonly<Record<string, string>> = {
  semicolon: 'a semicolon stands where a comma belongs',
  space: 'there is white space beside "="',
  quote: 'a quote is never closed',
  other: 'this is no directive',
};

/** The texts of `src/rules/cache-control-syntax.ts`. */
export const cacheControlSyntax: Readonly<Record<string, FindingText>> = {
  'cc-delta-syntax': {
    title: 'A lifetime that is no number of seconds',
    seen: ({ directives }) =>
      `Cache-Control has ${directives}: the time has to be a whole number of seconds, in digits alone.`,
    why: 'Caches do not agree on such a value: some take the response for stale and ask again each time, others keep it.',
    fix: 'Write the seconds in digits, e.g. max-age=3600. Where nothing is to be reused without asking, write no-cache.',
    browsers: {
      chromium: 'Gives no lifetime for 3600.0, 3600.5 or 3600a; a negative value means stale.',
      firefox: 'Accepts 3600.0, 3600.5 and 3600a as 3600 seconds; a negative value means stale.',
    },
  },
  'cc-delta-quoted': {
    title: 'A lifetime in quotes',
    seen: ({ directives }) => `Cache-Control has ${directives}: the seconds stand in quotes.`,
    why: 'The lifetime is lost in browsers: they guess one, or ask the origin each time.',
    fix: 'Take the quotes away: max-age=60, not max-age="60".',
    browsers: {
      chromium: 'Ignores a quoted max-age.',
      firefox: 'Ignores a quoted max-age.',
    },
  },
  'cc-delta-missing-value': {
    title: 'A lifetime without a value',
    seen: ({ directives }) => `Cache-Control has ${directives} without a number of seconds.`,
    why: 'The directive gives no time. Caches may take the response for stale and ask again each time.',
    fix: 'Add the seconds, e.g. max-age=3600, or take the directive away. An unset variable in the configuration often looks like this.',
  },
  'cc-flag-with-value': {
    title: 'A value on a directive that takes none',
    seen: ({ directives }) => `Cache-Control has ${directives}; this directive stands alone.`,
    why: 'Some caches ignore the value, others do not recognise the directive with it, and then it does not hold.',
    fix: 'Write the bare name: no-store, not no-store=1. To switch a directive off, leave it out: =false and =0 do not.',
  },
  'cc-fieldlist-token': {
    title: 'Field names without quotes',
    seen: ({ directives }) => `Cache-Control has ${directives}: names of fields belong in quotes.`,
    why: 'Caches that expect quotes may not see which fields are meant. Of several names only the first belongs to the directive.',
    fix: 'Put the names in quotes, e.g. no-cache="Set-Cookie".',
  },
  'cc-qualified-unsupported': {
    title: 'A directive for some fields only',
    seen: ({ directives }) => `Cache-Control limits a directive to some fields: ${directives}.`,
    why: 'Few caches implement this. Most apply the directive to the whole response, so it is stored for one user only, or asked about before each reuse.',
    fix: 'Do not rely on it. Choose a directive for the whole response, or send the fields in a response of their own.',
  },
  'cc-syntax': {
    title: 'Cache-Control is malformed',
    seen: ({ piece, fault }) => `Cache-Control holds "${piece}": ${faults[fault ?? ''] ?? faults['other']}.`,
    why: 'Caches skip what they cannot read, or read it differently: a lifetime or a ban on storing may be lost.',
    fix: 'Separate directives with commas and write name=value without spaces, e.g. private, max-age=60.',
    browsers: {
      chromium: 'Accepts white space behind "=", but not before it.',
      firefox: 'Accepts white space on both sides of "=".',
    },
  },
  'cc-unknown-directive': {
    title: 'A misspelt directive',
    seen: ({ directive, meant }) =>
      `Cache-Control has ${directive}, which no cache knows; ${meant} looks like it.`,
    why: 'Caches ignore what they do not know: the directive has no effect.',
    fix: 'Correct the spelling, or take the directive away.',
  },
  'cc-case': {
    title: 'Capital letters in Cache-Control',
    seen: ({ directives }) => `Cache-Control has ${directives} with capital letters.`,
    why: 'This is allowed and browsers read it, but some tools and libraries only know small letters and miss the directive.',
    fix: 'Write the names of directives in small letters.',
  },
  'cc-duplicate': {
    title: 'The same directive twice',
    seen: ({ directive, values }) =>
      values
        ? `Cache-Control gives ${directive} different values: ${values}.`
        : `Cache-Control gives ${directive} more than once, with the same value.`,
    why: 'Where the values differ, each cache chooses one by its own rule. Two places in the server probably add the header line.',
    fix: 'Set Cache-Control in one place. Replace the line of the application or the proxy, do not add another.',
    browsers: {
      chromium: 'Takes the first of several max-age.',
      firefox: 'Takes the last of several max-age.',
    },
  },
  'cc-request-directive-in-response': {
    title: 'A directive that belongs in requests',
    seen: ({ directives }) =>
      `The Cache-Control of the response has ${directives}, which only means something in requests.`,
    why: 'Caches ignore it in a response.',
    fix: 'Take it away. To let caches use stale copies for a while, send stale-while-revalidate.',
  },
  'cc-legacy': {
    title: 'A directive that nobody reads any more',
    seen: ({ surrogate, directives }) =>
      surrogate
        ? 'Surrogate-Control says how to cache, and neither Cache-Control nor Expires does.'
        : `Cache-Control has ${directives}, which only old versions of Internet Explorer knew.`,
    why: 'Browsers ignore it. It costs bytes on each response and hides the policy that really holds.',
    fix: 'Take pre-check and post-check away. Beside Surrogate-Control, which is for a CDN, send Cache-Control for browsers.',
  },
};
