import { remembered } from '../exchange/remembered.ts';
import { type CacheStatusMember, parseCacheStatus } from './cache-status.ts';
import { type FieldLines, fieldValue } from './fields.ts';

/**
 * What a shared cache did: it answered with a stored response, fresh or stale; had it confirmed by the origin; had none
 * that it could use; or was not asked for one.
 */
export type Outcome = 'hit' | 'stale' | 'revalidated' | 'miss' | 'bypass';

/** What a line says of the shared caches between the client and the origin. */
export interface ToldOutcome {
  readonly outcome: Outcome;
  readonly field: string;
  readonly value: string;
  /** The line is the standard's or one vendor's own, so that an HTTP cache speaks: others are set by applications too. */
  readonly vouched: boolean;
}

/**
 * What the shared caches did, in the words of the standard or of vendors. Where several caches tell, the one that had
 * the response counts: nothing behind it was asked. Null where no line tells.
 */
export function toldOutcome(lines: FieldLines): ToldOutcome | null {
  if (!lines.names.some(isTelling)) return null;
  for (const [name, read] of READERS) {
    const value = fieldValue(lines, name);
    const told = value === null ? null : read(value).told;
    if (told !== null) return told;
  }
  return null;
}

const isTelling = (name: string): boolean => READERS.has(name);

interface Layer {
  readonly outcome: Outcome;
  readonly vouched: boolean;
}

/** Whose word counts among several caches, first to last; behind these the last one, nearest to the client. */
const RANKING: readonly Outcome[] = ['hit', 'stale', 'revalidated'];

/** A reader of a field whose lines list what each cache did. */
const reader = (field: string, layersOf: (value: string) => readonly Layer[]) =>
  remembered((value: string): { readonly told: ToldOutcome | null } => {
    const layers = layersOf(value);
    const ranked = RANKING.map((outcome) => layers.find((layer) => layer.outcome === outcome));
    const layer = ranked.find((found) => found !== undefined) ?? layers.at(-1);
    return { told: layer ? { ...layer, field, value } : null };
  });

/** RFC 9211 §2.1 to §2.4. */
function memberLayer({ hit, fwd, fwdStatus, ttl }: CacheStatusMember): Layer[] {
  if (hit) return [{ outcome: ttl !== null && ttl < 0 ? 'stale' : 'hit', vouched: true }];
  if (fwd === null) return [];
  if (fwd === 'stale' && fwdStatus === 304) return [{ outcome: 'revalidated', vouched: true }];
  return [{ outcome: NOT_ASKED.has(fwd) ? 'bypass' : 'miss', vouched: true }];
}

const NOT_ASKED: ReadonlySet<string> = new Set(['bypass', 'method', 'request']);

/**
 * The words of vendors, as their documentation gives them: nginx and Cloudflare (HIT to NONE), Vercel (PRERENDER),
 * Varnish (PASS), CloudFront (… from cloudfront), Akamai, Squid and Azure (TCP_…).
 */
const WORDS: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['HIT', 'hit'],
  ['MISS', 'miss'],
  ['EXPIRED', 'miss'],
  ['STALE', 'stale'],
  ['UPDATING', 'stale'],
  ['REVALIDATED', 'revalidated'],
  ['BYPASS', 'bypass'],
  ['DYNAMIC', 'bypass'],
  ['NONE', 'bypass'],
  ['PRERENDER', 'hit'],
  ['PASS', 'bypass'],
  ['REFRESHHIT', 'revalidated'],
  ['ORIGINSHIELDHIT', 'hit'],
  ['TCP_HIT', 'hit'],
  ['TCP_MEM_HIT', 'hit'],
  ['TCP_IMS_HIT', 'hit'],
  ['TCP_REMOTE_HIT', 'hit'],
  ['TCP_NEGATIVE_HIT', 'hit'],
  ['TCP_REFRESH_HIT', 'revalidated'],
  ['TCP_REFRESH_UNMODIFIED', 'revalidated'],
  ['TCP_REFRESH_FAIL_HIT', 'stale'],
  ['TCP_REF_FAIL_HIT', 'stale'],
  ['TCP_MISS', 'miss'],
  ['TCP_EXPIRED_MISS', 'miss'],
  ['TCP_REFRESH_MISS', 'miss'],
  ['TCP_REFRESH_MODIFIED', 'miss'],
  ['TCP_CLIENT_REFRESH_MISS', 'miss'],
  ['CONFIG_NOCACHE', 'bypass'],
  ['PRIVATE_NOSTORE', 'bypass'],
]);

/** Each member of a list of words, with what vendors write behind the first one left off. */
const wordLayers =
  (isVouched: (member: string) => boolean) =>
  (value: string): Layer[] =>
    value.split(',').flatMap((member) => {
      const outcome = WORDS.get(/^\s*([\w-]+)/.exec(member)?.[1]?.toUpperCase() ?? '');
      return outcome === undefined ? [] : [{ outcome, vouched: isVouched(member) }];
    });

/** Varnish names the request, and behind it, where it had the response, the request that brought that one. */
const varnishLayers = (value: string): Layer[] =>
  value
    .split(',')
    .map((member) => ({ outcome: /^\s*\d+\s+\d+\s*$/.test(member) ? 'hit' : 'miss', vouched: false }));

const readWords = (field: string) =>
  [
    field.toLowerCase(),
    reader(
      field,
      wordLayers(() => false),
    ),
  ] as const;

/** The fields that tell, those first whose words are clearest. */
const READERS = new Map([
  ['cache-status', reader('Cache-Status', (value) => parseCacheStatus(value).members.flatMap(memberLayer))],
  [
    'cf-cache-status',
    reader(
      'CF-Cache-Status',
      wordLayers(() => true),
    ),
  ],
  [
    'x-vercel-cache',
    reader(
      'X-Vercel-Cache',
      wordLayers((member) => !/PRERENDER/i.test(member)),
    ),
  ],
  [
    'x-cache',
    reader(
      'X-Cache',
      wordLayers((member) => /from cloudfront\b|^\s*TCP_/i.test(member)),
    ),
  ],
  readWords('X-Cache-Status'),
  readWords('X-Proxy-Cache'),
  readWords('X-Nginx-Cache'),
  readWords('X-Fastly-Cache-Status'),
  readWords('X-LiteSpeed-Cache'),
  readWords('CDN-Cache'),
  ['x-varnish', reader('X-Varnish', varnishLayers)],
]);

/** The names of these fields, in lower case. */
export const TELLING_FIELDS: readonly string[] = [...READERS.keys()];
