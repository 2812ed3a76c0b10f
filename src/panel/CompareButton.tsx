import { useRef } from 'preact/hooks';
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
      <input
        id="compare-files"
        ref={input}
        type="file"
        multiple
        hidden
        accept=".har,.gz,.json,application/json"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          state.compareWith([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
