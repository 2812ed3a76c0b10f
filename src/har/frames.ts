import { type Bytes, derived, estimated, rangeOf, UNKNOWN } from '../exchange/bytes.ts';
import { type Fields, textLength } from '../exchange/exchange.ts';
import type { RawEntry } from './raw-entry.ts';
import {
  announcedLength,
  chunkFraming,
  fieldValue,
  isChunked,
  isOverHttp1,
  mostParts,
  statusLineLength,
  sum,
} from './wire.ts';

/** A frame's own header (RFC 9113 §4.1), and the largest payload that a peer may send unasked (§4.2), bytes. */
const FRAME_HEADER = 9;
const LARGEST_PAYLOAD = 16_384;

/** The least that any message's header takes: HTTP/3's frame header of 2 and prefix of 2 (RFC 9204 §4.5). */
const LEAST_HEADER = 4;

/** The least payload that a server is taken to send in a frame of much content, its length known beforehand or not. */
const LEAST_PAYLOAD = { announced: 512, streamed: 32 } as const;

const frames = (content: number, payload: number): number => FRAME_HEADER * Math.ceil(content / payload);

/**
 * What a header takes over HTTP/2 or 3 in its frames, by its length as text. A field already in the table of the
 * connection takes one byte; one that is not takes its text, huffman-coded where that is shorter, and a few bytes of
 * lengths for each line (RFC 7541 §6.2). Against a Node server headers took 7 to 70 % of their text, and mostly 18.
 */
export function headerInFrames(text: number, lines: number): Bytes {
  const most = text + lines + frames(text, LARGEST_PAYLOAD) + 32;
  return estimated(Math.min(most, FRAME_HEADER + Math.round(text / 5)), LEAST_HEADER, most);
}

/**
 * The header's length by its lines, for producers that record every line but no size. Where lines of one name are
 * joined by commas, each comma without a space behind it may have been a line of its own.
 */
export function headerByLines(raw: RawEntry, lines: 'each' | 'joined'): Bytes {
  if (raw.responseFields.length === 0) return UNKNOWN;
  const text = textLength(raw.responseFields) + statusLineLength(raw);
  if (!isOverHttp1(raw) || lines === 'each') {
    return withCompressedHeader(raw, derived(text), raw.responseFields.length);
  }
  const most = raw.responseFields.reduce(
    (length, [name, value]) => length + (value.split(/,(?! )/).length - 1) * (name.length + 3),
    text,
  );
  return most === text ? derived(text) : estimated(text, text, most);
}

/** A header's length as text, of so many lines, where it was sent as text; else in its frames. */
export function withCompressedHeader(raw: RawEntry, text: Bytes, lines: number): Bytes {
  const range = rangeOf(text);
  return isOverHttp1(raw) || !range ? text : headerInFrames(range.high, lines);
}

/** {@link headerInFrames} of a response's own lines. */
export const linesInFrames = (fields: Fields): Bytes => headerInFrames(textLength(fields), fields.length);

/** Whether an entry names HTTP/3, as `h3` or `HTTP/3`. */
export const isOverHttp3 = ({ httpVersion }: RawEntry): boolean => /^(?:h3|http\/3)/i.test(httpVersion);

/** What of a message is framed: its content, and whether its length was known before it was sent. */
interface Framed {
  readonly content: Bytes;
  readonly isAnnounced: boolean;
}

/** Content with the headers of its DATA frames, whose number only the client's network stack sees. */
function inDataFrames(raw: RawEntry, { content, isAnnounced }: Framed): Bytes {
  const range = rangeOf(content);
  if (!range) return UNKNOWN;
  if (range.high === 0) return content;
  const least = LEAST_PAYLOAD[isAnnounced ? 'announced' : 'streamed'];
  // HTTP/3 has no largest payload; over HTTP/2 an empty frame may end the stream.
  const low = isOverHttp3(raw) ? 2 : frames(range.low, LARGEST_PAYLOAD);
  const most = FRAME_HEADER * (mostParts(range.high, least) + 1);
  return sum(content, estimated(frames(range.bytes, LARGEST_PAYLOAD), low, most));
}

/** The content of a response with what frames it: chunks over HTTP/1.1, DATA frames over HTTP/2 and 3. */
export function inFrames(raw: RawEntry, content: Bytes): Bytes {
  if (!isOverHttp1(raw)) return inDataFrames(raw, { content, isAnnounced: announcedLength(raw) !== null });
  const range = rangeOf(content);
  return range && isChunked(raw) ? sum(content, chunkFraming(range.high)) : content;
}

/** A range that ends with the announced length, widened by what frames that length over HTTP/2 and 3. */
export function widenedByFrames(raw: RawEntry, value: Bytes): Bytes {
  const announced = announcedLength(raw) ?? 0;
  if (value.how !== 'estimated' || announced === 0 || isOverHttp1(raw)) return value;
  const framed = rangeOf(inDataFrames(raw, { content: derived(announced), isAnnounced: true }));
  return estimated(value.bytes, value.low, value.high + (framed?.high ?? announced) - announced);
}

/** Whether fields follow the content (RFC 9110 §6.5), whose length no browser tells. */
export const hasTrailers = (raw: RawEntry): boolean => fieldValue(raw.responseFields, 'trailer') !== null;

/** A request's content as its own length field has it, framed; nothing where it has none and nothing is recorded. */
export function requestContent(raw: RawEntry): Bytes {
  const announced = fieldValue(raw.requestFields, 'content-length');
  if (announced === null) return raw.requestBodySize === 0 ? derived(0) : UNKNOWN;
  const content = /^\d{1,15}$/.test(announced) ? derived(Number(announced)) : UNKNOWN;
  return isOverHttp1(raw) ? content : inDataFrames(raw, { content, isAnnounced: true });
}
