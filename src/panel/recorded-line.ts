import type { ThemeName } from '../browser/browser.ts';
import { type RecordedBrowser, recordedBrowser } from '../browser/recorded.ts';
import { withoutKeeping } from '../devtools/keeping.ts';
import { withPageAudit } from '../devtools/page-audit.ts';
import { createRecorder } from '../devtools/recorder.ts';
import type { LiveProducer } from '../devtools/recording.ts';
import type { HarEntry } from '../har/entry.ts';
import { producerOf } from '../har/producers/index.ts';
import { recordOf, textOf } from '../har/raw-entry.ts';
import type { PanelEnvironment } from './panel-line.ts';

/** A panel's environment whose traffic is in the hands of whoever made it. */
export interface RecordedLine extends PanelEnvironment {
  readonly play: RecordedBrowser['play'];
  readonly navigate: RecordedBrowser['navigate'];
  readonly setTheme: RecordedBrowser['setTheme'];
}

/**
 * Outside DevTools: a recorder in this document, which records traffic as it is played from a capture.
 * @param har a HAR, `{ log }`, or what `getHAR` gives, `{ entries }`
 * @param options.producer whose entries they are; by the name of their creator where it is not said
 */
export function recordedLine(
  har: object,
  options: { producer?: LiveProducer; theme?: ThemeName; locale?: string } = {},
): RecordedLine {
  const { producer = producerIn(har), ...appearance } = options;
  const browser = recordedBrowser({ producer, events: entriesOf(har), ...appearance });
  return {
    recording: withoutKeeping(withPageAudit(createRecorder(browser), browser)),
    theme: browser.theme,
    locale: browser.locale,
    play: browser.play,
    navigate: browser.leave,
    setTheme: browser.setTheme,
  };
}

const logOf = (har: object): HarEntry => ('log' in har ? har.log : har) as HarEntry;

const entriesOf = (har: object): HarEntry[] => {
  const { entries } = logOf(har);
  return Array.isArray(entries) ? (entries as HarEntry[]) : [];
};

function producerIn(har: object): LiveProducer {
  const creator = recordOf(logOf(har)['creator']);
  return { name: producerOf(textOf(creator?.['name'])).name, version: textOf(creator?.['version']) };
}
