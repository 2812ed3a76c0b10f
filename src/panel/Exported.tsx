import { visible } from '../messages/visible.ts';
import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** What the last export was saved as and what was masked in it, until it is read. */
export function Exported({ state }: { state: PanelState }) {
  const { exported } = state;
  if (!exported.value) return null;
  const { name, note } = exported.value;
  const { announcements, exports: text } = state.wording.text;
  return (
    <p class="files exported" data-exported={name}>
      <span>
        {announcements.exported(visible(name))} <span class="quiet">{visible(note)}</span>
      </span>
      <button
        type="button"
        id="exported-close"
        class="tool"
        aria-label={text.dismiss}
        title={text.dismiss}
        onClick={state.dismissExported}
      >
        <ToolIcon name="close" />
      </button>
    </p>
  );
}
