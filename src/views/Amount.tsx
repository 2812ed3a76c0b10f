import type { Tally } from '../audit/report.ts';
import type { Bytes } from '../exchange/bytes.ts';
import type { Wording } from './wording.ts';

/** One exchange's bytes: at most three significant digits; to the byte and how they are known in the tooltip. */
export const BytesAmount = ({ value, name, wording }: { value: Bytes; name: string; wording: Wording }) => (
  <span
    class={value.how === 'unknown' ? 'quiet' : undefined}
    data-figure={name}
    data-how={value.how}
    data-bytes={value.how === 'unknown' ? undefined : value.bytes}
    title={`${wording.figures.bytesExactly(value)}\n${wording.text.figures.howKnown[value.how]}`}
  >
    {wording.figures.bytes(value)}
  </span>
);

/** A sum as plain values: its best figure, half its range, and whether anything in it has no figure. */
export interface Sum {
  readonly known: boolean;
  readonly bytes: number;
  /** The larger distance from the figure to an end of its range, bytes; 0 where nothing is estimated. */
  readonly half: number;
  readonly estimated: boolean;
  readonly unknown: number;
}

/** Adds up a tally's kinds; `known` is false where every counted exchange is without a figure. */
export function sumOf({ exchanges, unknown, measuredBytes, estimatedBytes }: Tally): Sum {
  const { bytes, low, high } = estimatedBytes;
  return {
    known: exchanges === 0 || unknown < exchanges,
    bytes: measuredBytes + bytes,
    half: Math.max(high - bytes, bytes - low),
    estimated: bytes !== 0 || low !== high,
    unknown,
  };
}

/** A sum in a table or summary; `wide` adds the range. What is without a figure is marked, never taken for zero. */
export function sumText(tally: Tally, { text, figures }: Wording, wide = false): string {
  const sum = sumOf(tally);
  if (!sum.known) return text.figures.unknown;
  const size = `${sum.estimated ? '≈ ' : ''}${figures.size(sum.bytes)}`;
  if (!wide) return sum.unknown > 0 ? text.figures.someUnknown(size) : size;
  // A range that three digits cannot show is left to the tooltip.
  const seen = figures.size(sum.bytes - sum.half) !== figures.size(sum.bytes + sum.half);
  const ranged = seen ? text.figures.range(size, figures.size(sum.half)) : size;
  return sum.unknown > 0 ? text.figures.andUnknown(ranged, figures.count(sum.unknown)) : ranged;
}

/** How a sum is known, one kind a line: measured, estimated with its range, without a figure. */
export function sumTitle(tally: Tally, { text, figures }: Wording): string {
  const words = text.figures.tally;
  const { estimatedBytes: estimate, exchanges, unknown, measuredBytes } = tally;
  if (exchanges === 0) return words.none;
  const estimated = sumOf(tally).estimated;
  const hasMeasured = measuredBytes !== 0 || (!estimated && unknown < exchanges);
  return [
    text.figures.requests(exchanges),
    hasMeasured && words.measured(figures.exact(measuredBytes)),
    estimated &&
      words.estimated(
        figures.exact(estimate.bytes),
        figures.exact(estimate.low),
        figures.exact(estimate.high),
      ),
    unknown > 0 && words.unknown(unknown),
  ]
    .filter((line) => typeof line === 'string')
    .join('\n');
}

/** The known waits of some exchanges; where some are not known, how many, and where none is, that. */
export function waitText(
  { waitMs, unknownWaits }: { readonly waitMs: number; readonly unknownWaits: number },
  exchanges: number,
  { text, figures }: Wording,
): string {
  if (exchanges > 0 && unknownWaits === exchanges) return text.figures.unknown;
  const known = figures.duration(waitMs);
  return unknownWaits > 0 ? text.figures.andUnknown(known, figures.count(unknownWaits)) : known;
}

/** A sum over exchanges. Where none counts it is a dash, or with `total` the zero that it is. */
export function TallyAmount(props: {
  tally: Tally;
  name: string;
  wording: Wording;
  wide?: boolean;
  total?: boolean;
}) {
  const { tally, name, wording, wide = false, total = false } = props;
  const sum = sumOf(tally);
  const empty = tally.exchanges === 0 && !total;
  return (
    <span
      class={empty || !sum.known ? 'quiet' : undefined}
      data-figure={name}
      data-bytes={sum.known ? sum.bytes : undefined}
      data-unknown={sum.unknown}
      title={sumTitle(tally, wording)}
    >
      {empty ? '—' : sumText(tally, wording, wide)}
    </span>
  );
}
