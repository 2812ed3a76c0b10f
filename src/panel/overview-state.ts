import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FirstChange } from '../audit/first-changes.ts';
import type { Wording } from '../views/wording.ts';
import type { DeskView } from './desk-view.ts';
import { onChange } from './on-change.ts';

/** What to change first, as it was when the overview was opened or renewed: nothing moves under the pointer. */
export function createOverviewState(desk: DeskView, wording: ReadonlySignal<Wording>) {
  const overviewShown = signal(false);
  const firstChanges = signal<readonly FirstChange[] | undefined>(undefined);
  const madeFrom = signal<unknown>(undefined);
  let asked = 0;

  async function renewChanges(): Promise<void> {
    asked += 1;
    const own = asked;
    const overview = desk.overview.peek();
    const changes = await desk.ask({ about: 'first-changes' });
    if (own !== asked) return;
    firstChanges.value = changes;
    madeFrom.value = overview;
  }

  const unspeak = onChange(wording, () => {
    if (overviewShown.peek()) void renewChanges();
  });

  return {
    stop: unspeak,
    close() {
      overviewShown.value = false;
    },
    toggle() {
      overviewShown.value = !overviewShown.value;
      if (!overviewShown.value) return;
      firstChanges.value = undefined;
      void renewChanges();
    },
    actions: {
      overviewShown,
      firstChanges,
      /** Whether more has come since. */
      changesOutdated: computed(
        () => firstChanges.value !== undefined && madeFrom.value !== desk.overview.value,
      ),
      renewChanges,
    },
  };
}
