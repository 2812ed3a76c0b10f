import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { EXPORT_FORMATS, type ExportFormat } from '../desk/export-file.ts';
import { useDismissal } from './dismissal.ts';
import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** What the capture can be saved as, and whether with its secrets, which is asked anew each time. */
export function ExportMenu({ state }: { state: PanelState }) {
  const text = state.wording.text.exports;
  const isOpen = useSignal(false);
  const secrets = useSignal(false);
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useDismissal(holder, button, isOpen);

  const open = isOpen.value;
  useEffect(() => {
    if (open) itemsOf(menu.current)[0]?.focus();
  }, [open]);

  const toggle = () => {
    secrets.value = false;
    isOpen.value = !isOpen.value;
  };
  const choose = (format: ExportFormat) => {
    isOpen.value = false;
    button.current?.focus();
    void state.export(format, { secrets: secrets.value });
  };
  return (
    <div class="export-menu" ref={holder}>
      <button
        type="button"
        id="export"
        ref={button}
        class="tool"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls="export-list"
        aria-label={text.button}
        title={text.button}
        onClick={toggle}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          toggle();
        }}
      >
        <ToolIcon name="export" />
      </button>
      <div class="export-popup" hidden={!open}>
        <p id="export-extent">{extentOf(state)}</p>
        <p id="export-masking" class={secrets.value ? 'warned' : 'quiet'}>
          {secrets.value ? text.unmasked : text.masked}
        </p>
        <div
          id="export-list"
          role="menu"
          ref={menu}
          tabIndex={-1}
          aria-label={text.button}
          aria-describedby="export-extent export-masking"
          onKeyDown={moveAmongItems}
        >
          <button
            type="button"
            id="export-secrets"
            role="menuitemcheckbox"
            class="export-item"
            tabIndex={-1}
            aria-checked={secrets.value}
            onClick={() => {
              secrets.value = !secrets.value;
            }}
          >
            <span class="export-check" aria-hidden="true">
              {secrets.value ? '✓' : ''}
            </span>
            {text.withSecrets}
          </button>
          {EXPORT_FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              id={`export-${format}`}
              role="menuitem"
              class="export-item"
              tabIndex={-1}
              title={text.hints[format]}
              onClick={() => choose(format)}
            >
              {text.formats[format]}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** How much of the capture the file will hold. */
function extentOf({ wording, filtered, shown, desk }: PanelState): string {
  const text = wording.text.exports;
  const { count } = wording.figures;
  const all = count(desk.rows.value.length);
  return filtered.value ? text.some(count(shown.value.length), all) : text.all(all);
}

const itemsOf = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
];

/** The arrows go round, Home and End to the ends. */
function moveAmongItems(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const items = itemsOf(event.currentTarget);
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (Math.max(at, 0) + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  items[place]?.focus();
}
