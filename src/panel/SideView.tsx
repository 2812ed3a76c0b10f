import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

interface SideViewProps {
  readonly state: PanelState;
  /** The view is `#<id>-view`, and what closes it `#<id>-close`. */
  readonly id: string;
  readonly class: string;
  readonly title: string;
  /** What the button that closes it is called. */
  readonly closeName: string;
  /** What else stands in its head. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What stands beside the table, or in its place where there is little room; the focus goes to the way back. */
export function SideView({ state, id, title, closeName, head, children, ...props }: SideViewProps) {
  const { narrow, detailsWidth } = state.layout.value;
  const closer = useRef<HTMLButtonElement>(null);

  useEffect(() => closer.current?.focus(), []);

  return (
    <section
      id={`${id}-view`}
      class={`details ${props.class}`}
      aria-label={title}
      style={narrow ? {} : { width: `${detailsWidth}px` }}
    >
      <header class="details-head">
        <button
          type="button"
          id={`${id}-close`}
          class="tool"
          ref={closer}
          title={closeName}
          aria-label={closeName}
          onClick={state.close}
        >
          <ToolIcon name={narrow ? 'back' : 'close'} />
          {narrow && <span class="tool-name">{state.wording.text.details.backShort}</span>}
        </button>
        <h2>{title}</h2>
        {head}
      </header>
      {children}
    </section>
  );
}
