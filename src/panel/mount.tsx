import { render } from 'preact';
import { languageFor } from '../messages/messages.ts';
import { wordingIn } from '../views/wording.ts';
import { App } from './App.tsx';
import { saveFile } from './export-file.ts';
import { handleShortcut, keysOn } from './keys.ts';
import type { PanelEnvironment } from './panel-line.ts';
import { createPanelState } from './state.ts';
import './panel.css';

/** Shows the panel in `root` and lets it live on what `environment` gives. Returns its removal. */
export function mount(root: HTMLElement, { recording, theme, locale }: PanelEnvironment): () => void {
  const language = languageFor(locale);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const state = createPanelState({
    recording,
    wording: wordingIn(language, timeZone),
    keys: keysOn(navigator.platform),
    save: saveFile,
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

  page.lang = language;
  paint();
  const unwatch = theme.watch(paint);
  root.addEventListener('keydown', onKeyDown);
  root.addEventListener('dragover', onDragOver);
  root.addEventListener('drop', onDrop);
  render(<App state={state} />, root);
  return () => {
    render(null, root);
    root.removeEventListener('keydown', onKeyDown);
    root.removeEventListener('dragover', onDragOver);
    root.removeEventListener('drop', onDrop);
    unwatch();
    state.stop();
  };
}
