import type { ResourceRow } from '../desk/contract.ts';
import { sumOf } from '../views/Amount.tsx';
import type { Column } from './layout.ts';
import { secondsWithoutAsking } from './policy.ts';

export interface Sort {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator('en', { numeric: true });

/** A sum for sorting: what is unknown comes after everything known, what does not count after that. */
const weight = (tally: Parameters<typeof sumOf>[0]): number => {
  if (tally.exchanges === 0) return Number.NEGATIVE_INFINITY;
  const sum = sumOf(tally);
  return sum.known ? sum.bytes : -Number.MAX_VALUE;
};

const values: Record<Column, (row: ResourceRow) => string | number> = {
  name: ({ name, host }) => `${name} ${host}`,
  seen: ({ exchanges }) => exchanges.length,
  last: ({ exchanges }) => `${exchanges.at(-1)?.source} ${exchanges.at(-1)?.status}`,
  policy: ({ policy }) => secondsWithoutAsking(policy) ?? -1,
  validator: ({ policy }) => `${policy.validator} ${policy.validatorValue ?? ''}`,
  transferred: ({ transferred }) => weight(transferred),
  saved: ({ savedByRevalidation }) => weight(savedByRevalidation),
  faults: ({ faulty304s }) => faulty304s,
};

/** Columns whose first click puts the most on top. */
const LARGEST_FIRST: ReadonlySet<Column> = new Set(['seen', 'policy', 'transferred', 'saved', 'faults']);

/** What the next click on a column's header asks for: one way, the other way, then first seen again. */
export function nextSort(sort: Sort | undefined, column: Column): Sort | undefined {
  const first = LARGEST_FIRST.has(column) ? 'descending' : 'ascending';
  if (sort?.column !== column) return { column, direction: first };
  if (sort.direction !== first) return undefined;
  return { column, direction: first === 'ascending' ? 'descending' : 'ascending' };
}

/** The ids of the rows in the asked order; equal rows stay in the order first seen. */
export function orderBy(rows: readonly ResourceRow[], { column, direction }: Sort): readonly string[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ id: row.id, value: values[column](row) }))
    .toSorted((a, b) => sign * compare(a.value, b.value))
    .map(({ id }) => id);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return collator.compare(String(a), String(b));
}

/** The rows in an order taken earlier; rows that came since are appended, so that nothing moves by itself. */
export function inOrder(
  rows: readonly ResourceRow[],
  order: readonly string[] | undefined,
): readonly ResourceRow[] {
  if (!order) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = order.flatMap((id) => {
    const row = byId.get(id);
    byId.delete(id);
    return row ?? [];
  });
  return [...known, ...byId.values()];
}
