import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListingFormat, ResourceRow } from '../../desk/contract.ts';
import type { TableChoice } from './choice.ts';
import { type PlacedColumn, placeColumns } from './columns.ts';
import { groupsOf } from './grouping.ts';
import { headAbove, isSameLine, type Line, linesOf, linesOfGroups } from './lines.ts';
import { inOrder, orderGroups, type Sort } from './sorting.ts';

/** What the table shows, line by line, and what can be done in it. */
export interface TableState {
  readonly choice: TableChoice;
  readonly lines: ReadonlySignal<readonly Line[]>;
  readonly columns: ReadonlySignal<readonly PlacedColumn[]>;
  /** The place of the line that the keyboard is on; -1 where it is on none. */
  readonly at: ReadonlySignal<number>;
  /** Another object whenever a person has asked for other rows or groups. */
  readonly asked: ReadonlySignal<object>;
  /** Another object whenever a person has asked for another order. */
  readonly ordered: ReadonlySignal<object | undefined>;
  /** How far the table is scrolled, px; kept while the details take its place. */
  scrolled: number;
  /** Moves the keyboard to a line, within what there is. */
  moveTo(place: number): void;
  /** Opens the resource at a place, or opens and closes the group. */
  activate(place: number): void;
  /** Opens or closes the group whose head is at a place. */
  setOpen(place: number, open: boolean): void;
  /** As the left and right keys in a tree: closes or opens a group, goes to the head of one or into it. */
  step(direction: 'out' | 'in'): void;
  copyUrl(place: number): Promise<void>;
  /** Copies the resources that are shown, in the order shown, without secrets. */
  copyShown(format: ListingFormat): Promise<void>;
}

/** What the table's state is made over. */
interface TableSource {
  readonly choice: TableChoice;
  readonly shown: ReadonlySignal<readonly ResourceRow[]>;
  readonly asked: ReadonlySignal<unknown>;
  readonly sort: ReadonlySignal<Sort | undefined>;
  /** Another object whenever an order was asked for. */
  readonly order: ReadonlySignal<object | undefined>;
  readonly width: ReadonlySignal<number>;
  readonly current: ReadonlySignal<ResourceRow | undefined>;
  goTo(row: ResourceRow): void;
  open(id: string): void;
  copyUrl(url: string): Promise<void>;
  copyShown(ids: readonly string[], format: ListingFormat): Promise<void>;
}

/** The table over the rows that are shown. */
export function createTableState(source: TableSource): TableState {
  const { choice, shown } = source;
  const closed = signal<ReadonlySet<string>>(new Set());
  const asked = computed(() => ({ by: choice.grouping.value, asked: source.asked.value }));
  const lines = linesOver(source, asked, closed);
  const cursor = createCursor(source, lines);
  const line = (place: number) => lines.peek()[place];

  function setOpen(place: number, open: boolean): void {
    const head = line(place);
    if (head?.kind !== 'group' || head.isOpen === open) return;
    const next = new Set(closed.peek());
    if (open) next.delete(head.group.key);
    else next.add(head.group.key);
    closed.value = next;
  }

  return {
    choice,
    lines,
    columns: computed(() => placeColumns(source.width.value, choice.columns.value, choice.widths.value)),
    at: cursor.at,
    asked,
    ordered: source.order,
    scrolled: 0,
    moveTo: cursor.moveTo,
    activate(place) {
      const there = line(place);
      if (!there) return;
      cursor.moveTo(place);
      if (there.kind === 'group') setOpen(place, !there.isOpen);
      else source.open(there.row.id);
    },
    setOpen,
    step(direction) {
      const place = cursor.at.peek();
      const there = line(place);
      if (there?.kind === 'group' && there.isOpen === (direction === 'out'))
        return setOpen(place, direction === 'in');
      if (there?.kind === 'group') return direction === 'in' ? cursor.moveTo(place + 1) : undefined;
      const head = headAbove(lines.peek(), place);
      if (direction === 'out' && head >= 0) cursor.moveTo(head);
    },
    async copyUrl(place) {
      const there = line(place);
      if (there?.kind === 'resource') await source.copyUrl(there.row.url);
    },
    copyShown: (format) =>
      source.copyShown(
        shown.peek().map(({ id }) => id),
        format,
      ),
  };
}

/** The lines; groups come in the order that was asked for last, and new ones behind. */
function linesOver(
  { choice, shown, sort, order }: TableSource,
  asked: ReadonlySignal<object>,
  closed: ReadonlySignal<ReadonlySet<string>>,
): ReadonlySignal<readonly Line[]> {
  const groups = computed(() => {
    const by = choice.grouping.value;
    return by === 'none' ? undefined : groupsOf(shown.value, by);
  });
  const groupOrder = computed(() => {
    void asked.value;
    void order.value;
    const by = sort.peek();
    const now = groups.peek();
    return by && now && orderGroups(now, by);
  });
  let latest: readonly Line[] = [];
  return computed(() => {
    const there = groups.value;
    latest = there
      ? linesOfGroups(
          inOrder(there, groupOrder.value, ({ key }) => key),
          closed.value,
        )
      : linesOf(shown.value, latest);
    return latest;
  });
}

/** On a group's head, or else on the current resource: in the group in which the keyboard came to it, where it stands there. */
function createCursor(
  { current, goTo }: TableSource,
  lines: ReadonlySignal<readonly Line[]>,
): { readonly at: ReadonlySignal<number>; moveTo(place: number): void } {
  const left = signal<Line | undefined>(undefined);
  const at = computed(() => {
    const line = left.value;
    const exact = line ? lines.value.findIndex((other) => isSameLine(other, line)) : -1;
    const there = lines.value[exact];
    const id = current.value?.id;
    if (there?.kind === 'group' || (there && there.row.id === id)) return exact;
    return id === undefined
      ? -1
      : lines.value.findIndex((line) => line.kind === 'resource' && line.row.id === id);
  });
  return {
    at,
    moveTo(place) {
      const line = lines.value[Math.max(0, Math.min(place, lines.value.length - 1))];
      if (!line) return;
      left.value = line;
      if (line.kind === 'resource') goTo(line.row);
    },
  };
}
