import { MOST_BYTES, MOST_CAPTURES, MOST_DAYS } from '../devtools/kept-bounds.ts';
import type { PanelState } from './state.ts';

/** Whether the recording outlives DevTools, what that comes to, and the way to be rid of it. */
export function KeptRecording({ state }: { state: PanelState }) {
  const { wording } = state;
  const text = wording.text.settings.keeping;
  const { figures } = wording;
  const keeping = state.keeping.value;
  if (!keeping) return null;
  const { on, kept, problem } = keeping;
  const isEmpty = !kept || kept.captures === 0;
  return (
    <>
      <h3>{text.title}</h3>
      <label class="profile">
        <input
          id="keep"
          type="checkbox"
          checked={on}
          disabled={state.lost.value}
          aria-describedby="keep-hint"
          onChange={({ currentTarget }) => state.keepRecording(currentTarget.checked)}
        />
        <span>{text.choice}</span>
      </label>
      <p id="keep-hint" class="settings-line quiet">
        {text.hint}{' '}
        {text.bounds(figures.count(MOST_CAPTURES), figures.size(MOST_BYTES), figures.count(MOST_DAYS))}
      </p>
      {problem && state.keepingProblem.value === undefined && (
        <p class="settings-line wrong">{text.problems[problem]}</p>
      )}
      <p class="settings-line">
        <span data-figure="kept" data-bytes={kept?.bytes} data-count={kept?.captures}>
          {isEmpty
            ? text.nothing
            : text.kept(kept.captures, figures.count(kept.captures), figures.size(kept.bytes))}
        </span>{' '}
        <button
          type="button"
          id="keep-delete"
          class="word-button"
          disabled={isEmpty || state.lost.value}
          onClick={state.deleteKept}
        >
          {text.delete}
        </button>
      </p>
    </>
  );
}
