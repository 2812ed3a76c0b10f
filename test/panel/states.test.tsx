import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { HarEntry } from '../../src/har/entry.ts';
import { LANGUAGES, messagesIn } from '../../src/messages/messages.ts';
import { panelMessagesIn } from '../../src/messages/panel-messages.ts';
import { App } from '../../src/panel/App.tsx';
import { CHROMIUM, handPanel, liveEntry } from './steps.ts';

/** An entry of a browser whose "Disable cache" is on. */
function pastCaches(path: string, second: number): HarEntry {
  const entry = liveEntry(path, second);
  const request = entry['request'] as { headers: readonly unknown[] };
  const headers = [
    ...request.headers,
    { name: 'Pragma', value: 'no-cache' },
    { name: 'Cache-Control', value: 'no-cache' },
  ];
  return { ...entry, request: { ...request, headers } };
}

describe.each(LANGUAGES)('what state the panel is in, in %s', (language) => {
  const text = panelMessagesIn(language);
  const { notes } = messagesIn(language);

  function open() {
    const panel = handPanel({ language });
    return {
      ...panel,
      comes(...entries: readonly HarEntry[]) {
        panel.recording.tell({
          kind: 'entries',
          entries: entries.map((entry, id) => ({ id, entry, ended: true, page: null })),
        });
        panel.clock.pass(1_000);
      },
      recordingIs: (recording: boolean) =>
        panel.recording.tell({ kind: 'state', recording, producer: CHROMIUM }),
      html: () => renderToString(<App state={panel.state} />),
    };
  }
  const file = (...entries: readonly HarEntry[]) =>
    new File([JSON.stringify({ log: { creator: { name: 'WebInspector' }, entries } })], 'site.har');

  it('says what to do where nothing is recorded, and that it is recording', () => {
    const { html } = open();
    expect(html()).toContain('data-recording="on"');
    expect(html()).toContain(`title="${text.toolbar.stop('Ctrl+E')}"`);
    expect(html()).toContain(text.empty['nothing-recorded']);
  });

  it('says that recording is off, with rows and without', () => {
    const panel = open();
    panel.recordingIs(false);
    expect(panel.html()).toContain('data-recording="off"');
    expect(panel.html()).toContain(text.empty.paused('Ctrl+E'));
    expect(panel.html()).toContain(text.announcements.paused);
    panel.comes(liveEntry('/a.js', 0));
    expect(panel.html()).toMatch(new RegExp(`data-note="paused"[^>]*>${text.summary.paused}`));
    panel.recordingIs(true);
    expect(panel.html()).not.toContain('data-note="paused"');
    expect(panel.html()).toContain(text.announcements.recording);
  });

  it('says that nothing matches, with the way to all', () => {
    const panel = open();
    panel.comes(liveEntry('/a.js', 0));
    panel.state.filter.value = 'nowhere';
    expect(panel.html()).toContain(text.empty['no-match']('nowhere'));
    expect(panel.html()).toContain(text.empty.clearFilter);
    panel.state.types.value = new Set(['image']);
    expect(panel.html()).toContain(text.empty.noMatchOfTypes('nowhere'));
    panel.state.filter.value = '';
    expect(panel.html()).toContain(text.empty.noneOfTypes);
  });

  it('says that there is no 304 in a recording or in files, and that a file has nothing', async () => {
    const panel = open();
    panel.comes(liveEntry('/a.js', 0));
    expect(panel.html()).toContain(text.summary.noneYet);
    panel.state.openFiles([file(liveEntry('/a.js', 0))]);
    await expect.poll(panel.html).toContain(text.summary.noneInFiles);
    panel.state.openFiles([file()]);
    await expect.poll(panel.html).toContain(text.empty['capture-empty']);
  });

  it('says that “Disable cache” is on', () => {
    const panel = open();
    panel.comes(...['/a', '/b', '/c', '/d', '/e', '/f'].map(pastCaches));
    const told = /data-note="cache-disabled" title="([^"]*)"/.exec(panel.html())?.[1];
    expect(told).toBe(notes.cacheDisabled(6, 6));
  });

  it('says why no HAR can be made of a huge capture, and goes on with the next export', async () => {
    const panel = open();
    const small = file(liveEntry('/a.js', 0));
    panel.state.openFiles([{ name: 'huge.har', size: 2 ** 27, stream: () => small.stream() }]);
    await expect.poll(() => panel.state.desk.opened.value).toEqual(['huge.har']);
    await panel.state.export('har');
    expect(panel.html()).toMatch(/role="alert"[^>]*data-problem="export"/);
    expect(panel.html()).toContain(notes.harTooLarge);
    await panel.state.export('json');
    expect(panel.html()).not.toContain('data-problem="export"');
    expect(panel.saved.map(({ name }) => name)).toEqual([expect.stringMatching(/\.json$/)]);
  });

  it('says that the recorder is gone and what can still be done', () => {
    const panel = open();
    panel.comes(liveEntry('/a.js', 0));
    panel.recording.tell({ kind: 'lost' });
    expect(panel.html()).toContain('data-connection="lost"');
    expect(panel.html()).toContain(text.empty.lost);
    expect(panel.html()).toContain('data-resource-url="https://site.example/a.js"');
  });
});
