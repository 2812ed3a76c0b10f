import { render } from 'preact';
import { languageFor } from '../messages/language.ts';
import { panelMessagesIn } from '../messages/panel-messages.ts';
import { mount } from './mount.tsx';
import { recordedLine } from './recorded-line.ts';

/*
 * The panel as an ordinary page, for working on it: `npm run panel`, then choose or drop a HAR. Not part of the
 * extension. The theme follows the system; `?lang=zh-CN` overrides the browser's language.
 */

const locale = new URLSearchParams(location.search).get('lang') ?? navigator.language;
const text = panelMessagesIn(languageFor(locale)).preview;
const dark = matchMedia('(prefers-color-scheme: dark)');
const themeName = () => (dark.matches ? 'dark' : 'light');
let leave = (): void => undefined;

function choose(problem?: string): void {
  leave();
  render(
    <label class="empty">
      {problem && <p role="alert">{problem}</p>}
      <span>{text.choose}</span>
      <input
        id="har"
        type="file"
        accept=".har,application/json"
        onChange={(event) => show(event.currentTarget.files?.[0])}
      />
    </label>,
    document.body,
  );
  leave = () => render(null, document.body);
}

async function show(file: File | undefined): Promise<void> {
  if (!file) return;
  try {
    const har: object = JSON.parse(await file.text());
    leave();
    const line = recordedLine(har, { theme: themeName(), locale });
    const unmount = mount(document.body, line);
    const follow = () => line.setTheme(themeName());
    dark.addEventListener('change', follow);
    line.play();
    leave = () => {
      dark.removeEventListener('change', follow);
      unmount();
    };
  } catch (error) {
    choose(text.unreadable(file.name, error instanceof Error ? error.message : String(error)));
  }
}

document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  show(event.dataTransfer?.files[0]);
});
choose();
