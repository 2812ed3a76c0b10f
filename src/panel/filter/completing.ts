import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { accepted, type Completion, completionAt } from './completion.ts';
import type { Filterable } from './filterable.ts';

/** What is being offered while a filter is written. */
export interface Completing {
  /** undefined: nothing. */
  readonly completion: ReadonlySignal<Completion | undefined>;
  /** Index of the suggestion that would be taken. */
  readonly active: ReadonlySignal<number>;
  /** Offers what fits at the caret, or closes where nothing does; `asked`: even where nothing is written yet. */
  offer(caret: number, options?: { asked?: boolean }): void;
  /** Goes to another suggestion, round at both ends. */
  move(by: number): void;
  /** Writes a suggestion, the active one if no other is named, offers what fits behind it and tells where that is. */
  accept(index?: number): number | undefined;
  close(): void;
}

/** Completion of `filter` with what `rows` have; the rows are looked at when something is typed, not when they change. */
export function createCompleting(
  filter: Signal<string>,
  rows: ReadonlySignal<readonly Filterable[]>,
): Completing {
  const completion = signal<Completion | undefined>(undefined);
  const active = signal(0);
  const offer: Completing['offer'] = (caret, options) => {
    active.value = 0;
    completion.value = completionAt(filter.peek(), caret, rows.peek(), options);
  };
  return {
    completion,
    active,
    offer,
    move(by) {
      const count = completion.peek()?.suggestions.length ?? 0;
      if (count > 0) active.value = (active.peek() + by + count) % count;
    },
    accept(index = active.peek()) {
      const offered = completion.peek();
      const suggestion = offered?.suggestions[index];
      if (!offered || !suggestion) return undefined;
      const { filter: next, caret } = accepted(filter.peek(), offered, suggestion);
      filter.value = next;
      if (suggestion.value === undefined) offer(caret);
      else completion.value = undefined;
      return caret;
    },
    close() {
      completion.value = undefined;
    },
  };
}
