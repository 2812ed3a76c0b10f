import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Language, Messages } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import { App } from './App.tsx';
import { copyText } from './copy-text.ts';
import { lineToWorker } from './desk-line.ts';
import { type DeskView, viewDesk } from './desk-view.ts';
import { handleShortcut, keysOn } from './keys.ts';
import { createLanguageChoice, firstLanguage, LANGUAGE_KEY, type LanguageChoice } from './language-choice.ts';
import type { PanelEnvironment } from './panel-line.ts';
import { saveFile } from './save-file.ts';
import { createSettings, SETTINGS_KEY } from './settings.ts';
import { createPanelState, type PanelState } from './state.ts';
import './panel.css';

/** Shows the panel in `root` and lets it live on what `environment` gives. Returns its removal. */
export function mount(root: HTMLElement, environment: PanelEnvironment): () => void {
  const removals: (() => void)[] = [];
  const remove = () => {
    for (const removal of removals.splice(0).toReversed()) removal();
  };
  removals.push(paintIn(environment.theme));
  const { locale } = environment;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  void textsOf(firstLanguage(() => localStorage, locale)).then((texts) => {
    if (removals.length === 0) return;
    const language = createLanguageChoice(() => localStorage, { locale, timeZone, texts, textsOf });
    begin(root, environment, { language, removals, remove });
  });
  return remove;
}

/** Only the texts of the language that is spoken are loaded. */
const textsOf = (language: Language): Promise<Messages['panel']> =>
  language === 'en' ? import('../messages/en/panel.ts') : import('../messages/zh-CN/panel.ts');

interface Beginning {
  readonly language: LanguageChoice;
  readonly removals: (() => void)[];
  readonly remove: () => void;
}

/** Starts the desk, and shows the panel once it knows the rules. */
function begin(
  root: HTMLElement,
  environment: PanelEnvironment,
  { language, removals, remove }: Beginning,
): void {
  const line = lineToWorker((reason) => {
    remove();
    render(<Ended reason={reason} wording={language.wording.peek()} />, root);
  });
  const desk = viewDesk(line);
  removals.push(() => desk.stop());
  removals.push(
    effect(() => {
      document.documentElement.lang = language.wording.value.language;
    }),
  );
  void desk.ask({ about: 'rules', language: language.wording.peek().language }).then((rules) => {
    if (removals.length === 0) return;
    removals.push(show(root, environment, { desk, language, rules }));
  });
}

interface Shown {
  readonly desk: DeskView;
  readonly language: LanguageChoice;
  readonly rules: Parameters<typeof createSettings>[1];
}

function show(
  root: HTMLElement,
  { recording }: PanelEnvironment,
  { desk, language, rules }: Shown,
): () => void {
  const settings = createSettings(() => localStorage, rules);
  const state = createPanelState({
    recording,
    desk,
    settings,
    language,
    store: () => localStorage,
    keys: keysOn(navigator.platform),
    save: saveFile,
    copy: copyText,
    now: Date.now,
  });
  // Fires for what other documents have written: panels of other toolboxes. The key is null where all was removed.
  const onStored = ({ key }: StorageEvent) => {
    if (key === SETTINGS_KEY || key === null) settings.reload();
    if (key === LANGUAGE_KEY || key === null) language.reload();
  };
  window.addEventListener('storage', onStored);
  const ignore = listenTo(root, state);
  render(<App state={state} />, root);
  return () => {
    render(null, root);
    window.removeEventListener('storage', onStored);
    ignore();
    state.stop();
  };
}

/** Shortcuts, and files dropped anywhere. */
function listenTo(root: HTMLElement, state: PanelState): () => void {
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
    const files = [...(event.dataTransfer?.files ?? [])];
    if (event.shiftKey) state.compareWith(files);
    else state.openFiles(files);
  };
  root.addEventListener('keydown', onKeyDown);
  root.addEventListener('dragover', onDragOver);
  root.addEventListener('drop', onDrop);
  return () => {
    root.removeEventListener('keydown', onKeyDown);
    root.removeEventListener('dragover', onDragOver);
    root.removeEventListener('drop', onDrop);
  };
}

function paintIn(theme: PanelEnvironment['theme']): () => void {
  const page = document.documentElement;
  const paint = () => {
    page.classList.toggle('theme-dark', theme.current() === 'dark');
    page.classList.toggle('theme-light', theme.current() === 'light');
  };
  paint();
  return theme.watch(paint);
}

/** What is left to do when the thread of the audit has failed: the recorder still has everything. */
const Ended = ({ reason, wording: { text } }: { reason: string; wording: Wording }) => (
  <div class="empty" role="alert" data-empty="ended">
    <p>{text.empty.ended(visible(reason))}</p>
    <button type="button" class="word-button" onClick={() => location.reload()}>
      {text.empty.startAgain}
    </button>
  </div>
);
