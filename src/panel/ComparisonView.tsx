import { visible } from '../messages/visible.ts';
import { Comparison } from '../views/Comparison.tsx';
import { SideView } from './SideView.tsx';
import type { PanelState } from './state.ts';

/** What is shown against another capture: what got worse, better, new and gone. */
export function ComparisonView({ state }: { state: PanelState }) {
  const { wording } = state;
  const text = wording.text.compare;
  const comparison = state.comparison.value;

  const other = (state.desk.compared.value ?? []).map(visible).join(wording.text.listSeparator);
  const shown = state.desk.opened.value?.map(visible).join(wording.text.listSeparator) ?? text.recording;
  const [before, after] = state.swapped.value ? [shown, other] : [other, shown];
  return (
    <SideView state={state} id="comparison" class="comparison-view" title={text.title} closeName={text.hide}>
      <div class="comparison-body">
        <p class="comparison-sides">
          <span data-side="before">{text.before(before)}</span>{' '}
          <span data-side="after">{text.after(after)}</span>{' '}
          <button type="button" id="comparison-swap" class="word-button" onClick={state.swapComparison}>
            {text.swap}
          </button>
          {state.comparisonOutdated.value && (
            <button type="button" id="comparison-renew" class="word-button" onClick={state.renewComparison}>
              {text.renew}
            </button>
          )}
        </p>
        {comparison && <Comparison words={comparison.words} verdict={comparison.verdict} />}
      </div>
    </SideView>
  );
}
