import { createHash } from 'node:crypto';
import { glossaryScript, pageScript, pageStyle, recordsJson, swatchStyle } from './content/code.ts';
import { dotFont } from './content/font.ts';
import { indexPage } from './content/page.ts';
import { icon, landscape } from './content/picture.ts';

/** What the page does with a resource; `page-script` and `banner` are the page's own script and picture. */
type Use =
  | 'page'
  | 'page-script'
  | 'banner'
  | 'icon'
  | 'style'
  | 'script'
  | 'image'
  | 'font'
  | 'fetch'
  | 'redirect-target';

/** The fields that RFC 9110 §15.4.5 asks a 304 to repeat, as they are written on the wire. */
export type RepeatedField = 'Date' | 'ETag' | 'Cache-Control' | 'Expires' | 'Content-Location' | 'Vary';

/** What is wrong, on purpose, with a resource, and the id of the rule that must say so. */
type Fault =
  | { readonly rule: string; readonly loses: RepeatedField }
  /** The 304 carries this Content-Length, which is not the stored one, sends nothing and closes the connection. */
  | { readonly rule: string; readonly announces: number }
  /** A request that has this field, and no conditional one, is answered with 304. */
  | { readonly rule: string; readonly trigger: string }
  /** Every conditional request is answered in full. */
  | { readonly rule: string; readonly ignoresConditions: true }
  /** Its policy says something wrong of itself. */
  | { readonly rule: string; readonly says: 'wrong' };

/** How a resource is served: its fields, and the content codings that it can be had in, the preferred one first. */
interface Policy {
  readonly cacheControl?: string;
  readonly etag?: 'strong' | 'weak';
  /** ms since the epoch. */
  readonly lastModified?: number;
  /** Sends an Expires that equals Date. */
  readonly expiresAtOnce?: true;
  /** Names the resource's own path in Content-Location. */
  readonly contentLocation?: true;
  readonly codings?: readonly ('br' | 'gzip')[];
  /** Sends the content in chunks, without a Content-Length. */
  readonly chunked?: true;
  readonly more?: readonly (readonly [name: string, value: string])[];
}

/** One resource of the demo site. */
export interface DemoResource {
  readonly path: string;
  /** One sentence. */
  readonly shows: string;
  readonly use: Use;
  readonly mediaType: string;
  readonly policy: Policy;
  /** Makes the content, always the same. */
  readonly content: () => Uint8Array;
  /** Where a redirect leads. */
  readonly redirectsTo?: string;
  /** How the page's script asks for a resource of use `fetch`. */
  readonly asked?: 'plainly' | 'own-validator' | 'private-field';
  readonly fault?: Fault;
}

const LONG_AGO = Date.UTC(2024, 2, 5, 10, 0, 0);
const LONG_AHEAD = Date.UTC(2099, 0, 1, 0, 0, 0);
const ASK_AGAIN = 'no-cache';
const FONT = '/good/etag-and-last-modified.ttf';
const REDIRECT_TARGET = '/good/strong-etag-after-redirect.png';

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const nothing = (): Uint8Array => new Uint8Array();

type Described = Pick<DemoResource, 'shows' | 'policy'> & Partial<DemoResource>;

const script = (path: string, lines: number, described: Described): DemoResource => ({
  path,
  use: 'script',
  mediaType: 'text/javascript; charset=utf-8',
  content: () => text(glossaryScript(path, lines)),
  ...described,
});
const style = (path: string, swatches: number, described: Described): DemoResource => ({
  path,
  use: 'style',
  mediaType: 'text/css; charset=utf-8',
  content: () => text(swatchStyle(path, swatches)),
  ...described,
});
const image = (path: string, seed: number, described: Described): DemoResource => ({
  path,
  use: 'image',
  mediaType: 'image/png',
  content: () => landscape(seed, 320, 120),
  ...described,
});
const json = (path: string, lines: number, described: Described): DemoResource => ({
  path,
  use: 'fetch',
  mediaType: 'application/json',
  content: () => text(recordsJson(path, lines)),
  ...described,
});

const page: DemoResource = {
  path: '/',
  shows: 'The page itself: asked for again on every visit, confirmed with a strong entity tag.',
  use: 'page',
  mediaType: 'text/html; charset=utf-8',
  policy: {
    cacheControl: ASK_AGAIN,
    etag: 'strong',
    more: [['Content-Security-Policy', "default-src 'self'"]],
  },
  content: () => text(indexPage(resources)),
};

const favicon: DemoResource = {
  path: '/favicon.ico',
  shows: 'The icon that browsers ask for by themselves: fresh for a day.',
  use: 'icon',
  mediaType: 'image/x-icon',
  policy: { cacheControl: 'max-age=86400', etag: 'strong' },
  content: icon,
};

const immutableScript = (): DemoResource => {
  const name = '/good/immutable.js';
  const hash = createHash('sha256').update(glossaryScript(name, 260)).digest('hex').slice(0, 8);
  return script(`/good/immutable.${hash}.js`, 260, {
    shows: 'Its name changes with its content, so it is fresh for a year and never asked for again.',
    policy: { cacheControl: 'max-age=31536000, immutable', etag: 'strong' },
  });
};

const goodResources: readonly DemoResource[] = [
  style('/good/weak-etag.css', 0, {
    shows: 'The page’s own style: a weak entity tag is enough for a 304.',
    policy: { cacheControl: ASK_AGAIN, etag: 'weak' },
    content: () => text(`${pageStyle(FONT)}${swatchStyle('/good/weak-etag.css', 120)}`),
  }),
  {
    path: '/good/strong-etag.js',
    shows: 'The page’s own script: a strong entity tag, and a 304 that repeats it.',
    use: 'page-script',
    mediaType: 'text/javascript; charset=utf-8',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    content: () => text(pageScript('/good/strong-etag.js')),
  },
  {
    path: '/good/last-modified-only.png',
    shows: 'The picture at the top: no entity tag, confirmed by its date.',
    use: 'banner',
    mediaType: 'image/png',
    policy: { cacheControl: ASK_AGAIN, lastModified: LONG_AGO },
    content: () => landscape(4, 640, 160),
  },
  script('/good/all-six-fields.js', 420, {
    shows: 'Its 304 repeats all six fields: Date, ETag, Content-Location, Expires, Cache-Control and Vary.',
    policy: {
      cacheControl: ASK_AGAIN,
      etag: 'strong',
      expiresAtOnce: true,
      contentLocation: true,
      codings: ['gzip'],
    },
  }),
  {
    path: FONT,
    shows: 'The font of the heading: both validators in the 200, only the entity tag in the 304.',
    use: 'font',
    mediaType: 'font/ttf',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', lastModified: LONG_AGO },
    content: () => dotFont('Demo Dots'),
  },
  immutableScript(),
  style('/good/max-age-60.css', 180, {
    shows: 'Fresh for a minute: within it a second visit does not ask.',
    policy: { cacheControl: 'max-age=60', etag: 'strong' },
  }),
  style('/good/gzip.css', 700, {
    shows: 'Stored compressed with gzip: one entity tag per coding, Vary in the 200 and in the 304.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', codings: ['gzip'] },
  }),
  script('/good/brotli.js', 900, {
    shows: 'Stored compressed with Brotli, and with gzip for clients that lack it.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', codings: ['br', 'gzip'] },
  }),
  script('/good/gzip-chunked.js', 600, {
    shows: 'Compressed with gzip and sent in chunks, so its length is not announced.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', codings: ['gzip'], chunked: true },
  }),
  image('/good/redirect.png', 0, {
    shows: 'A redirect without content that is decided anew on each visit; the picture behind it is stored.',
    policy: { cacheControl: 'no-store' },
    content: nothing,
    redirectsTo: REDIRECT_TARGET,
  }),
  image(REDIRECT_TARGET, 7, {
    shows: 'The picture behind the redirect: a strong entity tag.',
    use: 'redirect-target',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
  }),
  json('/good/own-if-none-match.json', 150, {
    shows: 'The page keeps a copy of its own and asks with its own If-None-Match.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    asked: 'own-validator',
  }),
  json('/good/no-store.json', 12, {
    shows: 'Private data that must not be stored: sent in full on each visit.',
    policy: { cacheControl: 'no-store' },
  }),
];

const badResources: readonly DemoResource[] = [
  script('/bad/304-loses-etag.js', 380, {
    shows: 'Its 304 does not repeat the ETag, so a cache cannot tell which stored response was meant.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    fault: { rule: '304-etag-missing', loses: 'ETag' },
  }),
  style('/bad/304-loses-cache-control.css', 420, {
    shows: 'Its 304 does not repeat Cache-Control, so a changed policy never reaches the stored response.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    fault: { rule: '304-cache-control-missing', loses: 'Cache-Control' },
  }),
  script('/bad/304-loses-vary.js', 520, {
    shows: 'Its 304 does not repeat Vary, so a shared cache may serve the wrong coding.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', codings: ['gzip'] },
    fault: { rule: '304-vary-missing', loses: 'Vary' },
  }),
  style('/bad/304-loses-expires.css', 300, {
    shows: 'Only Expires says how long it is fresh, and its 304 does not repeat it.',
    policy: { etag: 'strong', expiresAtOnce: true },
    fault: { rule: '304-expires-missing', loses: 'Expires' },
  }),
  json('/bad/304-loses-content-location.json', 220, {
    shows: 'Its 304 does not repeat Content-Location.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', contentLocation: true },
    fault: { rule: '304-content-location-missing', loses: 'Content-Location' },
  }),
  image('/bad/304-loses-date.png', 11, {
    shows: 'Its 304 has no Date, so the age of what was confirmed has to be guessed.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    fault: { rule: '304-date-missing', loses: 'Date' },
  }),
  script('/bad/304-announces-content.js', 340, {
    shows: 'Its 304 announces 512 bytes of content, which is not the stored length, and sends none.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    fault: { rule: '304-content-length-wrong', announces: 512 },
  }),
  json('/bad/304-unconditional.json', 160, {
    shows: 'Answers 304 to a request that asked no conditional question.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    asked: 'private-field',
    fault: { rule: '304-unconditional', trigger: 'X-Have-Copy' },
  }),
  script('/bad/ignores-if-none-match.js', 360, {
    shows: 'Sent in full each time, although the request names the very tag that it has.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong' },
    fault: { rule: 'inm-ignored', ignoresConditions: true },
  }),
  style('/bad/quoted-max-age.css', 240, {
    shows: 'Its max-age stands in quotes, so no browser reads it.',
    policy: { cacheControl: `${ASK_AGAIN}, max-age="60"`, etag: 'strong' },
    fault: { rule: 'cc-delta-quoted', says: 'wrong' },
  }),
  image('/bad/last-modified-in-future.png', 19, {
    shows: 'Says that it was last modified in 2099.',
    policy: { cacheControl: ASK_AGAIN, etag: 'strong', lastModified: LONG_AHEAD },
    fault: { rule: 'lm-future', says: 'wrong' },
  }),
  image('/bad/no-policy.png', 13, {
    shows: 'Says nothing about its lifetime, so each browser guesses one from its old date.',
    policy: { lastModified: LONG_AGO },
  }),
  image('/bad/no-store-static.png', 17, {
    shows: 'A picture that never changes and may not be stored: sent in full on every visit.',
    policy: { cacheControl: 'no-store' },
  }),
];

/** Every resource of the demo site, the page first. */
export const resources: readonly DemoResource[] = [page, favicon, ...goodResources, ...badResources];

/** The resources that are wrong on purpose, each with the id of the rule that must find it. */
export const plantedFaults: readonly { readonly path: string; readonly rule: string }[] = resources.flatMap(
  ({ path, fault }) => (fault ? [{ path, rule: fault.rule }] : []),
);
