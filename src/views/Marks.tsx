import type { ExchangeReport } from '../audit/report.ts';
import { type Outcome, outcomeOf, outcomeWords } from './outcome.ts';
import type { Wording } from './wording.ts';

/** How many marks fit the column; of a longer history the latest are drawn. */
const MARKS = 8;
const STEP = 7;

const drawings: Record<Outcome, string> = {
  full: 'M1 1h4v9h-4z',
  'not-modified': 'M1.5 1.5h3v8h-3z',
  cache: 'M3 3.2a2.3 2.3 0 1 0 .01 0z',
  failed: 'M.8 3.3 5.2 7.7M5.2 3.3 .8 7.7',
  other: 'M2.2 5.5h1.6',
};

/** What of an exchange its mark rests on. */
type Marked = Pick<ExchangeReport, 'source'>;

/** One mark per exchange, oldest left: ▮ full response, ▯ 304, ○ from a cache, × failed, · anything else. */
export function Marks({ exchanges, wording }: { exchanges: readonly Marked[]; wording: Wording }) {
  const drawn = exchanges.slice(-MARKS);
  const earlier = exchanges.length - drawn.length;
  const label = marksLabel(exchanges, wording);
  return (
    <span class="marks" role="img" aria-label={label} title={label}>
      <svg width={drawn.length * STEP} height="11" aria-hidden="true" focusable="false">
        {drawn.map((exchange, index) => {
          // By its place and not by its exchange: a row that is drawn anew for another resource keeps the marks it has.
          const x = index * STEP;
          return (
            <path
              key={x}
              class={`mark mark-${outcomeOf(exchange)}`}
              d={drawings[outcomeOf(exchange)]}
              transform={`translate(${x} 0)`}
            />
          );
        })}
      </svg>
      {earlier > 0 && <span class="quiet">{`+${wording.figures.count(earlier)}`}</span>}
    </span>
  );
}

/** The marks in words: `3 requests: full response, 304, 304`. */
export function marksLabel(exchanges: readonly Marked[], wording: Wording): string {
  const drawn = exchanges.slice(-MARKS);
  const words = drawn.map((exchange) => outcomeWords(exchange, wording));
  return wording.text.marks(
    exchanges.length,
    exchanges.length - drawn.length,
    words.join(wording.text.listSeparator),
  );
}
