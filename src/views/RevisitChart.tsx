import type { Report, RevisitReport, Tally, VisitReport } from '../audit/report.ts';
import { visible } from '../messages/visible.ts';
import { sumOf, sumText, sumTitle } from './Amount.tsx';
import type { Wording } from './wording.ts';

type Savings = Pick<Report['savings'], 'cold' | 'revisits'>;
type Policy = 'now' | 'recommended';
const POLICIES: readonly Policy[] = ['now', 'recommended'];

/** What a whole bar stands for. */
interface Scale {
  readonly bytes: number;
  readonly requests: number;
}

/**
 * What later visits cost now and as is recommended: a table whose figures are drawn as bars beside them, so that whoever
 * does not see the bars reads the same.
 */
export function RevisitChart({ savings, wording }: { savings: Savings; wording: Wording }) {
  const text = wording.text.overview.revisits;
  const { cold, revisits } = savings;
  if (cold.requests === 0) return <p class="note">{text.none}</p>;
  const scale = scaleOf(revisits);
  return (
    <div class="revisits">
      <Legend wording={wording} />
      <table class="revisit-table">
        <caption>{text.about}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.after}</th>
            <th scope="col">
              <span class="unseen">{text.columns.policy}</span>
            </th>
            <th scope="col" colSpan={2}>
              {text.columns.bytes}
            </th>
            <th scope="col" colSpan={2}>
              {text.columns.requests}
            </th>
          </tr>
        </thead>
        {revisits.map((revisit) => (
          <Visits key={revisit.after} revisit={revisit} scale={scale} wording={wording} />
        ))}
      </table>
      <ul class="revisit-notes">
        {notesOf(savings, wording).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the two kinds of bars mean, for where there is no room to say it beside each. */
const Legend = ({ wording }: { wording: Wording }) => (
  <div class="revisit-legend" aria-hidden="true">
    {POLICIES.map((policy) => (
      <span key={policy} class={`visit-${policy}`}>
        <svg width="12" height="9" aria-hidden="true" focusable="false">
          <rect class="visit-fill" x="0.5" y="0.5" width="11" height="8" />
        </svg>{' '}
        {wording.text.overview.revisits[policy]}
      </span>
    ))}
  </div>
);

function Visits(props: { revisit: RevisitReport; scale: Scale; wording: Wording }) {
  const { revisit, scale, wording } = props;
  const text = wording.text.overview.revisits;
  return (
    <tbody data-after={revisit.after}>
      {POLICIES.map((policy) => (
        <tr key={policy} class={`visit-${policy}`} data-policy={policy}>
          {policy === 'now' && (
            <th scope="rowgroup" rowSpan={2}>
              {text.after[revisit.after] ?? visible(revisit.after)}
            </th>
          )}
          <th scope="row">
            <span class="visit-policy">{text[policy]}</span>
          </th>
          <Figures visit={revisit[policy]} scale={scale} wording={wording} />
        </tr>
      ))}
    </tbody>
  );
}

function Figures({ visit, scale, wording }: { visit: VisitReport; scale: Scale; wording: Wording }) {
  const { requests, cost } = visit;
  const { low, likely, high } = rangeOf(cost);
  return (
    <>
      <td class="visit-bar">
        <Bar from={low} to={likely} high={high} whole={scale.bytes} isOpen={cost.unknown > 0} />
      </td>
      <td class="figure" data-bytes={sumOf(cost).known ? likely : undefined} title={sumTitle(cost, wording)}>
        {sumText(cost, wording)}
      </td>
      <td class="visit-bar">
        <Bar from={requests} to={requests} high={requests} whole={scale.requests} isOpen={false} />
      </td>
      <td class="figure">{wording.figures.count(requests)}</td>
    </>
  );
}

/** A bar to `to`, a line from `from` to `high` where they differ, and dashes behind it where more is not known. */
function Bar(props: { from: number; to: number; high: number; whole: number; isOpen: boolean }) {
  const { from, to, high, whole, isOpen } = props;
  const at = (value: number) => `${whole === 0 ? 0 : (Math.max(0, value) / whole) * WIDEST}%`;
  return (
    <svg width="100%" height="11" aria-hidden="true" focusable="false">
      {to > 0 && <rect class="visit-fill" x="0.5" y="1.5" width={at(to)} height="8" />}
      {from !== high && (
        <>
          <line class="visit-range" x1={at(from)} x2={at(high)} y1="5.5" y2="5.5" />
          <line class="visit-range" x1={at(from)} x2={at(from)} y1="2.5" y2="8.5" />
          <line class="visit-range" x1={at(high)} x2={at(high)} y1="2.5" y2="8.5" />
        </>
      )}
      {isOpen && <line class="visit-open" x1={at(high)} x2="100%" y1="5.5" y2="5.5" />}
    </svg>
  );
}

/** The longest bar leaves room behind it for what is not known, percent. */
const WIDEST = 92;

function rangeOf({ measuredBytes, estimatedBytes }: Tally): { low: number; likely: number; high: number } {
  const { low, bytes, high } = estimatedBytes;
  return { low: measuredBytes + low, likely: measuredBytes + bytes, high: measuredBytes + high };
}

function scaleOf(revisits: readonly RevisitReport[]): Scale {
  const visits = revisits.flatMap(({ now, recommended }) => [now, recommended]);
  return {
    bytes: Math.max(0, ...visits.map(({ cost }) => rangeOf(cost).high)),
    requests: Math.max(0, ...visits.map(({ requests }) => requests)),
  };
}

/** What stands under the bars: the first visit, what is not known, and that nothing changes. */
function notesOf({ cold, revisits }: Savings, wording: Wording): string[] {
  const { text, figures } = wording;
  const words = text.overview.revisits;
  const visits = revisits.flatMap(({ now, recommended }) => [now, recommended]);
  const unknown = Math.max(0, ...visits.map(({ cost }) => cost.unknown));
  const isRanged = visits.some(({ cost }) => cost.estimatedBytes.low !== cost.estimatedBytes.high);
  const isSame = revisits.every(({ now, recommended }) => isSameVisit(now, recommended));
  // What has no figure today may cost any number of bytes.
  const costsMore = revisits.some(
    ({ now, recommended }) =>
      recommended.requests > now.requests || (now.cost.unknown === 0 && recommended.bytes > now.bytes),
  );
  const { requests } = text.overview.changes;
  return [
    words.cold(requests(cold.requests, figures.count(cold.requests)), sumText(cold.cost, wording)),
    ...(isSame ? [words.same] : []),
    ...(costsMore ? [words.costsMore] : []),
    ...(isRanged ? [words.range] : []),
    ...(unknown > 0 ? [words.unknown(unknown, figures.count(unknown))] : []),
  ];
}

/** Whether two visits ask for the same in the same way; where sizes are unknown, bytes alone do not tell. */
const isSameVisit = (a: VisitReport, b: VisitReport): boolean =>
  a.requests === b.requests &&
  a.revalidations === b.revalidations &&
  a.bytes === b.bytes &&
  a.cost.unknown === b.cost.unknown;
