import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/lifetime-length.ts`. */
export const lifetimeLength: Readonly<Record<string, FindingText>> = {
  'immutable-unversioned': {
    title: 'A long lifetime under a fixed URL',
    seen: ({ seconds, immutable }, figures) =>
      `Browsers may keep this for ${figures.seconds(Number(seconds))}${immutable ? ' without asking even on a reload (immutable)' : ''}, and the URL shows no version or hash that would change with the content.`,
    why: 'After a change, who has the old copy keeps it until the lifetime ends; nothing the server does can reach it.',
    fix: 'Put a hash or a version of the content into the URL, or give a shorter lifetime and a validator.',
  },
  'short-ttl-waste': {
    title: 'A lifetime too short for the next visit',
    seen({ seconds, bytes, wasted, estimated }, figures) {
      const [all, share] = [bytes, wasted].map((value) => figures.exact(Number(value)));
      const about = estimated ? 'about ' : '';
      return `With a lifetime of ${figures.seconds(Number(seconds))}, Lighthouse's model counts ${about}${share} of ${about}${all} as sent again on a later visit.`;
    },
    why: 'The model takes how old responses were when Chrome asked about them. It counts a copy that has expired as downloaded in full: where the origin answers 304 it costs a round trip instead.',
    fix: 'Give files whose URL changes with their content max-age=31536000, immutable, and others as long as old content does no harm.',
  },
  'ttl-vs-change-rate': {
    title: 'A lifetime far shorter than the content lives',
    seen: ({ seconds, unchanged, instead }, figures) =>
      `The content has not changed for ${figures.seconds(Number(unchanged))} and may be used for ${figures.seconds(Number(seconds))}; a tenth of its age would be ${figures.seconds(Number(instead))}.`,
    why: 'Nearly every question about it is answered "not changed", each at the price of a round trip.',
    fix: 'Raise max-age towards a tenth of the time between changes, or put a hash into the URL and use max-age=31536000, immutable.',
  },
  'html-long-ttl': {
    title: 'A page that browsers keep for long',
    seen: ({ seconds }, figures) =>
      `Browsers may show this page from their cache for ${figures.seconds(Number(seconds))} without asking.`,
    why: 'People see old content, and old pages name scripts and styles that a new release may have removed. Purging a CDN does not reach browsers.',
    fix: 'Send no-cache with an ETag, or a max-age of seconds; a CDN may keep the page longer by s-maxage and be purged.',
  },
  'no-store-static': {
    title: 'no-store on a file for everybody',
    seen: ({ bytes, again }, figures) =>
      `no-store makes browsers download ${bytes ? `these ${figures.exact(Number(bytes))}` : 'this'} anew for every page${again ? '; the same content came before in this capture' : ''}.`,
    why: 'Not even a 304 is possible: every visit pays for the whole file. (On the page itself, no-store can also keep it out of the back/forward cache.)',
    fix: 'Give it a lifetime, or at least no-cache with an ETag. Keep no-store for content that must not be left on the device.',
  },
};
