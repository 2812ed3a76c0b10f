import { useRef } from 'preact/hooks';
import { CaptureInput } from './CaptureInput.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterBox } from './filter/FilterBox.tsx';
import { TypeChips, TypeMenu } from './filter/TypeChips.tsx';
import { RecordIcon, ToolIcon } from './icons.tsx';
import { AuditButton } from './PageAudit.tsx';
import type { PanelState } from './state.ts';

/** What has no room in the toolbar: the filter with a menu of types, or the types. */
export function FilterBar({ state }: { state: PanelState }) {
  const { types, filterBelow } = state.layout.value;
  if (types === 'below') {
    return (
      <div class="toolbar">
        <TypeChips state={state} />
      </div>
    );
  }
  if (!filterBelow) return null;
  return (
    <div class="toolbar">
      <FilterBox state={state} />
      <TypeMenu state={state} />
    </div>
  );
}

/** Whether a page that is left takes what it requested with it, as in the Network panel. */
function PreserveLog({ state }: { state: PanelState }) {
  const text = state.wording.text.toolbar.preserveLog;
  return (
    <label class="preserve-log" title={text.hint}>
      <input
        id="preserve-log"
        type="checkbox"
        aria-label={text.name}
        checked={state.logPreserved.value}
        disabled={state.lost.value}
        onChange={({ currentTarget }) => state.preserveLog(currentTarget.checked)}
      />
      {state.layout.value.words ? text.name : text.brief}
    </label>
  );
}

/** Record, clear, open, filter, export, settings. */
export function Toolbar({ state }: { state: PanelState }) {
  const text = state.wording.text.toolbar;
  const files = useRef<HTMLInputElement>(null);
  const { types, filterBelow } = state.layout.value;
  const on = state.recording.value;
  const settingsName = state.wording.text.settings.button(state.keys.name(','));
  return (
    <div class="toolbar">
      <button
        type="button"
        id="record"
        class="tool"
        aria-pressed={on}
        aria-label={text.record(state.keys.name('E'))}
        title={on ? text.stop(state.keys.name('E')) : text.record(state.keys.name('E'))}
        disabled={state.lost.value}
        onClick={state.toggleRecording}
      >
        <RecordIcon on={on} />
      </button>
      <button
        type="button"
        id="clear"
        class="tool"
        aria-label={text.clear(state.keys.name('L'))}
        title={text.clear(state.keys.name('L'))}
        disabled={state.lost.value}
        onClick={state.clear}
      >
        <ToolIcon name="clear" />
      </button>
      <PreserveLog state={state} />
      <AuditButton state={state} />
      <button
        type="button"
        id="open"
        class="tool"
        aria-label={state.wording.text.open.button}
        title={state.wording.text.open.button}
        onClick={() => files.current?.click()}
      >
        <ToolIcon name="open" />
      </button>
      <CaptureInput id="open-files" input={files} onChoose={state.openFiles} />
      {!filterBelow && <FilterBox state={state} />}
      {types === 'beside' && <TypeChips state={state} />}
      {types === 'menu' && !filterBelow && <TypeMenu state={state} />}
      <ExportMenu state={state} />
      <button
        type="button"
        id="settings"
        class="tool"
        aria-expanded={state.settingsShown.value}
        aria-label={settingsName}
        title={settingsName}
        onClick={state.toggleSettings}
      >
        <ToolIcon name="settings" />
      </button>
    </div>
  );
}
