import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Closes what opens below a button: with Escape, which gives the focus back to the button, and when the focus leaves
 * `holder`, which holds both.
 */
export function useDismissal(
  holder: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  isOpen: Signal<boolean>,
): void {
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isOpen.value) return;
      event.preventDefault();
      event.stopPropagation();
      isOpen.value = false;
      button.current?.focus();
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) isOpen.value = false;
    };
    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('focusout', onFocusOut);
    return () => {
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('focusout', onFocusOut);
    };
  }, [holder, button, isOpen]);
}
