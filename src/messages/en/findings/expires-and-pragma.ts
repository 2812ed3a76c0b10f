import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/expires-and-pragma.ts`. */
export const expiresAndPragma: Readonly<Record<string, FindingText>> = {
  'expires-invalid': {
    title: 'Expires is no date',
    seen: ({ digits }) =>
      digits
        ? `Expires is the number ${digits}, not a date: by the standard the response has expired already.`
        : 'Expires is no date in the form that HTTP asks for: by the standard the response has expired already.',
    why: 'How long the copy is used depends on who reads it: some caches ask again for every use, others take what they can read for a date.',
    fix: 'Give the lifetime in seconds as Cache-Control: max-age, or write Expires as in "Mon, 23 Nov 2026 12:00:00 GMT".',
    browsers: {
      chromium:
        'Accepts most malformed dates as dates (other zones, no comma, dashes, two-digit years); "0" counts as expired, and what it cannot read as no Expires at all.',
      firefox:
        'Accepts most malformed dates as dates (other zones, no comma, dashes, two-digit years); what it cannot read counts as expired.',
    },
  },
  'expires-vs-max-age': {
    title: 'Expires and max-age disagree',
    seen({ expires, maxAge, difference, kept }, figures) {
      const time = figures.seconds(Number(difference));
      const or = kept ? ', or a cache has kept the response for that long, renewed Date and sent no Age' : '';
      return `Expires gives ${figures.seconds(Number(expires))}, max-age gives ${figures.seconds(Number(maxAge))}: they differ by ${time}${or}.`;
    },
    why: 'max-age holds in every cache of today, so one of the two settings does nothing, and it may be the one that somebody relies on.',
    fix: 'Remove Expires and keep the lifetime that you mean as max-age. Often one comes from the application and the other from the web server.',
  },
  'expires-redundant': {
    title: 'Expires beside max-age',
    seen: () => 'Expires is sent beside max-age, which overrules it.',
    why: 'It costs a few bytes on each response and is one more setting to keep in step.',
    fix: 'Remove Expires.',
  },
  'expires-only': {
    title: 'A lifetime by Expires alone',
    seen: ({ seconds }, figures) =>
      seconds
        ? `Only Expires gives the lifetime, ${figures.seconds(Number(seconds))} from Date.`
        : 'Only Expires gives the lifetime.',
    why: 'A date has to be computed anew for each response and rests on right clocks; a fixed one makes the lifetime shrink until nothing is cached any more.',
    fix: 'Give the same lifetime as Cache-Control: max-age.',
  },
  'expires-without-date': {
    title: 'Expires without Date',
    seen: () => 'Expires gives the lifetime, and there is no Date to count it from.',
    why: 'Each cache then counts from its own clock when it receives the response: a clock that is wrong makes the lifetime too long or too short.',
    fix: 'Send Date on every response, and give the lifetime as Cache-Control: max-age.',
  },
  'pragma-in-response': {
    title: 'Pragma in a response',
    seen({ effect, seconds }, figures) {
      if (effect === 'none') return 'The response carries Pragma, which means nothing in a response.';
      if (effect === 'said-already')
        return 'The response carries Pragma: no-cache beside a Cache-Control that asks for no less.';
      return effect === 'against'
        ? `The response carries Pragma: no-cache beside max-age, and browsers ask again for every use instead of keeping it ${figures.seconds(Number(seconds))}.`
        : 'The response carries Pragma: no-cache and no lifetime: browsers ask again for every use, other caches need not.';
    },
    why: 'The standard gives Pragma no meaning in a response. no-cache there switches reuse off in browsers all the same, without a trace in Cache-Control.',
    fix: 'Remove Pragma and say what you mean in Cache-Control. PHP sends it when a session begins (session.cache_limiter).',
    browsers: {
      chromium: 'Obeys Pragma: no-cache in a response, even against max-age.',
      firefox: 'Obeys Pragma: no-cache in a response, even against max-age.',
    },
  },
  'warning-header': {
    title: 'Warning is obsolete',
    seen: () => 'The response carries Warning, which is obsolete.',
    why: 'Hardly anything reads it, and it costs bytes.',
    fix: 'Remove it. Caches say the same with Age and Cache-Status.',
  },
};
