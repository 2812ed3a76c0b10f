import { devToolsBrowser } from '../browser/extension.ts';
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
const recording = withPageAudit(recorder, browser);
browser.onConnect<LineEvent, RecorderRequest>((line) => answerLine(line, recording));
document.documentElement.dataset['recorder'] = 'ready';

const panel = await browser.createPanel('HTTP Cache', '/icons/icon-32.png', '/src/panel/panel.html');
panel.onShown(recorder.lookIfLacking);
