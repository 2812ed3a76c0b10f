import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/privacy.ts`. */
export const privacy: Readonly<Record<string, FindingText>> = {
  'set-cookie-shared': {
    title: 'Set-Cookie that shared caches may store',
    seen: () => 'The response sets a cookie, and its lines let shared caches store it and give it to others.',
    why: 'A shared cache that does not take the cookie out gives one person’s cookie, perhaps their session, to everybody who asks next. Many CDNs take it out or refuse to store; other caches on the way need not.',
    fix: 'Send Cache-Control: private with responses that set cookies for one person, or set no cookie on responses that are the same for everybody.',
  },
  'auth-shared': {
    title: 'Answer to an authorised request that shared caches may store',
    seen: ({ directive }) =>
      `The request carried Authorization, and ${directive} in the answer lets shared caches store it and give it to others.`,
    why: 'Without that directive no shared cache would store it. With it, whoever asks for the same URL can get the answer while it is fresh, authorised or not.',
    fix: 'Send Cache-Control: private, unless the answer is the same for everybody and no secret.',
  },
  'personalised-heuristic': {
    title: 'Answer to a request with cookies, cacheable by guess',
    seen: ({ seconds }, figures) =>
      `The request carried cookies, and the answer has Last-Modified and no Cache-Control: any cache may take it for fresh for ${figures.seconds(Number(seconds))}.`,
    why: 'If the page depends on who asks, a shared cache can give one person’s page to others, and browsers can show it after signing out.',
    fix: 'Say what is meant: Cache-Control: private or no-cache where the answer depends on the cookies, a lifetime where it does not.',
  },
  'clear-site-data-cache': {
    title: 'Response that clears the cache',
    seen: () => 'Clear-Site-Data has the browser throw away everything that it has stored from this origin.',
    why: 'All resources of the origin are loaded in full again afterwards. Right after signing out, or once to get rid of a bad copy, that is meant; on every page it undoes all caching.',
    fix: 'Send it only where stored content has to go. To keep single pages out of caches, send no-store with them.',
  },
  'clear-site-data-ignored': {
    title: 'Clear-Site-Data that browsers ignore',
    seen: ({ problem, at }) => {
      if (problem === 'http') return 'Clear-Site-Data was sent over plain HTTP, where browsers ignore it.';
      if (problem === 'unquoted')
        return `Clear-Site-Data names ${at} without quotes, and browsers ignore that.`;
      return `Clear-Site-Data names ${at}, which is no type of data that browsers know.`;
    },
    why: 'What was to be cleared stays: on a shared computer the next person can find it.',
    fix: 'Send it over HTTPS, each type in double quotes and written as in: Clear-Site-Data: "cache", "cookies", "storage".',
  },
};
