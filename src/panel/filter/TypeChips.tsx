import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useDismissal } from '../dismissal.ts';
import type { PanelState } from '../state.ts';
import { chipsAfter, TYPE_CHIPS, type TypeChip } from './types.ts';

/** The types to show, side by side: a click leaves one, with Ctrl or Cmd it is added or taken out. */
export function TypeChips({ state }: { state: PanelState }) {
  const text = state.wording.text.filter.types;
  const on = state.types.value;
  const hint = text.hint(state.keys.modifier);
  const choose = (clicked: TypeChip | 'all', { ctrlKey, metaKey }: MouseEvent | KeyboardEvent) => {
    state.types.value = chipsAfter(on, clicked, ctrlKey || metaKey);
  };
  return (
    <fieldset class="types" aria-label={text.name}>
      {(['all', ...TYPE_CHIPS] as const).map((chip) => (
        <button
          key={chip}
          type="button"
          class="chip"
          data-type={chip}
          aria-pressed={chip === 'all' ? on.size === 0 : on.has(chip)}
          title={chip === 'all' ? undefined : hint}
          onClick={(event) => choose(chip, event)}
          onKeyDown={(event) => {
            // With Ctrl or Cmd these keys do not click.
            if (!(event.ctrlKey || event.metaKey) || (event.key !== 'Enter' && event.key !== ' ')) return;
            event.preventDefault();
            choose(chip, event);
          }}
        >
          {text[chip]}
        </button>
      ))}
    </fieldset>
  );
}

/** The same where there is no room: a button that says what is shown, and opens the types. */
export function TypeMenu({ state }: { state: PanelState }) {
  const text = state.wording.text.filter.types;
  const isOpen = useSignal(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const on = TYPE_CHIPS.filter((chip) => state.types.value.has(chip));
  const shown =
    on.length === 0 ? text.all : on.map((chip) => text[chip]).join(state.wording.text.listSeparator);

  useDismissal(menu, button, isOpen);

  return (
    <div class="type-menu" ref={menu}>
      <button
        type="button"
        id="types"
        ref={button}
        class="tool tool-word"
        aria-expanded={isOpen.value}
        aria-controls="type-list"
        aria-label={text.menu(shown)}
        title={text.menu(shown)}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="type-menu-name">{shown}</span>
        <svg class="sort-mark" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
          <path d="M1 2h6L4 6z" />
        </svg>
      </button>
      <div id="type-list" class="type-list" hidden={!isOpen.value}>
        <TypeChips state={state} />
      </div>
    </div>
  );
}
