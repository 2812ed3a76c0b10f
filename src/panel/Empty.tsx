import { visible } from '../messages/visible.ts';
import type { PanelState } from './state.ts';

/** What to do next where there is no row to show. */
export function Empty({ state }: { state: PanelState }) {
  const text = state.wording.text.empty;
  const why = state.empty.value;
  if (why === undefined || state.lost.value) return null;
  return (
    <div class="empty" data-empty={why}>
      {why === 'nothing-recorded' && <p>{text['nothing-recorded']}</p>}
      {why === 'capture-empty' && <p>{text['capture-empty']}</p>}
      {why === 'paused' && <p>{text.paused(state.keys.name('E'))}</p>}
      {why === 'no-match' && (
        <>
          <p>{noMatchText(state)}</p>
          <button
            type="button"
            class="word-button"
            onClick={() => {
              state.filter.value = '';
              state.types.value = new Set();
              // The button goes away with what it cleared.
              document.getElementById('filter')?.focus();
            }}
          >
            {text.clearFilter}
          </button>
        </>
      )}
    </div>
  );
}

function noMatchText({ filter, types, wording }: PanelState): string {
  const text = wording.text.empty;
  const written = visible(filter.value.trim());
  if (types.value.size === 0) return text['no-match'](written);
  return written === '' ? text.noneOfTypes : text.noMatchOfTypes(written);
}
