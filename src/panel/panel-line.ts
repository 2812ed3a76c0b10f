import type { PanelBrowser, Theme } from '../browser/browser.ts';
import { panelBrowser } from '../browser/extension.ts';
import { recordingOver } from '../devtools/line.ts';
import type { LineEvent, RecorderRequest, Recording } from '../devtools/recording.ts';

/** Everything that the panel gets from outside. */
export interface PanelEnvironment {
  readonly recording: Recording;
  readonly theme: Theme;
  /** The language of the browser's own texts, e.g. `zh-CN`. */
  readonly locale: string;
}

/** Inside DevTools: the line to the recorder of this toolbox. To be called once in a document. */
export const panelLine = (browser: PanelBrowser = panelBrowser()): PanelEnvironment => ({
  recording: recordingOver(() => browser.connect<RecorderRequest, LineEvent>()),
  theme: browser.theme,
  locale: browser.locale,
});
