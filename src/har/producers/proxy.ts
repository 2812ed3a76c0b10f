import { type Bytes, derived, estimated, rangeOf, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import { headerByLines } from '../frames.ts';
import type { RawEntry } from '../raw-entry.ts';
import {
  agreedBytes,
  announcedContent,
  announcedLength,
  chunkFraming,
  compressionOf,
  fieldValue,
  isChunked,
  isOverHttp1,
  isPreflight,
  isRedirect,
  notModifiedBytes,
  requestBytes,
  sum,
} from '../wire.ts';
import type { EntryBytes, Producer, Trust } from './producer.ts';

/** What is to be known of a program that stands between clients and origins and records what passes. */
export interface ProxyFacts extends Pick<Producer, 'name' | 'measured' | 'recognises'> {
  /** Its lines of the trust table; the others are the same for every proxy. */
  readonly trust: Pick<
    Trust,
    'responseBytes' | 'requestBytes' | 'requestLines' | 'responseLines' | 'sensitiveLines' | 'clients'
  > &
    Partial<Pick<Trust, 'equalEntries'>>;
  /** Where the length of a response's header comes from: `headersSize` as recorded, or the lines that are shown. */
  readonly header: 'size' | 'lines';
  /** What `content.size` is; `unknown` also where it is 0 unless content was kept. */
  readonly contentSize: 'decoded' | 'encoded-with-compression' | 'unknown';
}

/** What can be trusted of a proxy of which no capture was seen and no source can be read. */
export const UNSEEN: Pick<ProxyFacts, 'trust' | 'header' | 'contentSize'> = {
  trust: {
    responseBytes: 'where-length-agrees',
    requestBytes: 'never',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'may-be-removed',
    clients: 'one',
  },
  header: 'size',
  contentSize: 'unknown',
};

/**
 * A proxy as a producer. Every proxy sees only what left a client: no hit is among its entries and every 304 came from
 * the network. None that was read looks for content behind the header of a 304 over HTTP/1, so that content shows only
 * where it was recorded. A response that the proxy made up itself cannot be told from the origin's.
 */
export const proxy = (facts: ProxyFacts): Producer => ({
  name: facts.name,
  measured: facts.measured,
  trust: {
    hits: 'left-out',
    cache: 'unknown',
    notModified: 'genuine',
    startTimes: 'of-the-request',
    listings: 'one-for-a-load',
    equalEntries: 'may-be-two',
    ...facts.trust,
  },
  recognises: facts.recognises,
  sourceOf,
  bytesOf(raw, source) {
    const header = headerBytes(raw, facts);
    const content = contentBytes(raw, facts);
    return {
      wire: {
        request: requestBytes(raw),
        response: responseBytes(raw, source, { header, content, facts }),
      },
      responseHeaderBytes: header,
      contentOnWire: source === 'revalidated' && raw.bodySize === 0 ? UNKNOWN : content,
      content: contentOf(raw, source, { content, facts }),
    };
  },
});

function sourceOf(raw: RawEntry): Source {
  if (raw.status === 304) return 'revalidated';
  if (isPreflight(raw)) return 'preflight';
  return isRedirect(raw.status) ? 'redirect' : 'network';
}

function headerBytes(raw: RawEntry, { header, trust }: ProxyFacts): Bytes {
  if (header === 'lines') return headerByLines(raw, trust.responseLines);
  if (!raw.headersSize) return UNKNOWN;
  return !needsLength(trust) || isAgreed(raw) ? derived(raw.headersSize) : UNKNOWN;
}

const needsLength = ({ responseBytes }: ProxyFacts['trust']): boolean =>
  responseBytes === 'where-length-agrees';

/** Content that was recorded. None where some was announced: then it was passed on unread, or broke off. */
function contentBytes(raw: RawEntry, { trust }: ProxyFacts): Bytes {
  const { bodySize, status } = raw;
  if (bodySize === null || status === 101) return UNKNOWN;
  const hasNone = raw.method === 'HEAD' || status === 204 || status === 304;
  if (bodySize === 0 && !hasNone && ((announcedLength(raw) ?? 0) > 0 || isChunked(raw))) return UNKNOWN;
  return needsLength(trust) && !isAgreed(raw) ? UNKNOWN : derived(bodySize);
}

/** Whether Content-Length confirms that body size is the content's and header size the header's. */
const isAgreed = (raw: RawEntry): boolean => raw.bodySize !== null && raw.bodySize === announcedLength(raw);

interface Parts {
  readonly header: Bytes;
  readonly content: Bytes;
  readonly facts: ProxyFacts;
}

function responseBytes(raw: RawEntry, source: Source, { header, content, facts }: Parts): Bytes {
  if (raw.status === 101) return UNKNOWN;
  if (source === 'revalidated' && !raw.bodySize) {
    const size = needsLength(facts.trust) && raw.headersSize ? derived(raw.headersSize) : header;
    return notModifiedBytes(raw, size);
  }
  if (needsLength(facts.trust)) return source === 'revalidated' ? UNKNOWN : agreedBytes(raw);
  return sum(header, content, framing(raw, content));
}

/** What chunks add. Where no line was recorded the response may have come in chunks, or not. */
function framing(raw: RawEntry, content: Bytes): Bytes {
  const range = rangeOf(content);
  if (!range || !isOverHttp1(raw)) return derived(0);
  if (isChunked(raw)) return chunkFraming(range.bytes);
  const most = rangeOf(chunkFraming(range.bytes));
  return raw.responseFields.length === 0 && most ? estimated(0, 0, most.high) : derived(0);
}

function contentOf(
  raw: RawEntry,
  source: Source,
  { content, facts }: Pick<Parts, 'content' | 'facts'>,
): EntryBytes['content'] {
  if (source !== 'network' || raw.method === 'HEAD') {
    return { encoded: UNKNOWN, decoded: UNKNOWN, stored: 'unknown' };
  }
  const encoded = content.how === 'unknown' ? announcedContent(raw, source) : content;
  return { encoded, decoded: decodedLength(raw, encoded, facts), stored: 'unknown' };
}

function decodedLength(raw: RawEntry, encoded: Bytes, { contentSize }: ProxyFacts): Bytes {
  if (raw.responseFields.length > 0 && fieldValue(raw.responseFields, 'content-encoding') === null) {
    return encoded;
  }
  if (!raw.contentSize || contentSize === 'unknown') return UNKNOWN;
  if (contentSize === 'decoded') return derived(raw.contentSize);
  const compression = compressionOf(raw);
  const decoded = compression === null ? -1 : raw.contentSize + compression;
  return decoded >= 0 ? derived(decoded) : UNKNOWN;
}
