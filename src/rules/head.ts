import { isWeak, opaqueTag } from '../http/entity-tag.ts';
import { fieldValue } from '../http/fields.ts';
import { byUrl, groupedBy } from './grouping.ts';
import { type CaptureOccurrence, type CaptureRule, captureRule, type Traced } from './rule.ts';
import { http } from './section.ts';

/** What an answer to HEAD or GET says of the content. */
interface Answer {
  readonly isHead: boolean;
  /** When it was asked for, ms since the epoch. */
  readonly at: number;
  /** Which variant: Vary, what the request says of its fields, and the coding. */
  readonly variant: string;
  readonly etag: string | null;
  readonly lastModified: number | null;
  readonly length: number | null;
}

/** Longer lists in Vary are hostile. */
const MOST_NAMES = 32;

type Compared = 'Content-Length' | 'ETag' | 'Last-Modified';
type Answers = Traced<Answer>[];

/** HEAD is answered as GET is, but for the content; caches that hear otherwise drop what they have (RFC 9111 §4.3.5). */
const mismatch = captureRule<Answer>({
  id: 'head-mismatch',
  level: 'should',
  spec: http('9.3.2'),
  trace({ exchange, request, response }) {
    const { source, method, startedAt: at, response: answer } = exchange;
    if (source !== 'network' || answer.status !== 200 || !answer.complete) return undefined;
    if ((method !== 'GET' && method !== 'HEAD') || at === null || !exchange.request.complete)
      return undefined;
    const { etag, lastModified, contentLength: length, vary, contentEncoding } = response;
    if ((etag === null && lastModified === null && length === null) || vary.length > MOST_NAMES)
      return undefined;
    // A part of the content has a length of its own.
    if (request.lines.names.includes('range')) return undefined;
    let variant = `${contentEncoding};${fieldValue(request.lines, 'accept-encoding')}`;
    for (const name of vary)
      if (name !== 'accept-encoding') variant += `;${name}:${fieldValue(request.lines, name)}`;
    return { isHead: method === 'HEAD', at, variant, etag, lastModified, length };
  },
  judge(traces) {
    const heads = groupedBy(traces.filter(isHead), byUrl);
    if (heads.size === 0) return [];
    const gets = groupedBy(
      traces.filter((traced) => !isHead(traced) && heads.has(traced.url)),
      byUrl,
    );
    return [...heads].flatMap(([url, asked]) => compare(asked, gets.get(url) ?? []));
  },
});

const isHead = ({ trace }: Traced<Answer>): boolean => trace.isHead;

/** The answers to HEAD that the GET right before or after contradicts, as one occurrence. Both are in order of time. */
function compare(heads: Answers, gets: Answers): CaptureOccurrence[] {
  const wrong: { head: Traced<Answer>; get: Traced<Answer>; field: Compared }[] = [];
  let next = 0;
  for (const head of heads) {
    while ((gets[next]?.trace.at ?? Number.POSITIVE_INFINITY) < head.trace.at) next++;
    const [before, after] = [gets[next - 1], gets[next]];
    const isSandwiched = before !== undefined && after !== undefined && isSame(before.trace, after.trace);
    for (const get of [before, after]) {
      const field = get && contradiction(head.trace, get.trace, isSandwiched);
      if (get && field) wrong.push({ head, get, field });
    }
  }
  const last = wrong.at(-1);
  if (!last) return [];
  const { head, get, field } = last;
  return [
    {
      resource: head.resource,
      exchanges: [...new Set(wrong.flatMap((each) => [each.head.exchange, each.get.exchange]))],
      parameters: { field },
      evidence: [
        { field: `HEAD ${field}`, value: shownIn(head.trace, field) },
        { field: `GET ${field}`, value: shownIn(get.trace, field) },
      ],
    },
  ];
}

/** Whether two answers say that the content is the same. */
const isSame = (one: Answer, other: Answer): boolean =>
  one.variant === other.variant &&
  (one.etag ?? one.lastModified) !== null &&
  one.etag === other.etag &&
  one.lastModified === other.lastModified &&
  one.length === other.length;

/**
 * The field in which the answers contradict each other, although the content cannot have changed: a strong tag or
 * the date of the last change is the same, or the GETs before and after are.
 */
function contradiction(head: Answer, get: Answer, isSandwiched: boolean): Compared | null {
  if (head.variant !== get.variant) return null;
  const differ = <T>(one: T | null, other: T | null) => one !== null && other !== null && one !== other;
  const sameTag = head.etag !== null && head.etag === get.etag && !isWeak(head.etag);
  const sameDate = head.lastModified !== null && head.lastModified === get.lastModified;
  const isKept = sameTag || sameDate || isSandwiched;
  if (isKept && differ(head.length, get.length)) return 'Content-Length';
  const [asked, got] = [head.etag && opaqueTag(head.etag), get.etag && opaqueTag(get.etag)];
  if ((sameDate || isSandwiched) && differ(asked, got)) return 'ETag';
  if ((sameTag || isSandwiched) && differ(head.lastModified, get.lastModified)) return 'Last-Modified';
  return null;
}

function shownIn({ length, etag, lastModified }: Answer, field: Compared): string {
  if (field === 'Content-Length') return String(length);
  return field === 'ETag' ? String(etag) : new Date(lastModified ?? 0).toUTCString();
}

/** The rules on answers to HEAD. */
export const headCaptureRules: readonly CaptureRule[] = [mismatch];
