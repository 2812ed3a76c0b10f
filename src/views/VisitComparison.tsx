import type { VisitComparison as Comparison, VisitFigures } from '../audit/visit-comparison.ts';
import { TallyAmount, waitText } from './Amount.tsx';
import type { Wording } from './wording.ts';

const VISITS = ['first', 'second', 'reload'] as const;

/** Three visits to a page side by side: what each asked the origin for, was spared, and waited for. */
export function VisitComparison(props: {
  comparison: Comparison;
  /** Whether caches were told to stay out of the second visit as well. */
  cacheDisabled: boolean;
  wording: Wording;
}) {
  const { comparison, cacheDisabled, wording } = props;
  const words = wording.text.pageAudit;
  return (
    <section class="visit-comparison">
      <h3>{words.title}</h3>
      {cacheDisabled && <p class="notice">{words.cacheDisabled}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            {VISITS.map((visit) => (
              <th key={visit} scope="col" title={words.how[visit]}>
                {words.visits[visit]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} data-row={row}>
              <th scope="row">{words.rows[row]}</th>
              {VISITS.map((visit) => (
                <td key={visit} data-visit={visit}>
                  <Figure row={row} figures={comparison[visit]} wording={wording} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ROWS = ['requests', 'revalidations', 'hits', 'others', 'transferred', 'saved', 'wait'] as const;
type Row = (typeof ROWS)[number];

function Figure({ row, figures, wording }: { row: Row; figures: VisitFigures; wording: Wording }) {
  if (row === 'transferred' || row === 'saved')
    return <TallyAmount tally={figures[row]} name={row} wording={wording} total />;
  if (row === 'wait') return <span data-figure="wait">{waitText(figures, figures.requests, wording)}</span>;
  return <span data-figure={row}>{wording.figures.count(figures[row])}</span>;
}
