import { rangeOf } from '../exchange/bytes.ts';
import { opaqueTag } from '../http/entity-tag.ts';
import { fieldValue, firstLine } from '../http/fields.ts';
import { isIgnored, parseNoVarySearch } from '../http/no-vary-search.ts';
import { groupedBy } from './grouping.ts';
import { withoutIgnorable } from './ignorable-parameters.ts';
import {
  type CaptureOccurrence,
  type CaptureRule,
  captureRule,
  type Evidence,
  type Subject,
  type Traced,
} from './rule.ts';
import { caching, noVarySearch, type Section } from './section.ts';

/** What tells the content of a full download from other content, and the parameters that should not count. */
interface Download {
  readonly content: string;
  /** Bytes of the response on the wire; 0 where not known. */
  readonly bytes: number;
  readonly names: readonly string[];
}

/** More URLs than this are not shown. */
const MOST_SHOWN = 3;

const isDownload = ({ exchange: { source, method, response } }: Subject): boolean =>
  source === 'network' && method === 'GET' && response.status === 200 && response.complete;

/** The URL, as far as it should count. */
const restOf = ({ url }: Traced<Download>): string => withoutIgnorable(url)?.rest ?? url;

/**
 * What tells the content of a response from other content; null where the capture says too little or the content is
 * smaller than `leastBytes`.
 */
function contentOf({ exchange, response }: Subject, leastBytes: number): string | null {
  const { contentLength, etag, contentEncoding } = response;
  const length = contentLength ?? rangeOf(exchange.content.decoded)?.bytes ?? 0;
  if (length < leastBytes) return null;
  if (exchange.contentDigest !== null) return `content ${exchange.contentDigest}`;
  if (etag === null || contentLength === null) return null;
  return `${contentEncoding} ${contentLength} ${opaqueTag(etag)}`;
}

/** The same, or the date of the content, which says enough where the URLs are nearly the same. */
function contentOrDateOf(subject: Subject, leastBytes: number): string | null {
  const content = contentOf(subject, leastBytes);
  const { lines, contentLength, contentEncoding } = subject.response;
  if (content !== null || contentLength === null || contentLength < leastBytes) return content;
  const date = firstLine(lines, 'last-modified');
  return date && `${contentEncoding} ${contentLength} ${date}`;
}

const bytesOf = ({ exchange }: Subject): number => rangeOf(exchange.wire.response)?.bytes ?? 0;

/** Groups of downloads with the same key, of at least two URLs. */
const repeated = (
  traces: readonly Traced<Download>[],
  keyOf: (traced: Traced<Download>) => string,
): Traced<Download>[][] =>
  [...groupedBy(traces, keyOf).values()].filter((group) => group.some(({ url }) => url !== group[0]?.url));

function occurrenceOf(group: readonly Traced<Download>[]): CaptureOccurrence {
  const [first, ...others] = group;
  const urls = new Set(group.map(({ url }) => url));
  const names = new Set(group.flatMap(({ trace }) => trace.names));
  const shown: Evidence[] = [...urls].slice(0, MOST_SHOWN).map((url) => ({ field: 'URL', value: url }));
  return {
    resource: first?.resource ?? '',
    exchanges: group.map(({ exchange }) => exchange),
    parameters: {
      names: [...names].slice(0, MOST_SHOWN).join(', '),
      urls: String(urls.size),
      bytes: String(others.reduce((sum, { trace }) => sum + trace.bytes, 0)),
    },
    evidence: shown,
  };
}

/** A rule on URLs that differ only in parameters of one kind, each downloaded in full with the same content. */
function parameterRule(id: string, spec: Section, kind: 'tracking' | 'busting'): CaptureRule {
  return captureRule<Download>({
    id,
    level: 'advice',
    spec,
    trace(subject, { settings, policy }) {
      const { url, type } = subject.exchange;
      if (!isDownload(subject)) return undefined;
      const without = withoutIgnorable(url);
      // Of a page, the address without parameters counts as well.
      if (without ? without[kind].length === 0 : type !== 'document') return undefined;
      if (without && kind === 'tracking' && without.busting.length > 0) return undefined;
      const content = contentOrDateOf(subject, settings.thresholds.leastBytes);
      if (content === null || !policy().storable.private) return undefined;
      const names = without ? undeclared(without[kind], subject) : [];
      return without && names.length === 0 ? undefined : { content, bytes: bytesOf(subject), names };
    },
    judge: (traces) =>
      repeated(traces, (traced) => `${traced.trace.content} ${restOf(traced)}`).map(occurrenceOf),
  });
}

/** The parameters of which the response does not say already that they do not matter. */
function undeclared(names: readonly string[], { response }: Subject): readonly string[] {
  const value = fieldValue(response.lines, 'no-vary-search');
  const read = value === null ? null : parseNoVarySearch(value);
  return read === null || typeof read === 'string' ? names : names.filter((name) => !isIgnored(read, name));
}

const sameBody = captureRule<Download>({
  id: 'same-body-many-urls',
  level: 'advice',
  spec: caching('2'),
  trace(subject, { settings }) {
    // One page at many addresses is how applications in a single page work.
    if (!isDownload(subject) || subject.exchange.type === 'document') return undefined;
    const content = contentOf(subject, settings.thresholds.leastBytes);
    return content === null ? undefined : { content, bytes: bytesOf(subject), names: [] };
  },
  judge: (traces) =>
    repeated(traces, ({ trace }) => trace.content)
      .filter((group) => new Set(group.map(restOf)).size > 1)
      .map(occurrenceOf),
});

/** The rules on URLs that stand for the same content. */
export const varyAndKeyCaptureRules: readonly CaptureRule[] = [
  parameterRule('nvs-missed', noVarySearch, 'tracking'),
  parameterRule('cache-busting-query', caching('2'), 'busting'),
  sameBody,
];
