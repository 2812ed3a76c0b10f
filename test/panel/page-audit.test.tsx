import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PageAudit } from '../../src/devtools/recording.ts';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { panelMessagesIn } from '../../src/messages/panel-messages.ts';
import { App } from '../../src/panel/App.tsx';
import { AuditLater } from '../../src/panel/later.tsx';
import { handPanel, liveEntry } from './steps.ts';

const URL_OF_PAGE = 'https://site.example/page?\u202e';
const DONE: PageAudit = {
  state: 'done',
  pages: { first: 1, second: 2, reload: 3 },
  cacheDisabled: false,
};

/** A panel whose recorder has told of four pages, which each asked for one script that never changes. */
function panelAudited(options: Parameters<typeof handPanel>[0] = {}) {
  const panel = handPanel(options);
  const { recording, state, clock } = panel;
  for (const id of [0, 1, 2, 3]) {
    recording.tell({ kind: 'navigated', id, at: id * 60_000, url: URL_OF_PAGE });
    const path = id === 0 ? '/before.js' : '/app.0123456789abcdef.js';
    const entry = liveEntry(path, id * 60, id > 1 ? 304 : 200);
    recording.tell({ kind: 'entries', entries: [{ id, entry, ended: true, page: id }] });
  }
  clock.pass(1_000);
  return {
    ...panel,
    tell: (audit: PageAudit) => recording.tell({ kind: 'audit-page', audit }),
    html: () => renderToString(<App state={state} />),
    resultComes: () => expect.poll(() => state.auditResult.value).toBeDefined(),
  };
}

/** The text of the document as a person reads it. */
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

beforeAll(AuditLater.load);

describe('the audit of the page', () => {
  it('is asked for by its button, and shows how far it is', () => {
    const { state, recording, tell, html } = panelAudited();
    expect(html()).toMatch(/<button[^>]*id="audit-page"[^>]*>/);
    state.auditPage();
    expect(recording.asked).toContain('audit page');
    tell({ state: 'running', visit: 'second', requests: 1 });
    expect(textOf(html())).toContain('Step 2 of 3, second visit: 1 request Stop');
    expect(html()).toContain('data-audit="running"');
    state.cancelAudit();
    expect(recording.asked).toContain('cancel audit');
  });

  it('opens what it came to, of its own pages alone, once all that was recorded has come', async () => {
    const { state, recording, tell, html, resultComes } = panelAudited();
    state.auditPage();
    tell({ state: 'running', visit: 'reload', requests: 1 });
    tell(DONE);
    expect(html()).toContain('data-audit="comparing"');
    await resultComes();
    expect(recording.asked).toContain('reconcile');
    expect(html()).not.toContain('data-audit');
    expect(html()).toContain('id="audit-view"');
    const text = textOf(html());
    expect(text).toContain('https://site.example/page?\\u202e');
    expect(text).toMatch(/Answered by the origin 1 1 1 of these 304 0 1 1/);
    const view = html().slice(html().indexOf('id="audit-view"'));
    expect(view).toContain('app.0123456789abcdef.js');
    expect(view).not.toContain('before.js');
    state.close();
    expect(html()).not.toContain('id="audit-view"');
    state.toggleAudit();
    expect(html()).toContain('id="audit-view"');
  });

  it('keeps its result when another one comes to none, and says why', async () => {
    const { state, tell, html, resultComes } = panelAudited();
    state.auditPage();
    tell({ state: 'running', visit: 'first', requests: 0 });
    tell(DONE);
    await resultComes();
    state.auditPage();
    tell({ state: 'ended', why: 'no-page' });
    expect(textOf(html())).toContain('Only a page over HTTP');
    expect(html()).toContain('id="audit-view"');
    state.dismissAudit();
    expect(html()).not.toContain('data-audit');
  });

  it('says that the cache is disabled', async () => {
    const { state, tell, html, resultComes } = panelAudited();
    state.auditPage();
    tell({ ...DONE, cacheDisabled: true });
    await resultComes();
    expect(textOf(html())).toContain('“Disable cache” is on');
  });

  it('of an earlier panel is at hand, but neither opens by itself nor tells of its end again', async () => {
    const done = panelAudited();
    done.tell(DONE);
    await done.resultComes();
    expect(done.html()).not.toContain('id="audit-view"');
    expect(done.html()).toContain('id="audit-result"');
    const ended = panelAudited();
    ended.tell({ state: 'ended', why: 'restless' });
    expect(ended.html()).not.toContain('data-audit');
  });

  it.each(LANGUAGES)('cannot be begun where the recorder is gone, or while one goes on (%s)', (language) => {
    const { state, recording, tell, html } = panelAudited({ language });
    const { unavailable } = panelMessagesIn(language).pageAudit;
    state.auditPage();
    tell({ state: 'running', visit: 'first', requests: 0 });
    expect(html()).toContain(unavailable.running);
    state.auditPage();
    expect(recording.asked.filter((each) => each === 'audit page')).toHaveLength(1);
    recording.tell({ kind: 'lost' });
    expect(html()).toContain(unavailable.lost);
    expect(html()).not.toContain('data-audit');
  });

  it.each(LANGUAGES)('has words for every end (%s)', (language) => {
    const { ended } = panelMessagesIn(language).pageAudit;
    for (const why of ['cancelled', 'no-page', 'not-loaded', 'left', 'restless'] as const) {
      const { state, tell, html } = panelAudited({ language });
      state.auditPage();
      tell({ state: 'ended', why });
      expect(html()).toContain(ended[why]);
      expect(html()).toContain('role="alert"');
    }
  });
});
