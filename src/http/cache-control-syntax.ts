/** Directives whose argument is a number of seconds (RFC 9111 §5.2.2, RFC 5861 §3, §4). */
export const DELTAS: ReadonlySet<string> = new Set([
  'max-age',
  's-maxage',
  'stale-while-revalidate',
  'stale-if-error',
]);
/** Directives without an argument (RFC 9111 §5.2.2, RFC 8246 §2). */
export const FLAGS: ReadonlySet<string> = new Set([
  'no-store',
  'no-transform',
  'must-revalidate',
  'must-understand',
  'proxy-revalidate',
  'public',
  'immutable',
]);
/** Directives that may name fields (RFC 9111 §5.2.2.4, §5.2.2.7). */
export const QUALIFIABLE: ReadonlySet<string> = new Set(['no-cache', 'private']);

/** A directive as it was written (RFC 9111 §5.2). */
export interface WrittenDirective {
  /** The whole of it, e.g. `Max-Age="60"`. */
  readonly text: string;
  /** The name in lower case, in which names compare. */
  readonly name: string;
  readonly inLowerCase: boolean;
  /** `empty`: there is a "=" and nothing behind it, which the grammar does not know. */
  readonly form: 'bare' | 'token' | 'quoted' | 'empty';
  /** Without quotes; empty where there is none. */
  readonly argument: string;
}

/** A piece between commas that is no directive. */
export interface MalformedDirective {
  readonly text: string;
  /** A ";" where a comma belongs, white space round "=", a quote that is not closed, or anything else. */
  readonly fault: 'semicolon' | 'space' | 'quote' | 'other';
}

/** A Cache-Control value held to the grammar: what fits it, in order, and what does not. */
export interface WrittenCacheControl {
  readonly directives: readonly WrittenDirective[];
  readonly malformed: readonly MalformedDirective[];
  /** Directives that come again, each with the first of their name. */
  readonly repeats: readonly { readonly first: WrittenDirective; readonly again: WrittenDirective }[];
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]";
const DIRECTIVE = new RegExp(`^(${TOKEN}+)(=(?:"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"|(${TOKEN}*)))?$`);
const SPACE_ROUND_EQUALS = new RegExp(`^${TOKEN}+(?:[ \\t]+=|=[ \\t])`);
/** Outside of quotes, as far as the first quote tells. */
const SEMICOLON = /^[^";]*;/;

/**
 * Reads the joined value of all Cache-Control lines by the letter (RFC 9111 §5.2, RFC 9110 §5.6). Empty list members
 * are passed over, as every recipient has to do. In linear time.
 */
export function readCacheControlSyntax(value: string): WrittenCacheControl {
  const directives: WrittenDirective[] = [];
  const malformed: MalformedDirective[] = [];
  for (const { text, isOpen } of membersOf(value)) {
    const directive = isOpen ? null : directiveIn(text);
    if (directive) directives.push(directive);
    else malformed.push({ text, fault: isOpen ? 'quote' : faultIn(text) });
  }
  return { directives, malformed, repeats: repeatsIn(directives) };
}

function repeatsIn(directives: readonly WrittenDirective[]): WrittenCacheControl['repeats'] {
  const byName = new Map<string, WrittenDirective>();
  return directives.flatMap((again) => {
    const first = byName.get(again.name);
    if (first) return [{ first, again }];
    byName.set(again.name, again);
    return [];
  });
}

interface Member {
  readonly text: string;
  /** A quote in it is never closed. */
  readonly isOpen: boolean;
}

/** The pieces between commas that stand outside of quoted strings. A quote that is never closed hides no comma. */
function membersOf(value: string): Member[] {
  const members: Member[] = [];
  let start = 0;
  let isOpen = false;
  let closes = true;
  for (let at = 0; at <= value.length; at++) {
    if (value[at] === '"') {
      const end: number = closes ? closingQuote(value, at) : -1;
      closes = end >= 0;
      isOpen ||= !closes;
      at = Math.max(at, end);
    } else if (at === value.length || value[at] === ',') {
      const text = value.slice(start, at).trim();
      if (text !== '') members.push({ text, isOpen });
      start = at + 1;
      isOpen = false;
    }
  }
  return members;
}

/** The index of the quote that closes the one at `from`; −1 where none does. */
function closingQuote(value: string, from: number): number {
  for (let at = from + 1; at < value.length; at++) {
    if (value[at] === '"') return at;
    if (value[at] === '\\') at++;
  }
  return -1;
}

function directiveIn(text: string): WrittenDirective | null {
  const match = DIRECTIVE.exec(text);
  if (!match?.[1]) return null;
  const [, written, behind, quoted, token] = match;
  const name = written.toLowerCase();
  const argument = quoted?.replaceAll(/\\(.)/g, '$1') ?? token ?? '';
  return { text, name, inLowerCase: name === written, form: formOf(behind, quoted, token), argument };
}

function formOf(behind?: string, quoted?: string, token?: string): WrittenDirective['form'] {
  if (behind === undefined) return 'bare';
  if (quoted !== undefined) return 'quoted';
  return token === '' ? 'empty' : 'token';
}

function faultIn(text: string): MalformedDirective['fault'] {
  if (SEMICOLON.test(text)) return 'semicolon';
  return SPACE_ROUND_EQUALS.test(text) ? 'space' : 'other';
}
