import type { Bytes } from './bytes.ts';

/** Header lines in their order, with their case and repeats, as recorded. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Characters that these lines take as HTTP/1.1 text; bytes where they are ASCII, as nearly all are. */
export const textLength = (fields: Fields): number =>
  fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);

/**
 * Where a response came from. `network` and `revalidated` reached the origin; `revalidated` means that a stored
 * response was confirmed; `cache` is a hit whose kind is not known.
 */
export type Source =
  | 'network'
  | 'revalidated'
  | 'disk-cache'
  | 'memory-cache'
  | 'cache'
  | 'cache-storage'
  | 'service-worker'
  | 'redirect'
  | 'preflight'
  | 'failed'
  | 'unknown';

/** The sources whose answers were at hand: nothing crossed the network for them. */
const AT_HAND: ReadonlySet<Source> = new Set<Source>([
  'disk-cache',
  'memory-cache',
  'cache',
  'cache-storage',
  'service-worker',
]);

/** Whether an answer from there crossed no network. */
export const isAtHand = (source: Source): boolean => AT_HAND.has(source);

/** Whether the HTTP cache answered without asking the origin. */
export const isCacheHit = ({ source }: Pick<Exchange, 'source'>): boolean =>
  source === 'disk-cache' || source === 'memory-cache' || source === 'cache';

/** Whether it is a full response that came over the network: a 304 can stand for one later (RFC 9110 §15.4.5). */
export const isFullResponse = ({ source, response }: Pick<Exchange, 'source' | 'response'>): boolean =>
  source === 'network' && (response.status === 200 || response.status === 203);

/** When its response began to arrive, ms since the epoch; null where the capture does not say. */
export const answeredAt = ({ startedAt, waitMs }: Exchange): number | null =>
  startedAt === null ? null : startedAt + (waitMs ?? 0);

/** What a resource is for. */
export type ResourceType =
  | 'document'
  | 'stylesheet'
  | 'script'
  | 'image'
  | 'font'
  | 'media'
  | 'fetch'
  | 'manifest'
  | 'other';

/** One request and its response, as they went over the wire. */
export interface Exchange {
  /** Unique in its capture, in the order of entries. */
  readonly id: number;
  /** Index of the entry it was read from. */
  readonly entry: number;
  /** When the request began, ms since the epoch; null where the capture does not say. */
  readonly startedAt: number | null;
  /** Time from the request sent to the first byte of the response, ms; null where unknown. */
  readonly waitMs: number | null;
  /** Time from start to end, ms; null where unknown. */
  readonly durationMs: number | null;
  readonly method: string;
  /** As recorded; may hold a fragment or credentials. */
  readonly url: string;
  readonly type: ResourceType;
  readonly source: Source;
  /** The producer may show the load that this entry shows in another entry, right beside it. */
  readonly mayBeListedTwice: boolean;
  /** The client whose cache was asked, where one capture may hold several; null where there is one. */
  readonly client: string | null;
  /**
   * The stretch of recording that it is of, where recording went on after a time in which nothing was seen: what the
   * client's cache held at the end of one is not known to be there in another. Left out in what is of the latest one.
   */
  readonly stretch?: number;
  /** The page that it was requested for, as an index into the capture's pages; null where that is not told. */
  readonly page: number | null;
  readonly request: {
    readonly fields: Fields;
    /** False where the producer shows only some of the lines that were sent (provisional headers). */
    readonly complete: boolean;
  };
  readonly response: {
    readonly status: number;
    readonly fields: Fields;
    /** Whether the lines are those of this response: false where none were recorded, or those of another one. */
    readonly complete: boolean;
    readonly mimeType: string;
  };
  /** What crossed the network for this exchange, headers included; an answer from a cache crossed with 0 bytes. */
  readonly wire: { readonly request: Bytes; readonly response: Bytes };
  /** Header bytes of the response on the wire, where the producer tells them apart. */
  readonly responseHeaderBytes: Bytes;
  /** Content bytes that came over the wire behind the header of this response; what browsers hide is unknown. */
  readonly contentOnWire: Bytes;
  /** The content the response stands for: for a 304 or a cache hit, the stored one. */
  readonly content: {
    /** With its content coding, as it is or was transferred. */
    readonly encoded: Bytes;
    /** After decoding. */
    readonly decoded: Bytes;
    /** `absent`: the producer shows that the client had nothing stored to stand in for a 304. */
    readonly stored: 'present' | 'absent' | 'unknown';
  };
  /** Equal for two exchanges of one capture whose recorded content is the same; null where none was recorded. */
  readonly contentDigest: string | null;
}
