import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { WordedComparison } from '../desk/comparing.ts';
import type { CaptureFile } from '../desk/contract.ts';
import type { Wording } from '../views/wording.ts';
import type { DeskView } from './desk-view.ts';
import { onChange } from './on-change.ts';

/** What is shown against another capture, as it was when that was read, turned round or renewed. */
export function createComparisonState(desk: DeskView, wording: ReadonlySignal<Wording>) {
  const comparisonShown = signal(false);
  const comparison = signal<WordedComparison | undefined>(undefined);
  const swapped = signal(false);
  const madeFrom = signal<unknown>(undefined);
  let asked = 0;

  async function renewComparison(): Promise<void> {
    asked += 1;
    const own = asked;
    const overview = desk.overview.peek();
    const answer = await desk.ask({ about: 'comparison', swapped: swapped.peek() });
    if (own !== asked) return;
    comparison.value = answer;
    madeFrom.value = overview;
  }
  const renewWhereShown = () => {
    if (desk.compared.peek()) void renewComparison();
  };
  const unspeak = onChange(wording, renewWhereShown);
  const unsee = onChange(desk.compared, (names) => {
    swapped.value = false;
    comparison.value = undefined;
    comparisonShown.value = names !== undefined;
    renewWhereShown();
  });

  return {
    stop() {
      unspeak();
      unsee();
    },
    close() {
      comparisonShown.value = false;
    },
    toggle() {
      comparisonShown.value = !comparisonShown.value;
    },
    actions: {
      comparisonShown,
      comparison,
      swapped,
      /** Whether what is shown has changed since. */
      comparisonOutdated: computed(
        () => comparison.value !== undefined && madeFrom.value !== desk.overview.value,
      ),
      renewComparison,
      swapComparison() {
        swapped.value = !swapped.value;
        return renewComparison();
      },
      compareWith: (files: readonly CaptureFile[]) => desk.send({ kind: 'compare', files }),
      endComparison: () => desk.send({ kind: 'end-comparison' }),
    },
  };
}
