import type { Fields } from '../exchange/exchange.ts';

type Line = Fields[number];

/** The pseudo-header field that names the host (RFC 9113 §8.3.1). */
export const AUTHORITY = ':authority';

/** A header line as an entry lists it. */
export interface RecordedLine {
  readonly name: string;
  /** The lines that it stands for: several where its value joins several with line feeds. */
  readonly lines: readonly Line[];
  /** Whether it has come more than once. */
  isUsual: boolean;
}

/** So many lines are known at a time; then all are forgotten. */
const MOST = 1 << 13;

/** Keeps header lines that come again and again, so that each is one pair of strings however often it was sent. */
export class FieldLines {
  private readonly byName = new Map<string, Map<string, RecordedLine>>();
  private count = 0;

  /** What a recorded name and value stand for. */
  of(name: string, value: string): RecordedLine {
    const there = this.byName.get(name)?.get(value);
    if (!there) return this.keep(name, value);
    there.isUsual = true;
    return there;
  }

  private keep(name: string, value: string): RecordedLine {
    if (this.count >= MOST) {
      this.byName.clear();
      this.count = 0;
    }
    this.count += 1;
    const line = { name, lines: linesOf(name, value), isUsual: false };
    const byValue = this.byName.get(name) ?? new Map<string, RecordedLine>();
    this.byName.set(name, byValue.set(value, line));
    return line;
  }
}

/**
 * Safari joins lines of one name with line feeds, and so does old Set-Cookie in Chromium. Pseudo-header fields are no
 * header lines (RFC 9113 §8.3).
 */
function linesOf(name: string, value: string): readonly Line[] {
  if (name.startsWith(':')) return [];
  return value.includes('\n') ? value.split('\n').map((part): Line => [name, part]) : [[name, value]];
}

/** The text of a field value; some producers write numbers or booleans as such. */
export const valueText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};
