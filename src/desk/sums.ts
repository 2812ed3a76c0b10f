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

/** Whether a finding is at level must or should. */
export const isGrave = ({ level }: ResourceRow['findings'][number]): boolean =>
  level === 'must' || level === 'should';

/** How many findings of a row are at level must or should; of one rule where that is given. */
export function countGrave({ findings }: ResourceRow, ofRule?: string): number {
  let count = 0;
  for (const finding of findings)
    if (isGrave(finding) && (ofRule === undefined || finding.rule === ofRule)) count++;
  return count;
}

/** Adds up rows; of their findings those of one rule where that is given. */
export function sumRows(rows: readonly ResourceRow[], ofRule?: string): RowSums {
  const [transferred, savedByRevalidation, avoidable] = [emptyTally(), emptyTally(), emptyTally()];
  let exchanges = 0;
  let findings = 0;
  for (const row of rows) {
    exchanges += row.exchanges.length;
    findings += countGrave(row, ofRule);
    merge(transferred, row.transferred);
    merge(savedByRevalidation, row.savedByRevalidation);
    merge(avoidable, row.avoidable);
  }
  return { resources: rows.length, exchanges, transferred, savedByRevalidation, avoidable, findings };
}
