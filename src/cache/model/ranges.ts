import { type FieldLines, fieldValue, firstLine, withoutLines } from '../../http/fields.ts';
import type { HttpResponse } from './contract.ts';
import { asResponse, type StoredResponse } from './stored.ts';

/** First and last octet, both included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * What a stored response gives for the range that is asked for (RFC 9110 §14, RFC 9111 §3.3): the part of a complete
 * one, or a stored part that answered the same range. Null where it cannot give it; several ranges are not looked at.
 */
export function rangeOf(entry: StoredResponse, asked: FieldLines): HttpResponse | null {
  const range = fieldValue(asked, 'range');
  if (range === null) return null;
  if (entry.status === 206) return fieldValue(entry.asked, 'range') === range ? asResponse(entry) : null;
  const complete = lengthOf(entry);
  const span = entry.status === 200 && complete !== null ? spanIn(range, complete) : null;
  return span === null || complete === null ? null : part(entry, span, complete);
}

function lengthOf({ body, lines }: StoredResponse): number | null {
  if (body !== undefined) return body.length;
  const length = firstLine(lines, 'content-length');
  return length !== null && /^\d+$/.test(length) && Number.isSafeInteger(Number(length))
    ? Number(length)
    : null;
}

function spanIn(range: string, complete: number): Span | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, complete - Number(to)) : Number(from);
  const last = from === '' || to === '' ? complete - 1 : Math.min(Number(to), complete - 1);
  return first > last ? null : { first, last };
}

const REWRITTEN: ReadonlySet<string> = new Set(['content-length', 'content-range']);

function part({ lines, body }: StoredResponse, { first, last }: Span, complete: number): HttpResponse {
  const headers = withoutLines(lines, (name) => REWRITTEN.has(name)).fields;
  return {
    status: 206,
    headers: [
      ...headers,
      ['Content-Range', `bytes ${first}-${last}/${complete}`],
      ['Content-Length', String(last - first + 1)],
    ],
    ...(body === undefined ? {} : { body: body.slice(first, last + 1) }),
  };
}
