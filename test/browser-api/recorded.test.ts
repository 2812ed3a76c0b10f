import { expect, it, vi } from 'vitest';
import { linePair, recordedBrowser } from '../../src/browser/recorded.ts';
import { recordedLine } from '../../src/panel/recorded-line.ts';
import { entry, named } from '../devtools/traffic.ts';

const producer = { name: 'chromium', version: '156' } as const;
const oneTask = () => new Promise((resolve) => setTimeout(resolve));

it('plays requests in their order, and getHAR knows the finished ones only', async () => {
  const browser = recordedBrowser({ producer, events: [entry('/', 1), entry('/app.js', 2)] });
  const heard: string[] = [];
  browser.onRequestFinished((finished) => heard.push(named({ entry: finished })));
  browser.play(1);
  expect(heard).toEqual(['/ 200']);
  expect(await browser.getHar()).toHaveLength(1);
  browser.play();
  expect(heard).toEqual(['/ 200', '/app.js 200']);
  expect(await browser.getHar()).toHaveLength(2);
});

it('forgets the last page when it navigates', async () => {
  const browser = recordedBrowser({
    producer,
    events: [entry('/one', 1), entry('/two', 2)],
    log: [entry('/one', 1), entry('/silent', 1), entry('/two', 2)],
  });
  browser.play(1);
  expect((await browser.getHar()).map((told) => named({ entry: told }))).toEqual(['/one 200', '/silent 200']);
  browser.leave();
  browser.play();
  expect((await browser.getHar()).map((told) => named({ entry: told }))).toEqual(['/two 200']);
});

it('calls nobody back who has left', () => {
  const browser = recordedBrowser({ producer, events: [entry('/', 1)] });
  const heard = vi.fn();
  const removals = [browser.onRequestFinished(heard), browser.onNavigated(heard), browser.theme.watch(heard)];
  for (const remove of removals) remove();
  browser.play();
  browser.leave();
  browser.setTheme('dark');
  expect(heard).not.toHaveBeenCalled();
});

it('carries messages as copies, in their order, and tells the other end of its closing', async () => {
  const [near, far] = linePair<{ word: string }, never>();
  const heard: { word: string }[] = [];
  const closed = vi.fn();
  const nearClosed = vi.fn();
  far.onMessage((message) => heard.push(message));
  far.onClose(closed);
  near.onClose(nearClosed);
  const first = { word: 'first' };
  near.send(first);
  first.word = 'changed';
  near.send({ word: 'second' });
  near.close();
  near.send({ word: 'too late' });
  await oneTask();
  await oneTask();
  expect(heard).toEqual([{ word: 'first' }, { word: 'second' }]);
  expect(closed).toHaveBeenCalledOnce();
  expect(nearClosed).not.toHaveBeenCalled();
});

it('stands behind a panel outside DevTools: recorded traffic, theme and language', () => {
  const line = recordedLine(
    {
      log: { creator: { name: 'Firefox', version: '153.0' }, entries: [entry('/', 1), entry('/app.js', 2)] },
    },
    { theme: 'dark', locale: 'zh-CN' },
  );
  const rows: string[] = [];
  const leave = line.recording.watch((event) => {
    if (event.kind === 'state') expect(event.producer).toEqual({ name: 'firefox', version: '153.0' });
    if (event.kind === 'entries') rows.push(...event.entries.map(named));
  });
  line.play(1);
  expect(rows).toEqual(['/ 200']);
  expect([line.theme.current(), line.locale]).toEqual(['dark', 'zh-CN']);
  line.setTheme('light');
  expect(line.theme.current()).toBe('light');
  leave();
});
