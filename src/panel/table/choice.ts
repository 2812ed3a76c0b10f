import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { recordOf } from '../../har/raw-entry.ts';
import type { SettingsStore } from '../settings.ts';
import {
  COLUMNS,
  type Column,
  NARROWEST,
  OTHER_COLUMNS,
  type OtherColumn,
  SHOWN_AT_FIRST,
  WIDEST,
  type Widths,
} from './columns.ts';
import { GROUPINGS, type Grouping } from './grouping.ts';

/** The name under which a person's choice is kept. */
const TABLE_KEY = 'table';

interface Choice {
  /** Columns that are shown or hidden otherwise than at first. */
  readonly shown: Readonly<Partial<Record<OtherColumn, boolean>>>;
  readonly widths: Widths;
  readonly grouping: Grouping;
}

const AT_FIRST: Choice = { shown: {}, widths: {}, grouping: 'none' };

/** How a person wants the table: which columns, how wide, grouped by what. */
export interface TableChoice {
  /** The columns that were asked for. */
  readonly asked: ReadonlySignal<readonly Column[]>;
  /** Of these, those that say something beside the heads of groups, whether they fit or not. */
  readonly columns: ReadonlySignal<readonly Column[]>;
  readonly widths: ReadonlySignal<Widths>;
  readonly grouping: ReadonlySignal<Grouping>;
  show(column: OtherColumn, shown: boolean): void;
  setWidths(widths: Widths): void;
  /** Gives columns their usual width again. */
  resetWidths(columns: readonly Column[]): void;
  groupBy(grouping: Grouping): void;
  /** Shows the columns that are shown at first, as wide as they are then. */
  resetColumns(): void;
}

/**
 * The choice that `store` holds, and keeps where it can: what is not kept holds as long as the panel lives. The store is
 * asked for anew each time, since that may throw as well.
 */
export function createTableChoice(store: () => SettingsStore): TableChoice {
  const choice = signal(attempt(() => readChoice(store().getItem(TABLE_KEY))) ?? AT_FIRST);
  const part = <K extends keyof Choice>(key: K) => computed(() => choice.value[key]);
  const shown = part('shown');
  const grouping = part('grouping');

  function change(changes: Partial<Choice>): void {
    choice.value = { ...choice.peek(), ...changes };
    attempt(() => store().setItem(TABLE_KEY, JSON.stringify(choice.peek())));
  }
  const asked = computed(() => COLUMNS.filter((column) => isShown(column, shown.value)));
  return {
    asked,
    // What all rows of a group have in common needs no column.
    columns: computed(() => asked.value.filter((column) => column !== grouping.value)),
    widths: part('widths'),
    grouping,
    show: (column, isAsked) => change({ shown: { ...choice.peek().shown, [column]: isAsked } }),
    setWidths: (widths) => change({ widths: { ...choice.peek().widths, ...widths } }),
    resetWidths(columns) {
      const kept = OTHER_COLUMNS.filter((column) => !columns.includes(column));
      const { widths } = choice.peek();
      change({
        widths: Object.fromEntries(
          kept.flatMap((column) => (widths[column] ? [[column, widths[column]]] : [])),
        ),
      });
    },
    groupBy: (asked) => change({ grouping: asked }),
    resetColumns: () => change({ shown: {}, widths: {} }),
  };
}

const isShown = (column: Column, shown: Choice['shown']): boolean =>
  column === 'name' || (shown[column] ?? SHOWN_AT_FIRST.has(column));

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/** A choice from a text that was stored some time ago, by this version or another; what of it is unknown is left out. */
function readChoice(text: string | null): Choice {
  const stored = recordOf(JSON.parse(text ?? '{}')) ?? {};
  return {
    shown: readByColumn(stored['shown'], (value) => typeof value === 'boolean'),
    widths: readByColumn(stored['widths'], isWidth),
    grouping: GROUPINGS.find((known) => known === stored['grouping']) ?? AT_FIRST.grouping,
  };
}

const isWidth = (value: unknown): value is number =>
  typeof value === 'number' && value >= NARROWEST && value <= WIDEST;

function readByColumn<T>(
  stored: unknown,
  is: (value: unknown) => value is T,
): Readonly<Partial<Record<OtherColumn, T>>> {
  const byColumn = new Map(Object.entries(recordOf(stored) ?? {}));
  const read: Partial<Record<OtherColumn, T>> = {};
  for (const column of OTHER_COLUMNS) {
    const value = byColumn.get(column);
    if (is(value)) read[column] = value;
  }
  return read;
}
