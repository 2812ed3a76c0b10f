import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { visible } from '../../src/messages/visible.ts';
import { App } from '../../src/panel/App.tsx';
import { OverviewLater } from '../../src/panel/later.tsx';
import type { PanelState } from '../../src/panel/state.ts';
import { HIDDEN_CHARACTERS, handPanel, liveEntry } from './steps.ts';

function panelWith(entries: readonly ReturnType<typeof liveEntry>[], language: 'en' | 'zh-CN' = 'en') {
  const { recording, clock, state } = handPanel({ language });
  recording.tell({
    kind: 'entries',
    entries: entries.map((entry, id) => ({ id, entry, ended: true, page: null })),
  });
  clock.pass(1_000);
  return state;
}

function panelAfter(
  entries: readonly ReturnType<typeof liveEntry>[],
  act: (state: PanelState) => void = () => undefined,
  language: 'en' | 'zh-CN' = 'en',
): string {
  const state = panelWith(entries, language);
  act(state);
  return renderToString(<App state={state} />);
}

const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>';

beforeAll(OverviewLater.load);

describe('the panel', () => {
  it('says what to do while nothing is recorded', () => {
    expect(panelAfter([])).toContain('Reload the page to record its requests.');
  });

  it('preserves the log until it is told otherwise', () => {
    const { state, recording } = handPanel();
    const box = () => /<input[^>]*id="preserve-log"[^>]*>/.exec(renderToString(<App state={state} />))?.[0];
    expect(box()).toContain('checked');
    state.preserveLog(false);
    expect(recording.asked).toEqual(['preserve log off']);
    recording.tell({ kind: 'log', preserved: false });
    expect(box()).not.toContain('checked');
  });

  it('speaks Chinese', () => {
    expect(panelAfter([], undefined, 'zh-CN')).toContain('重新加载页面即可记录其请求。');
  });

  it('says so while there is no 304, and no longer once there is one', () => {
    expect(panelAfter([liveEntry('/a.js', 0)])).toContain('data-note="no-304"');
    expect(panelAfter([liveEntry('/a.js', 0), liveEntry('/a.js', 9, 304)])).not.toContain(
      'data-note="no-304"',
    );
  });

  it('gives the saving of a 304 to the byte', () => {
    const html = panelAfter([liveEntry('/a.js', 0), liveEntry('/a.js', 9, 304)]);
    expect(html).toContain('data-figure="saved-by-304" data-bytes="5000"');
  });

  it("says beside what is avoidable what Lighthouse's Cache insight would call wasted", () => {
    const html = panelAfter([liveEntry('/a.js', 0, 200, '"e1"', { cacheControl: 'public' })]);
    expect(html).toContain("what Lighthouse's Cache insight would call wasted, 5.15 kB of 1 resource");
  });

  it('opens the overview in the place of the details, with the chart and what to change first', async () => {
    const entries = [liveEntry('/a.0123456789abcdef.js', 0), liveEntry('/b.js', 1)];
    const state = panelWith(entries);
    state.open('GET https://site.example/b.js');
    state.toggleOverview();
    await expect.poll(() => state.firstChanges.value).toBeDefined();
    const html = renderToString(<App state={state} />);
    expect(html).toContain('id="overview-view"');
    expect(html).not.toContain('id="details"');
    expect(html).toMatch(/id="overview"[^>]*aria-expanded="true"|aria-expanded="true"[^>]*id="overview"/);
    expect(html).toContain('data-after="P1D"');
    expect(html).toContain('Look at https://site.example/a.0123456789abcdef.js');
  });

  it('draws only the rows in view of a long recording, and counts them all', () => {
    const html = panelAfter(Array.from({ length: 1_000 }, (_, index) => liveEntry(`/${index}.js`, index)));
    expect(html).toContain('aria-rowcount="1001"');
    expect(html.match(/<tr id="row-/g)?.length).toBeLessThan(60);
  });

  it('writes out what reorders the text of a filter that finds nothing', () => {
    const html = panelAfter([liveEntry('/a.js', 0)], (state) => {
      state.filter.value = 'user\u202egnp.exe';
    });
    expect(html).toContain('No resource matches “user\\u202egnp.exe”.');
  });

  it('shows text from the network as text', () => {
    const html = panelAfter(
      [liveEntry(`/${HOSTILE}`, 0, 200, HOSTILE), liveEntry(`/${HOSTILE}`, 9, 304, HOSTILE)],
      (state) => {
        state.open(state.shown.value[0]?.id ?? '');
        state.filter.value = HOSTILE;
      },
    );
    expect(html).toContain('id="details"');
    expect(html).toContain('&lt;script>alert(2)');
    expect(html).not.toMatch(/<(?:img|script|style)\b/);
    expect(html).not.toMatch(/<[^>]+\sonerror=/);
  });
});

describe.each(HIDDEN_CHARACTERS)('%j from the network', (character) => {
  const hostile = `net${character}work`;
  const drawn = (html: string) => html.replaceAll(/ data-[\w-]+="[^"]*"/g, '');
  const entryOf = (method: string, second: number, status = 200) =>
    liveEntry(`/?${hostile}`, second, status, `"${hostile}"`, { method, cacheControl: hostile });
  const openFirst = (state: PanelState) => state.open(state.shown.value[0]?.id ?? '');

  it('is written out wherever the panel draws it', () => {
    for (const method of ['GET', hostile]) {
      const html = drawn(panelAfter([entryOf(method, 0), entryOf('GET', 9, 304)], openFirst));
      expect(html).toContain('id="details"');
      expect(html).toContain(`https://site.example/?${visible(hostile)}`);
      expect(html).not.toContain(hostile);
    }
  });

  it('is what a row is known by', () => {
    expect(panelAfter([entryOf('GET', 0)])).toContain(`data-resource-url="https://site.example/?${hostile}"`);
  });
});
