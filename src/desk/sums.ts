import type { Tally } from '../audit/report.ts';
import { emptyTally, merge } from '../savings/tally.ts';
import type { ResourceRow } from './contract.ts';

/** What some rows come to. */
export interface RowSums {
  readonly resources: number;
  readonly exchanges: number;
  readonly transferred: Tally;
  readonly savedByRevalidation: Tally;
  readonly avoidable: Tally;
  /** Findings at level must or should. */
  readonly findings: number;
}

/** Findings of a row at level must or should; of one rule where that is given. */
export const graveFindings = ({ findings }: ResourceRow, ofRule?: string): ResourceRow['findings'] =>
  findings.filter(
    ({ rule, level }) =>
      (level === 'must' || level === 'should') && (ofRule === undefined || rule === ofRule),
  );

/** Adds up rows; of their findings those of one rule where that is given. */
export function sumRows(rows: readonly ResourceRow[], ofRule?: string): RowSums {
  const [transferred, savedByRevalidation, avoidable] = [emptyTally(), emptyTally(), emptyTally()];
  let exchanges = 0;
  let findings = 0;
  for (const row of rows) {
    exchanges += row.exchanges.length;
    findings += graveFindings(row, ofRule).length;
    merge(transferred, row.transferred);
    merge(savedByRevalidation, row.savedByRevalidation);
    merge(avoidable, row.avoidable);
  }
  return { resources: rows.length, exchanges, transferred, savedByRevalidation, avoidable, findings };
}
