import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** Why nothing more is kept of the recording, until it is read. */
export function KeepingEnded({ state }: { state: PanelState }) {
  const problem = state.keepingProblem.value;
  if (!problem) return null;
  const text = state.wording.text.settings.keeping;
  return (
    <p class="files exported" data-problem="keeping">
      <span role="alert">{text.problems[problem]}</span>
      <button
        type="button"
        id="keeping-dismiss"
        class="tool"
        aria-label={text.dismiss}
        title={text.dismiss}
        onClick={state.dismissKeepingProblem}
      >
        <ToolIcon name="close" />
      </button>
    </p>
  );
}
