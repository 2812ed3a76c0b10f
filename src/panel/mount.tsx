import { render } from 'preact';
import { languageFor } from '../messages/messages.ts';
import { wordingIn } from '../views/wording.ts';
import { App } from './App.tsx';
import { copyText } from './copy-text.ts';
import { saveFile } from './export-file.ts';
import { handleShortcut, keysOn } from './keys.ts';
import type { PanelEnvironment } from './panel-line.ts';
import { createSettings, SETTINGS_KEY } from './settings.ts';
import { createPanelState } from './state.ts';
import './panel.css';

/** Shows the panel in `root` and lets it live on what `environment` gives. Returns its removal. */
export function mount(root: HTMLElement, { recording, theme, locale }: PanelEnvironment): () => void {
  const language = languageFor(locale);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const settings = createSettings(() => localStorage);
  const state = createPanelState({
    recording,
    settings,
    wording: wordingIn(language, timeZone),
    keys: keysOn(navigator.platform),
    save: saveFile,
    copy: copyText,
  });
  const page = document.documentElement;
  const paint = () => {
    page.classList.toggle('theme-dark', theme.current() === 'dark');
    page.classList.toggle('theme-light', theme.current() === 'light');
  };
  const focusFilter = () => {
    const filter = document.getElementById('filter');
    if (filter instanceof HTMLInputElement) filter.select();
  };
  const onKeyDown = (event: KeyboardEvent) => handleShortcut(event, state, focusFilter);

  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  const onDragOver = (event: DragEvent) => {
    if (holdsFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    void state.files.open([...(event.dataTransfer?.files ?? [])]);
  };

  // Fires for what other documents have written: panels of other toolboxes. The key is null where all was removed.
  const onStored = ({ key }: StorageEvent) => {
    if (key === SETTINGS_KEY || key === null) settings.reload();
  };

  page.lang = language;
  paint();
  const unwatch = theme.watch(paint);
  window.addEventListener('storage', onStored);
  root.addEventListener('keydown', onKeyDown);
  root.addEventListener('dragover', onDragOver);
  root.addEventListener('drop', onDrop);
  render(<App state={state} />, root);
  return () => {
    render(null, root);
    window.removeEventListener('storage', onStored);
    root.removeEventListener('keydown', onKeyDown);
    root.removeEventListener('dragover', onDragOver);
    root.removeEventListener('drop', onDrop);
    unwatch();
    state.stop();
  };
}
