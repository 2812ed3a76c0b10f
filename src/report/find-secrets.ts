import {
  isAssetName,
  isCredentialScheme,
  isEmailAddress,
  isOrdinarySegment,
  isSecretName,
  isSecretSegment,
  isSecretValue,
} from './secrets.ts';

/** One secret: `text.slice(start, end)`, and what it stands in. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: 'userInfo' | 'parameters' | 'segments' | 'fragments' | 'fields' | 'emails';
}

/** Whether a text is one URL, whatever characters it holds, or words among which URLs may stand. */
type Context = 'url' | 'text';

/** A character with a meaning in URLs, header fields or JSON, however often percent-encoded. */
interface Mark {
  readonly char: string;
  /** How many times it is percent-encoded. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

interface Scan {
  readonly text: string;
  readonly context: Context;
  readonly marks: readonly Mark[];
  /** For each mark whether the path that it stands in, or ends, names a static file. */
  readonly assets: readonly boolean[];
  readonly found: Secret[];
  place: 'text' | 'path' | 'query';
  /** The level of the marks of the URL that we are in. */
  level: number;
  /** Whether a query has begun, so that `&` separates parameters even behind a URL inside of one. */
  asked: boolean;
  nameFrom: number;
  /** Where the run of characters began that may be a key or an e-mail address, and its value behind `name=`. */
  itemFrom: number;
  valueFrom: number;
}

const MARK = /[\s=:&;?#/\\@"'<>,{}[\]()|+]|%(?:25)*(?:0[9AD]|2[0236789BCF]|3[ABCDEF]|40|5[BCD]|7[BCD])/gi;
const ESCAPE = /%(?:25)*([\da-f]{2})/gi;
/** What may stand between a name and its `=` or `:`, as in `user[password]=` and `{\"token\":`. */
const NAME_PART = '"\'[]\\';

/**
 * Finds what `text` holds in confidence: user information of URLs, values with a secret name (`name=value`,
 * `name:value`, `"name":"value"`, `/name/value`), credentials behind `Bearer`, values and path segments that look
 * like a machine's key, e-mail addresses, fragments. A mark counts however often it is percent-encoded, and ends only
 * what an equally or more often encoded mark began; so URLs and JSON inside of URLs need no unpacking and have no
 * greatest depth. The secrets come in their order and apart from each other, in linear time.
 *
 * Keys in a path: a segment that `isSecretValue` takes for a key is one, unless its path ends in the name of a static
 * file (`isAssetName`): hashes of contents stand in front of those, as in `/assets/<hash>/main.css`. A hash within a
 * file's name is never a key. Behind a segment with a secret name every segment is a secret except such files and
 * ordinary words (`isOrdinarySegment`).
 */
export function findSecrets(text: string, context: Context): readonly Secret[] {
  const marks = marksOf(text);
  const assets = assetsAhead(text, marks, context);
  const start = { level: 0, asked: false, nameFrom: 0, itemFrom: 0, valueFrom: 0 };
  const scan: Scan = { text, context, marks, assets, found: [], place: 'path', ...start };
  if (context === 'text') beginWord(scan, 0);
  for (let next = 0, mark = marks[0]; mark; mark = marks[next])
    next =
      takeAuthority(scan, mark, next) ??
      takeValue(scan, mark, next) ??
      takeFragment(scan, mark, next) ??
      pass(scan, mark, next);
  closeItem(scan, text.length, marks.length);
  return scan.found;
}

/** `text` with every percent-encoded byte, however often encoded, as one character. */
export const decoded = (text: string): string =>
  text.includes('%')
    ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function marksOf(text: string): Mark[] {
  return Array.from(text.matchAll(MARK), ({ 0: raw, index }) => {
    const char = raw.length === 1 ? raw : String.fromCharCode(Number.parseInt(raw.slice(-2), 16));
    const level = (raw.length - 1) / 2;
    return { char: char.trim() || ' ', level, start: index, end: index + raw.length };
  });
}

function assetsAhead(text: string, marks: readonly Mark[], context: Context): boolean[] {
  const assets = new Array<boolean>(marks.length + 1);
  let asset = isAssetName(text.slice(-16));
  assets[marks.length] = asset;
  for (let index = marks.length - 1, mark = marks[index]; mark; mark = marks[--index]) {
    if ('?#&;"'.includes(mark.char) || endsWord(mark, context))
      asset = isAssetName(text.slice(Math.max(0, mark.start - 16), mark.start));
    assets[index] = asset;
  }
  return assets;
}

const isSlash = (mark: Mark | undefined): boolean => mark?.char === '/' || mark?.char === '\\';

/** Whether a mark ends a word of a text; a URL on its own is one word. */
const endsWord = ({ char, level }: Mark, context: Context): boolean =>
  context === 'text' && level === 0 && ' "\'<>'.includes(char);

function beginWord(scan: Scan, from: number): void {
  const rest = /[^\s"'<>]*/y;
  rest.lastIndex = from;
  scan.place = isAddress(rest.exec(scan.text)?.[0] ?? '') ? 'path' : 'text';
  scan.level = 0;
  scan.asked = false;
}

/** Whether a word has the look of a URL, absolute or relative, or of parameters. */
function isAddress(word: string): boolean {
  const delimiter = word.search(/[?;&#]/);
  return /^[./]|\/\//.test(word) || (delimiter >= 0 && word.lastIndexOf('=') > delimiter);
}

/** Goes on behind `end`, which the mark of that index, returned, follows. */
function resume(scan: Scan, end: number, next: number): number {
  scan.nameFrom = end;
  scan.itemFrom = end;
  scan.valueFrom = end;
  return next;
}

/** The index of the first mark from `from` on for which `ends` holds; the number of marks where there is none. */
function indexFrom(marks: readonly Mark[], from: number, ends: (mark: Mark) => boolean): number {
  for (let index = from, mark = marks[from]; mark; mark = marks[++index]) if (ends(mark)) return index;
  return marks.length;
}

/**
 * `//user@host`; behind a scheme one slash is enough, as browsers have it. Two slashes without a scheme may as well
 * stand in a path, so what follows them counts as a segment too.
 */
function takeAuthority(scan: Scan, { start }: Mark, index: number): number | undefined {
  const { text, context, marks, asked, place } = scan;
  if (!isSlash(marks[index])) return undefined;
  const before = marks[index - 1];
  // What the first of these slashes is not in a query, none is; asking each would take quadratic time.
  if (place === 'query' && isSlash(before) && before?.end === start) return undefined;
  const from = behindSlashes(marks, index);
  const { level, end: userInfo } = marks[from - 1] ?? { level: 0, end: start };
  const behindScheme = before?.char === ':' && before.end === start;
  if (!behindScheme && from - index < 2) return undefined;
  const enders = asked ? '/\\?#&"' : '/\\?#';
  const next = indexFrom(
    marks,
    from,
    (mark) => endsWord(mark, context) || (mark.level <= level && enders.includes(mark.char)),
  );
  const inside = marks.slice(from, next);
  const at = from + inside.findLastIndex((mark) => mark.char === '@' && mark.level <= level);
  const sign = at < from ? undefined : marks[at];
  if (!behindScheme && !sign && place === 'query' && start !== scan.valueFrom) return undefined;
  closeItem(scan, start, index);
  if (sign && sign.start > userInfo) scan.found.push({ start: userInfo, end: sign.start, kind: 'userInfo' });
  scan.place = 'path';
  scan.level = level;
  if (behindScheme) return resume(scan, marks[next]?.start ?? text.length, next);
  return sign ? resume(scan, sign.end, at + 1) : resume(scan, userInfo, from);
}

/** The index of the mark behind the slashes that stand together from `index` on. */
function behindSlashes(marks: readonly Mark[], index: number): number {
  let next = index + 1;
  while (isSlash(marks[next]) && marks[next]?.start === marks[next - 1]?.end) next++;
  return next;
}

/** A value with a secret name, behind `=`, `:`, `/`, or a blank where the name is that of a scheme. */
function takeValue(scan: Scan, mark: Mark, index: number): number | undefined {
  const { text, place } = scan;
  // Only a separator ends a name; reading it at every mark would take quadratic time.
  if (scan.nameFrom === mark.start || !'=:/ +'.includes(mark.char)) return undefined;
  const name = decoded(text.slice(scan.nameFrom, mark.start));
  if (!namesSecret(scan, mark, index, name)) return undefined;
  const { start, next } = valueBehind(scan, mark, index);
  const end = scan.marks[next]?.start ?? text.length;
  const value = decoded(text.slice(start, end));
  if (start >= end || (mark.char === '/' && isOrdinarySegment(name, value))) return undefined;
  closeItem(scan, mark.start, index);
  const kind = mark.char === '/' ? 'segments' : place === 'text' ? 'fields' : 'parameters';
  scan.found.push({ start, end, kind });
  return resume(scan, end, next);
}

function namesSecret(scan: Scan, { char, end }: Mark, index: number, name: string): boolean {
  if (char === '=' || char === ':') return isSecretName(name);
  const before = scan.marks[index - 1];
  if (char === '/') return isSlash(before) && before?.end === scan.nameFrom && isSecretSegment(name);
  return (char === ' ' || char === '+') && isCredentialScheme(name, scan.text.slice(end, end + 64));
}

/** Where the value behind a mark starts, and the index of the mark that ends it. */
function valueBehind(scan: Scan, mark: Mark, index: number): { start: number; next: number } {
  const { marks, text, context } = scan;
  const open = quoteBehind(marks, index);
  const quote = marks[open];
  if (!quote) return { start: mark.end, next: indexFrom(marks, index + 1, endOfValue(scan, mark)) };
  const escaped = isEscaped(marks, open);
  let close = open;
  do close = indexFrom(marks, close + 1, ({ char, level }) => char === quote.char && level === quote.level);
  while (close < marks.length && isEscaped(marks, close) !== escaped);
  const end = marks[close]?.end ?? -1;
  const closed = end === text.length || marks[close + 1]?.start === end || (end >= 0 && context === 'text');
  const next = escaped ? close - 1 : close;
  return closed
    ? { start: quote.end, next }
    : { start: quote.end, next: indexFrom(marks, open + 1, endOfValue(scan, mark)) };
}

/** The index of the quotation mark that opens a value behind the mark at `index`, -1 where none does. */
function quoteBehind(marks: readonly Mark[], index: number): number {
  let next = index + 1;
  const skip = (chars: string) => {
    const mark = marks[next];
    return mark !== undefined && mark.start === marks[next - 1]?.end && chars.includes(mark.char);
  };
  while (skip(' +')) next++;
  if (skip('\\')) next++;
  return skip('"\'') ? next : -1;
}

const isEscaped = (marks: readonly Mark[], index: number): boolean =>
  marks[index - 1]?.char === '\\' && marks[index - 1]?.end === marks[index]?.start;

const VALUE_ENDS = { text: ',', path: '#?/', query: '#' };

function endOfValue(
  { place, context, asked }: Scan,
  { char: separator, level }: Mark,
): (mark: Mark) => boolean {
  const behind = separator === '/' ? `/\\?${asked ? '&;' : ''}` : separator === ' ' ? ',;&"}' : '&;';
  const ends = VALUE_ENDS[place] + behind;
  return (mark) =>
    endsWord(mark, context) ||
    (mark.level <= level && ends.includes(mark.char)) ||
    (mark.level < level && '&;?#/'.includes(mark.char));
}

/** Everything behind the `#` of a URL; inside of another URL it is part of that one's value. */
function takeFragment(
  scan: Scan,
  { char, level, start, end: from }: Mark,
  index: number,
): number | undefined {
  const { marks, text, context } = scan;
  if (char !== '#' || level !== scan.level || scan.place === 'text') return undefined;
  closeItem(scan, start, index);
  const next = indexFrom(
    marks,
    index + 1,
    (mark) => endsWord(mark, context) || (mark.level < level && '&;?#/'.includes(mark.char)),
  );
  const end = marks[next]?.start ?? text.length;
  if (end > from) scan.found.push({ start: from, end, kind: level === 0 ? 'fragments' : 'parameters' });
  return resume(scan, end, next);
}

/** Takes notice of a mark that begins no secret. */
function pass(scan: Scan, mark: Mark, index: number): number {
  const { char, end } = mark;
  const within = char === '/' || char === '\\' ? scan.place !== 'path' : '=@+'.includes(char);
  if (endsWord(mark, scan.context) || !within) closeItem(scan, mark.start, index);
  if (!NAME_PART.includes(char)) scan.nameFrom = end;
  if (char === '=' && scan.valueFrom === scan.itemFrom) scan.valueFrom = end;
  if (endsWord(mark, scan.context)) beginWord(scan, end);
  else if (scan.place !== 'text') move(scan, mark);
  if (endsWord(mark, scan.context) || !within) {
    scan.itemFrom = end;
    scan.valueFrom = end;
  }
  return index + 1;
}

function move(scan: Scan, { char, level }: Mark): void {
  if (char === '?') {
    scan.place = 'query';
    scan.asked = true;
    scan.level = level;
  } else if (char === '&' && level <= scan.level && scan.asked) {
    scan.place = 'query';
    scan.level = level;
  } else if (char === '/' && level < scan.level) {
    scan.place = 'path';
    scan.level = level;
  }
}

/** Ends a run of characters, and finds it where it is an e-mail address or looks like a key. */
function closeItem(scan: Scan, end: number, index: number): void {
  const { text, place, itemFrom, valueFrom: start, found } = scan;
  if (end <= start) return;
  const value = decoded(text.slice(start, end));
  if (isEmailAddress(value)) found.push({ start, end, kind: 'emails' });
  else if (place !== 'text' && !(place === 'path' && scan.assets[index])) {
    const name = decoded(text.slice(itemFrom, start)).replace(/=$/, '');
    if (isSecretValue(name, value))
      found.push({ start, end, kind: place === 'path' ? 'segments' : 'parameters' });
  }
}
