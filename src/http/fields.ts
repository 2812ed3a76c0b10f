import type { Fields } from '../exchange/exchange.ts';

/** The header lines of one message by lower-case name, built once and shared. */
export interface FieldLines {
  /** Whether any line of that name (lower case) is there. */
  has(name: string): boolean;
  /** The values of all lines of that name, in order; empty where there are none. */
  lines(name: string): readonly string[];
  /** All lines joined with ", " as RFC 9110 §5.3 allows; null where there are none. */
  value(name: string): string | null;
}

const NONE: readonly string[] = [];

/** Indexes header lines by name. Names compare without case (RFC 9110 §5.1); values lose outer white space (§5.5). */
export function indexFields(fields: Fields): FieldLines {
  const byName = new Map<string, string[]>();
  for (const [name, value] of fields) {
    const key = name.toLowerCase();
    const lines = byName.get(key);
    if (lines) lines.push(value.trim());
    else byName.set(key, [value.trim()]);
  }
  return {
    has: (name) => byName.has(name),
    lines: (name) => byName.get(name) ?? NONE,
    value: (name) => byName.get(name)?.join(', ') ?? null,
  };
}
