import { useLayoutEffect, useRef } from 'preact/hooks';

/** Something that a menu offers; `on` where it can be on or off, alone or as one of several. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly kind: 'command' | 'checkbox' | 'radio';
  readonly on?: boolean;
  readonly disabled?: boolean;
  choose(): void;
}

/** Items that belong together. */
export interface MenuPart {
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

/**
 * A menu at a point of the window, above everything. The focus goes into it and back to where it was; it closes with Esc,
 * with a choice that is no checkbox, and with a click elsewhere.
 */
export function Menu(props: {
  name: string;
  at: { readonly x: number; readonly y: number };
  parts: readonly MenuPart[];
  onClose: () => void;
}) {
  const { name, at, parts, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const focused = document.activeElement;
    element.showPopover();
    element.style.left = `${Math.max(0, Math.min(at.x, innerWidth - element.offsetWidth))}px`;
    element.style.top = `${Math.max(0, Math.min(at.y, innerHeight - element.offsetHeight))}px`;
    itemsIn(element)[0]?.focus();
    const onToggle = (event: Event) => {
      if (event instanceof ToggleEvent && event.newState === 'closed') close.current();
    };
    element.addEventListener('toggle', onToggle);
    return () => {
      element.removeEventListener('toggle', onToggle);
      const isLost = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isLost && focused instanceof HTMLElement) focused.focus();
    };
  }, [at.x, at.y]);

  function onKeyDown(event: KeyboardEvent): void {
    // What a menu is asked goes no further: Escape closes nothing beneath it.
    event.stopPropagation();
    const items = menu.current ? itemsIn(menu.current) : [];
    const from = items.findIndex((item) => item.matches(':focus'));
    const target = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) items.at(target % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={menu}
      class="menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={name}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {parts.map(({ title, items }) => (
        <fieldset key={items[0]?.id} class="menu-part" aria-label={title}>
          {title !== undefined && (
            <div class="menu-title" aria-hidden="true">
              {title}
            </div>
          )}
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              choose={() => {
                if (item.kind !== 'checkbox') onClose();
                item.choose();
              }}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Item({ item, choose }: { item: MenuItem; choose: () => void }) {
  const own = {
    type: 'button',
    class: 'menu-item',
    tabIndex: -1,
    'data-item': item.id,
    disabled: item.disabled,
    onClick: choose,
  } as const;
  const on = item.on ?? false;
  switch (item.kind) {
    case 'checkbox':
      return (
        <button {...own} role="menuitemcheckbox" aria-checked={on}>
          {item.label}
        </button>
      );
    case 'radio':
      return (
        <button {...own} role="menuitemradio" aria-checked={on}>
          {item.label}
        </button>
      );
    case 'command':
      return (
        <button {...own} role="menuitem">
          {item.label}
        </button>
      );
  }
}

const itemsIn = (menu: HTMLElement): readonly HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('.menu-item:enabled'),
];
