import { useEffect, useRef } from 'preact/hooks';
import { visible } from '../messages/visible.ts';
import { Comparison } from '../views/Comparison.tsx';
import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** What is shown against another capture: what got worse, better, new and gone. */
export function ComparisonView({ state }: { state: PanelState }) {
  const { wording } = state;
  const text = wording.text.compare;
  const { narrow, detailsWidth } = state.layout.value;
  const comparison = state.comparison.value;
  const closer = useRef<HTMLButtonElement>(null);

  useEffect(() => closer.current?.focus(), []);

  const other = (state.desk.compared.value ?? []).map(visible).join(wording.text.listSeparator);
  const shown = state.desk.opened.value?.map(visible).join(wording.text.listSeparator) ?? text.recording;
  const [before, after] = state.swapped.value ? [shown, other] : [other, shown];
  return (
    <section
      id="comparison-view"
      class="details comparison-view"
      aria-label={text.title}
      style={narrow ? {} : { width: `${detailsWidth}px` }}
    >
      <header class="details-head">
        <button
          type="button"
          id="comparison-close"
          class="tool"
          ref={closer}
          title={text.hide}
          aria-label={text.hide}
          onClick={state.close}
        >
          <ToolIcon name={narrow ? 'back' : 'close'} />
          {narrow && <span class="tool-name">{wording.text.details.backShort}</span>}
        </button>
        <h2>{text.title}</h2>
      </header>
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
    </section>
  );
}
