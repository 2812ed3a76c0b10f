import { visible } from '../messages/visible.ts';
import { CompareButton } from './CompareButton.tsx';
import type { PanelState } from './state.ts';

/** Files that are being read, with a way to stop that; files that are shown, with the way back to the recording. */
export function OpenedFiles({ state }: { state: PanelState }) {
  const { opening, opened, compared, unopened, overview } = state.desk;
  const text = state.wording.text.open;
  const { figures } = state.wording;
  const under = opening.value;
  const shown = opened.value;
  const other = compared.value;
  return (
    <>
      {under && (
        <div class="files" data-files="opening">
          <label>
            {text.reading(visible(under.name))}
            <progress id="opening" max={1} value={under.share} />
          </label>
          <span class="quiet">{text.entries(figures.count(under.entries))}</span>
          <button type="button" id="open-cancel" class="word-button" onClick={state.cancelOpening}>
            {text.cancel}
          </button>
        </div>
      )}
      {shown && (
        <div class="files" data-files="opened">
          <span>{text.shown(shown.map(visible).join(', '))}</span>
          <span class="quiet">{text.entries(figures.count(overview.value?.capture.entries ?? 0))}</span>
          <CompareButton state={state} />
          <button type="button" id="open-close" class="word-button" onClick={state.closeFiles}>
            {text.close}
          </button>
        </div>
      )}
      {other && (
        <div class="files" data-files="compared">
          <span>{state.wording.text.compare.with(other.map(visible).join(', '))}</span>
          <button
            type="button"
            id="comparison"
            class="word-button"
            aria-expanded={state.comparisonShown.value}
            onClick={state.toggleComparison}
          >
            {state.wording.text.compare.show}
          </button>
          <button type="button" id="compare-end" class="word-button" onClick={state.endComparison}>
            {state.wording.text.compare.end}
          </button>
        </div>
      )}
      {unopened.value !== undefined && (
        <p class="lost" role="alert" data-problem="open">
          {unopened.value}
        </p>
      )}
    </>
  );
}
