import type { Report, Tally } from '../audit/report.ts';
import { sumOf, sumText } from './Amount.tsx';
import type { Wording } from './wording.ts';

/** What a segment stands for. */
export type BytesKind = 'transferred' | 'avoidable' | 'saved' | 'cached';

/** A segment of the bar: where it begins and how much it takes of the whole, in percent. */
interface Segment {
  readonly kind: BytesKind;
  readonly label: string;
  readonly from: number;
  readonly width: number;
  /** The part of it that stands for what has no known size, in percent of the whole. */
  readonly hatched: number;
}

/** The room that hatching takes, percent: what has no size can be drawn to no scale. */
const HATCHED = 2;

/**
 * What all answers would have cost without caching, to one scale: transferred, a part of which was avoidable, and what
 * 304s and the cache saved. What has no known size is a hatched end. With `onAsk`, a click asks for the exchanges behind a
 * segment; the keyboard asks by the figures that stand with the bar.
 */
export function BytesBar(props: {
  report: Pick<Report, 'summary' | 'savings'>;
  wording: Wording;
  onAsk?: (kind: BytesKind) => void;
}) {
  const { report, wording, onAsk } = props;
  const segments = segmentsOf(report, wording);
  return (
    <figure class="bytes-bar">
      <svg width="100%" height="10">
        <title>{wording.text.overview.bar.name}</title>
        <defs>
          <pattern id="bytes-hatching" width="5" height="5" patternUnits="userSpaceOnUse">
            <path class="bytes-hatch" d="M-1 6 6 -1M-1 1 1 -1M4 6 6 4" />
          </pattern>
        </defs>
        {segments.map((segment) => (
          <Drawn key={segment.kind} segment={segment} onAsk={onAsk} />
        ))}
      </svg>
    </figure>
  );
}

function Drawn({ segment, onAsk }: { segment: Segment; onAsk: ((kind: BytesKind) => void) | undefined }) {
  const { kind, label, from, width, hatched } = segment;
  const at = { x: `${from}%`, width: `${width}%`, height: '100%' };
  return (
    <g data-kind={kind} role={onAsk ? undefined : 'img'} aria-label={onAsk ? undefined : label}>
      {!onAsk && <title>{label}</title>}
      <rect class={`bytes-${kind}`} {...at} />
      {hatched > 0 && (
        <rect
          class="bytes-unknown"
          x={`${from + width - hatched}%`}
          width={`${hatched}%`}
          height="100%"
          fill="url(#bytes-hatching)"
        />
      )}
      {onAsk && (
        <foreignObject {...at}>
          <button
            type="button"
            class="bytes-button"
            tabIndex={-1}
            aria-label={label}
            title={label}
            onClick={() => onAsk(kind)}
          />
        </foreignObject>
      )}
    </g>
  );
}

/** The segments in their order; what is nothing has none. */
function segmentsOf({ summary, savings }: Pick<Report, 'summary' | 'savings'>, wording: Wording): Segment[] {
  const words = wording.text.summary;
  const avoidable = partOf(savings.avoidable.cost);
  const parts = [
    { kind: 'transferred', label: words.transferred, tally: summary.transferred },
    { kind: 'saved', label: words.savedByRevalidation, tally: savings.byRevalidation },
    { kind: 'cached', label: words.savedByCache, tally: savings.byCache },
  ] as const;
  const known = parts.reduce((sum, { tally }) => sum + partOf(tally).bytes, 0);
  const ends = parts.filter(({ tally }) => tally.unknown > 0).length * HATCHED;
  const scale = known === 0 ? 0 : (100 - ends) / known;
  const segments: Segment[] = [];
  let from = 0;
  for (const { kind, label, tally } of parts) {
    const part = partOf(tally);
    const hatched = part.unknown > 0 ? HATCHED : 0;
    const width = part.bytes * scale + hatched;
    if (width > 0)
      segments.push({ kind, label: labelOf(label, tally, known, wording), from, width, hatched });
    if (kind === 'transferred' && avoidable.bytes > 0) {
      const inner = Math.min(avoidable.bytes * scale, width - hatched);
      const name = wording.text.overview.bar.avoidable;
      const of = labelOf(name, savings.avoidable.cost, known, wording);
      segments.push({
        kind: 'avoidable',
        label: of,
        from: from + width - hatched - inner,
        width: inner,
        hatched: 0,
      });
    }
    from += width;
  }
  return segments;
}

/** What is drawn of a tally: what saved less than nothing takes no room. */
const partOf = (tally: Tally): { bytes: number; unknown: number } => ({
  bytes: Math.max(0, sumOf(tally).bytes),
  unknown: tally.unknown,
});

function labelOf(label: string, tally: Tally, whole: number, wording: Wording): string {
  const text = wording.text.overview.bar;
  const { known, bytes, unknown } = sumOf(tally);
  if (!known) return text.partUnknown(label);
  const share = wording.figures.share(whole === 0 ? 0 : Math.max(0, bytes) / whole);
  const part = text.part(label, sumText(tally, wording, true), share);
  return unknown === 0 ? part : `${part}\n${text.unknown(unknown, wording.figures.count(unknown))}`;
}
