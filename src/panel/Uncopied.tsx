import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** That something could not be copied, with a click to copy it where it is there by now. */
export function Uncopied({ state }: { state: PanelState }) {
  const { uncopied } = state;
  if (!uncopied.value) return null;
  const { announcements, exports: text } = state.wording.text;
  return (
    <p class="files exported" data-problem="copy">
      <span>
        {announcements.notCopied}
        {uncopied.value.text !== undefined && (
          <>
            {' '}
            <span class="quiet">{text.copyInTime}</span>{' '}
            <button type="button" id="copy-again" class="word-button" onClick={() => void state.copyAgain()}>
              {text.copyAgain}
            </button>
          </>
        )}
      </span>
      <button
        type="button"
        id="uncopied-close"
        class="tool"
        aria-label={text.dismiss}
        title={text.dismiss}
        onClick={state.dismissUncopied}
      >
        <ToolIcon name="close" />
      </button>
    </p>
  );
}
