import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/cache-control.ts`. */
export const cacheControl: Readonly<Record<string, FindingText>> = {
  'cc-conflict-public-private': {
    title: 'Both public and private',
    seen: () => 'Cache-Control says public and private at once.',
    why: 'If private was meant, a cache that follows public gives one user the response of another. If public was meant, no CDN keeps it.',
    fix: 'Send private for what belongs to one user. For everything else a lifetime is enough, neither word is needed.',
  },
  'cc-no-store-overrides': {
    title: 'no-store cancels other directives',
    seen: ({ directives, habit }) =>
      habit
        ? `Cache-Control has no-store, and beside it ${directives}, which then changes nothing.`
        : `Cache-Control has no-store, which forbids what ${directives} asks for.`,
    why: 'Nothing is stored: each use downloads everything again. A lifetime beside no-store shows that two parts of the server disagree.',
    fix: 'For what may be kept, take no-store away. For what may not, no-store alone is enough.',
  },
  'cc-no-cache-overrides': {
    title: 'no-cache cancels the lifetime',
    seen: ({ directives, habit }) =>
      habit
        ? `Cache-Control has no-cache, and beside it ${directives}, which then changes nothing.`
        : `Cache-Control has no-cache, so ${directives} spares no request.`,
    why: 'Each use asks the origin first and waits for a round trip, whatever the lifetime says.',
    fix: 'Take no-cache away where the lifetime is meant. Keep no-cache alone where each use has to ask.',
  },
  'cc-must-understand-alone': {
    title: 'must-understand without no-store',
    seen: () => 'Cache-Control has must-understand, but not no-store.',
    why: 'must-understand is an exception from no-store for caches that know it. Caches that do not know it have nothing that stops them from storing.',
    fix: 'Send must-understand together with no-store, or take it away.',
    browsers: {
      chromium: 'Does not know must-understand.',
      firefox: 'Does not know must-understand.',
    },
  },
  'cc-public-unnecessary': {
    title: 'public is not needed',
    seen: () => 'Cache-Control has public, although caches may store this response without it.',
    why: 'It costs a few bytes on each response, and lets shared caches keep the answer even to a request with Authorization.',
    fix: 'Leave public out, unless shared caches are to keep answers to requests with Authorization or your CDN asks for it.',
  },
  'delta-overflow': {
    title: 'A lifetime of more than a year',
    seen: ({ directive, seconds, overflow }, figures) =>
      overflow
        ? `Cache-Control has ${directive}=${seconds}, more seconds than many caches can count.`
        : `Cache-Control has ${directive}=${seconds}, that is ${figures.seconds(Number(seconds))}.`,
    why: 'Caches do not keep anything that long, so more than a year brings nothing, and a number that is too great may be misread.',
    fix: 'Send at most one year: max-age=31536000.',
    browsers: {
      chromium: 'Takes max-age=99999999999 for fresh.',
      firefox: 'Does not take max-age=99999999999 for fresh: each use asks again.',
    },
  },
};
