import { useRef } from 'preact/hooks';
import { CaptureInput } from './CaptureInput.tsx';
import type { PanelState } from './state.ts';

/** Chooses the capture that what is shown is compared with. */
export function CompareButton({ state }: { state: PanelState }) {
  const text = state.wording.text.compare;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        id="compare"
        class="word-button"
        title={text.hint}
        onClick={() => input.current?.click()}
      >
        {text.button}
      </button>
      <CaptureInput id="compare-files" input={input} onChoose={state.compareWith} />
    </>
  );
}
