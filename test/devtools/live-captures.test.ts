import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordedBrowser } from '../../src/browser/recorded.ts';
import { createRecorder } from '../../src/devtools/recorder.ts';
import type { HarEntry } from '../../src/har/entry.ts';

/** Captures of both feeds of the same traffic, kept beside the repository; see the README there. */
const folder = new URL('../../../shared/hars/', import.meta.url);
const captures = ['chromium-156-live-h1', 'chromium-156-live-h2', 'firefox-153-live-h1'];

const read = (name: string): HarEntry[] => {
  const har = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return (har.log ?? har).entries;
};
const keyOf = ({ startedDateTime, request }: HarEntry): string => {
  const { method, url } = request as HarEntry;
  return `${Date.parse(String(startedDateTime))} ${method} ${url}`.replace(/(data:[^,]*,).*/, '$1');
};

for (const capture of captures) {
  const present = existsSync(new URL(`${capture}.events.har`, folder));
  const title = present ? capture : `${capture} (skipped: ../shared/hars is not here)`;
  describe.skipIf(!present)(title, () => {
    it('records each request of both feeds once, and holds no body', async () => {
      const events = read(`${capture}.events.har`);
      const log = read(`${capture}.getHAR.har`);
      const browser = recordedBrowser({
        producer: { name: capture.startsWith('firefox') ? 'firefox' : 'chromium', version: '' },
        events,
        log,
      });
      const recorder = createRecorder(browser);
      const recorded = new Map<number, HarEntry>();
      const leave = recorder.watch((event) => {
        if (event.kind === 'entries') for (const { id, entry } of event.entries) recorded.set(id, entry);
      });
      for (let played = 0; played < events.length; played += 10) {
        browser.play(10);
        await recorder.reconcile();
      }
      leave();
      recorder.stop();
      const keys = [...recorded.values()].map(keyOf);
      expect(keys.sort()).toEqual([...new Set([...events, ...log].map(keyOf))].sort());
      expect(keys.length).toBeGreaterThanOrEqual(events.length);
      const texts = [...recorded.values()].map(
        ({ response }) => (response as HarEntry)['content'] as HarEntry,
      );
      expect(texts.filter((content) => 'text' in content)).toEqual([]);
    });
  });
}
