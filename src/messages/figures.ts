import type { Bytes } from '../exchange/bytes.ts';
import type { Language } from './messages.ts';

/** How figures are written in one language. Sizes use 1 kB = 1000 B, as DevTools' Network panel does. */
export interface Figures {
  /** A count, e.g. `1,204`. */
  count(value: number): string;
  /** At most three significant digits with a unit, e.g. `35.5 kB`; negative values keep their sign. */
  size(bytes: number): string;
  /** To the byte, e.g. `35,460 B`. */
  exact(bytes: number): string;
  /** Milliseconds as `38 ms` or `1.2 s`. */
  duration(ms: number): string;
  /** A lifetime or age in its largest fitting unit, e.g. `60 s`, `10 min`, `1 h`, `1 year`. */
  seconds(seconds: number): string;
  /** Hour, minute and second of an ISO 8601 time in UTC or the given zone; empty where there is none. */
  clock(iso: string, timeZone?: string): string;
  /** A figure for a table: `35.5 kB`, `≈ 12 kB`, or the word for unknown. */
  bytes(value: Bytes): string;
  /** The same to the byte with its range: `35,460 B (measured)`, `≈ 12,000 B (10,000 to 20,000, estimated)`. */
  bytesExactly(value: Bytes): string;
}

const words = {
  en: {
    unknown: 'unknown',
    measured: 'measured',
    derived: 'derived',
    range: (bytes: string, low: string, high: string) => `≈ ${bytes} (between ${low} and ${high}, estimated)`,
    exactly: (bytes: string, how: string) => `${bytes} (${how})`,
  },
  'zh-CN': {
    unknown: '未知',
    measured: '实测',
    derived: '推算',
    range: (bytes: string, low: string, high: string) => `≈ ${bytes}（估计，介于 ${low} 与 ${high} 之间）`,
    exactly: (bytes: string, how: string) => `${bytes}（${how}）`,
  },
} as const;

const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const TIME_UNITS = [
  ['year', 31_536_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Builds the formatters once; they are then cheap to call per row. */
export function figuresIn(language: Language): Figures {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const three = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const text = words[language];
  const exact = (bytes: number) => `${whole.format(bytes)} B`;
  const units = new Map(
    TIME_UNITS.map(([unit]) => [
      unit,
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'year' ? 'long' : 'short',
        maximumFractionDigits: 1,
      }),
    ]),
  );

  function size(bytes: number): string {
    let value = bytes;
    let unit = 0;
    while (Math.abs(value) >= 999.5 && unit < SIZE_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return `${three.format(value)} ${SIZE_UNITS[unit]}`;
  }
  const timed = (seconds: number): string => {
    const [unit, length] = TIME_UNITS.find(
      ([unit, length]) => Math.abs(seconds) >= (unit === 'minute' ? 2 * length : length),
    ) ?? ['second', 1];
    return units.get(unit)?.format(seconds / length) ?? '';
  };

  return {
    count: (value) => whole.format(value),
    size,
    exact,
    duration: (ms) => (ms < 999.5 ? `${whole.format(ms)} ms` : `${three.format(ms / 1000)} s`),
    seconds: timed,
    clock(iso, timeZone = 'UTC') {
      if (iso === '') return '';
      return new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23', timeZone }).format(
        new Date(iso),
      );
    },
    bytes(value) {
      if (value.how === 'unknown') return text.unknown;
      return value.how === 'estimated' ? `≈ ${size(value.bytes)}` : size(value.bytes);
    },
    bytesExactly(value) {
      if (value.how === 'unknown') return text.unknown;
      if (value.how === 'estimated')
        return text.range(exact(value.bytes), exact(value.low), exact(value.high));
      return text.exactly(exact(value.bytes), text[value.how]);
    },
  };
}
