import type { Bytes } from '../exchange/bytes.ts';
import { remembered } from '../exchange/remembered.ts';
import type { Language } from './messages.ts';

/** How figures are written in one language. Sizes use 1 kB = 1000 B, as DevTools' Network panel does. */
export interface Figures {
  /** A count, e.g. `1,204`. */
  count(value: number): string;
  /** At most three significant digits with a unit, e.g. `35.5 kB`; negative values keep their sign. */
  size(bytes: number): string;
  /** To the byte, e.g. `35,460 B`. */
  exact(bytes: number): string;
  /** A part of a whole, 0 to 1, in percent with at most two significant digits, e.g. `34%`. */
  share(part: number): string;
  /** Milliseconds as `38 ms` or `1.2 s`. */
  duration(ms: number): string;
  /** A lifetime or age in its largest fitting unit, e.g. `60 s`, `10 min`, `1 h`, `1 year`. */
  seconds(seconds: number): string;
  /** Hour, minute and second of an ISO 8601 time in UTC or the given zone; empty where there is none. */
  clock(iso: string, timeZone?: string): string;
  /** The same with its date and to the millisecond. */
  moment(iso: string, timeZone?: string): string;
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
    time: {
      year: (value: string) => (value === '1' ? '1 year' : `${value} years`),
      day: (value: string) => (value === '1' ? '1 day' : `${value} days`),
      hour: (value: string) => `${value} h`,
      minute: (value: string) => `${value} min`,
      second: (value: string) => `${value} s`,
    },
  },
  'zh-CN': {
    unknown: '未知',
    measured: '实测',
    derived: '推算',
    range: (bytes: string, low: string, high: string) => `≈ ${bytes}（估计，介于 ${low} 与 ${high} 之间）`,
    exactly: (bytes: string, how: string) => `${bytes}（${how}）`,
    time: {
      year: (value: string) => `${value} 年`,
      day: (value: string) => `${value} 天`,
      hour: (value: string) => `${value} 小时`,
      minute: (value: string) => `${value} 分钟`,
      second: (value: string) => `${value} 秒`,
    },
  },
} as const;

const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const SECOND = { unit: 'second', seconds: 1, from: 0 } as const;
/** Units of time with their length in seconds, and from how many seconds on each is used. */
const TIME_UNITS = [
  { unit: 'year', seconds: 31_536_000, from: 31_536_000 },
  { unit: 'day', seconds: 86_400, from: 86_400 },
  { unit: 'hour', seconds: 3_600, from: 3_600 },
  { unit: 'minute', seconds: 60, from: 120 },
  SECOND,
] as const;

const MOMENT = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const;

/** Builds the formatters once; they are then cheap to call per row. */
export const figuresIn: (language: Language) => Figures = remembered((language) => {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const three = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
  const text = words[language];
  const exact = (bytes: number) => `${whole.format(bytes)} B`;
  const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

  function size(bytes: number): string {
    let value = bytes;
    let unit = 0;
    while (Math.abs(value) >= 999.5 && unit < SIZE_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return `${three.format(value)} ${SIZE_UNITS[unit]}`;
  }
  function timed(seconds: number): string {
    const largest = TIME_UNITS.find(({ from }) => Math.abs(seconds) >= from) ?? SECOND;
    return text.time[largest.unit](tenths.format(seconds / largest.seconds));
  }

  return {
    count: (value) => whole.format(value),
    size,
    exact,
    share: (part) => percent.format(part),
    duration: (ms) => (ms < 999.5 ? `${whole.format(ms)} ms` : `${three.format(ms / 1000)} s`),
    seconds: remembered(timed),
    clock(iso, timeZone = 'UTC') {
      if (iso === '') return '';
      return new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23', timeZone }).format(
        new Date(iso),
      );
    },
    moment(iso, timeZone = 'UTC') {
      if (iso === '') return '';
      return new Intl.DateTimeFormat(language, { ...MOMENT, timeZone }).format(new Date(iso));
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
});
