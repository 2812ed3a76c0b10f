import type { PanelState } from './state.ts';

/** The shortcuts of one system. */
export interface Keys {
  /** How the system's own modifier is written. */
  readonly modifier: string;
  /** How the shortcut with `letter` is written, e.g. `Ctrl+F`. */
  name(letter: string): string;
  /** Whether the system's own modifier, and no other, is held. */
  held(event: KeyboardEvent): boolean;
}

/** The shortcuts where `platform` is what a browser calls its system, e.g. `MacIntel`. */
export function keysOn(platform: string): Keys {
  const isMac = platform.startsWith('Mac');
  return {
    modifier: isMac ? '⌘' : 'Ctrl',
    name: (letter) => (isMac ? `⌘${letter}` : `Ctrl+${letter}`),
    held: ({ metaKey, ctrlKey, altKey, shiftKey }) =>
      (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey,
  };
}

/**
 * The panel's shortcuts, as in the Network panel: Ctrl/Cmd+F filter, +E record, +L clear, Esc closes the settings, the
 * comparison, the overview, the audit or the details; and Ctrl/Cmd+, for the settings. What is handled here goes no further, so that DevTools does not act on it too.
 */
export function handleShortcut(event: KeyboardEvent, state: PanelState, focusFilter: () => void): void {
  const action = actionFor(event, state, focusFilter);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

function actionFor(
  event: KeyboardEvent,
  state: PanelState,
  focusFilter: () => void,
): (() => void) | undefined {
  if (event.key === 'Escape') {
    const { settingsShown, comparisonShown, overviewShown, auditShown, opened } = state;
    const views = [settingsShown, comparisonShown, overviewShown, auditShown, opened];
    return views.some(({ value }) => value) ? state.close : undefined;
  }
  if (!state.keys.held(event)) return undefined;
  switch (event.key.toLowerCase()) {
    case 'f':
      return focusFilter;
    case 'e':
      return state.toggleRecording;
    case 'l':
      return state.clear;
    case ',':
      return state.toggleSettings;
    default:
      return undefined;
  }
}
