import { devToolsBrowser } from '../browser/extension.ts';
import { storedKeepChoice } from './keep-choice.ts';
import { withKeeping } from './keeping.ts';
import { keptStore } from './kept-store.ts';
import { answerLine } from './line.ts';
import { storedLogChoice } from './log-choice.ts';
import { withPageAudit } from './page-audit.ts';
import { createRecorder } from './recorder.ts';
import type { LineEvent, RecorderRequest } from './recording.ts';

const browser = devToolsBrowser();
const recorder = createRecorder(
  browser,
  storedLogChoice(() => localStorage),
);
const recording = withKeeping(withPageAudit(recorder, browser), browser, {
  choice: storedKeepChoice(
    () => localStorage,
    (listener) => window.addEventListener('storage', ({ key }) => listener(key)),
  ),
  store: keptStore(),
});
browser.onConnect<LineEvent, RecorderRequest>((line) => answerLine(line, recording));
const signs = document.documentElement.dataset;
signs['recorder'] = 'ready';
// For whoever drives the browser, as `npm start` does: a page that is left before takes with it what was not told.
recorder.onRest((origin) => {
  if (origin === undefined) delete signs['rests'];
  else signs['rests'] = String(origin);
});

const panel = await browser.createPanel('HTTP Cache', '/icons/icon-32.png', '/src/panel/panel.html');
panel.onShown(recorder.lookIfLacking);
