import { signal } from '@preact/signals';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/desk/contract.ts';
import { recordOf } from '../../src/har/raw-entry.ts';
import type { Language } from '../../src/messages/messages.ts';
import { App } from '../../src/panel/App.tsx';
import { SECTIONS, type Section } from '../../src/panel/details-state.ts';
import { latestAnswer } from '../../src/panel/latest-answer.ts';
import { HIDDEN_CHARACTERS, handPanel, liveEntry } from './steps.ts';

interface Opened {
  readonly entries?: readonly ReturnType<typeof liveEntry>[];
  readonly section?: Section;
  readonly language?: Language;
  readonly canCopy?: boolean;
}

/** What breaks a rule. */
const FAULTY = { cacheControl: 'max-age=ten' };
const TWICE = [liveEntry('/app.js', 0), liveEntry('/app.js', 60, 304), liveEntry('/app.js', 90, 304)];

/** The details of the first resource, with the answers that the desk has given at once. */
async function openDetails({ entries = TWICE, section, language = 'en', canCopy = true }: Opened = {}) {
  const panel = handPanel({ language, canCopy });
  panel.recording.tell({
    kind: 'entries',
    entries: entries.map((entry, id) => ({ id, entry, ended: true, page: null })),
  });
  panel.clock.pass(1_000);
  panel.state.open(panel.state.shown.value[0]?.id ?? '');
  if (section) panel.state.show(section);
  await settled();
  return { ...panel, html: () => renderToString(<App state={panel.state} />) };
}

/** Answers of a desk in this thread come within a turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** What stands in the part of that name, whether it is hidden, as markup. */
function partOf(html: string, section: Section): string {
  const [, rest = ''] = html.split(`<div id="details-${section}"`);
  return rest.split('role="tabpanel"').slice(0, 2).join('');
}

const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the tabs', () => {
  it('name the parts that they show, one of them in the order of the keyboard', async () => {
    const html = (await openDetails()).html();
    const tabs = [...html.matchAll(/<button[^>]*role="tab"[^>]*>/g)].map(([tag]) => tag);
    expect(tabs.map((tag) => /data-tab="(\w+)"/.exec(tag)?.[1])).toEqual([...SECTIONS]);
    expect(tabs.filter((tag) => tag.includes('aria-selected="true"'))).toHaveLength(1);
    expect(tabs.filter((tag) => tag.includes('tabindex="0"'))).toEqual(
      tabs.filter((tag) => tag.includes('aria-selected="true"')),
    );
    for (const section of SECTIONS)
      expect(html).toMatch(
        new RegExp(`id="details-${section}"[^>]*role="tabpanel"[^>]*aria-labelledby="tab-${section}"`),
      );
  });

  it('leave what was read before in the document, hidden', async () => {
    const { html, state } = await openDetails({
      entries: TWICE.map((_, at) => liveEntry('/app.js', at * 60, at === 0 ? 200 : 304, '"e1"', FAULTY)),
      section: 'policy',
    });
    expect(state.section.value).toBe('policy');
    expect(html()).toContain('data-exchange="2"');
    expect(html()).toContain('data-field="etag"');
    expect(html()).toContain('data-rule=');
    expect(html()).toMatch(/id="details-check"[^>]* hidden/);
  });

  it('stay on the part that was chosen, also for a resource that has nothing there', async () => {
    const { state, html } = await openDetails({ entries: [liveEntry('/app.js', 0)] });
    expect(state.section.value).toBe('exchanges');
    state.show('check');
    expect(state.section.value).toBe('check');
    expect(html()).toContain('This resource has no 304 in this recording.');
  });
});

describe('the timeline', () => {
  it('says of the request looked at what happened, and that it is what the cache does by itself', async () => {
    const { html } = await openDetails();
    const part = words(partOf(html(), 'exchanges'));
    expect(part).toContain('The origin was asked whether the stored copy holds.');
    expect(part).toContain('What the cache does by itself The same.');
    expect(part).toContain('so every use asks the origin.');
  });

  it('says what was expected where something else happened, and why', async () => {
    const fresh = { cacheControl: 'max-age=3600' };
    const { html, state } = await openDetails({
      entries: [liveEntry('/app.js', 0, 200, '"1"', fresh), liveEntry('/app.js', 60, 304, '"1"', fresh)],
    });
    const part = words(partOf(html(), 'exchanges'));
    expect(state.exchange.value?.decision.difference).toBeDefined();
    expect(part).toContain('no: use copy');
    expect(part).toContain('What the cache does by itself Use the stored copy.');
    expect(part).toContain('The stored copy was still fresh (max-age=3600');
    expect(part).toContain('Difference: By itself the cache would have reused the stored copy.');
  });

  it.each([
    ['en', 'Nov 23, 2026'],
    ['zh-CN', '2026年11月23日'],
  ] as const)('says in %s on which day a request began', async (language, day) => {
    const { html } = await openDetails({ language });
    expect(partOf(html(), 'exchanges')).toMatch(new RegExp(`class="of-time" title="${day}[^"]*12:00:00`));
  });

  it('does not make up what the cache held', async () => {
    const { html } = await openDetails({ entries: [liveEntry('/app.js', 0)] });
    expect(words(partOf(html(), 'exchanges'))).toContain(
      'Unknown: the recording does not show what the cache held.',
    );
  });
});

describe('the 304 check', () => {
  it('lets one of several 304s be chosen', async () => {
    const { html, state } = await openDetails();
    expect(state.exchange.value?.id).toBe(2);
    state.lookAt(1);
    expect(partOf(html(), 'check')).toContain('data-exchange="1"');
    state.lookAt(0);
    expect(words(partOf(html(), 'check'))).toContain('Choose a 304 above.');
    expect(partOf(html(), 'check').match(/<option value="\d/g)).toHaveLength(2);
  });

  it('says in words which values are other than those of the full response', async () => {
    const entries = [
      liveEntry('/app.js', 0, 200, '"1"', { cacheControl: 'max-age=60, public' }),
      liveEntry('/app.js', 90, 304, '"1"', { cacheControl: 'max-age=120, public' }),
    ];
    const part = partOf((await openDetails({ entries })).html(), 'check');
    expect(part).toContain('<mark>max-age=120</mark>, public');
    expect([...part.matchAll(/data-differs="([\w-]+)"/g)].map(([, field]) => field)).toEqual([
      'date',
      'cache-control',
    ]);
    expect(words(part)).toContain('differs');
  });
});

describe('findings that have not come yet', () => {
  it('are not said to be none', async () => {
    const { state, html, clock, recording } = await openDetails({ section: 'findings' });
    expect(state.details.value).toBeDefined();
    state.close();
    const entry = liveEntry('/other.js', 100);
    recording.tell({ kind: 'entries', entries: [{ id: 9, entry, ended: true, page: null }] });
    clock.pass(1_000);
    const rows = state.shown.value.length;
    expect(rows).toBe(2);
    const told = state.desk.details;
    state.open(state.shown.value[1]?.id ?? '');
    Object.assign(told, { value: undefined });
    expect(state.details.value).toBeUndefined();
    expect(html()).not.toContain(state.wording.text.findings.none);
  });
});

describe('a finding', () => {
  it('can be ignored for exactly its URL, and asked again', async () => {
    const { html, state, clock } = await openDetails({
      entries: ['/a*b', '/axb'].map((path, at) => liveEntry(path, at, 200, '"e1"', FAULTY)),
      section: 'findings',
    });
    const [finding] = state.details.value?.findings ?? [];
    const rule = finding?.rule ?? '';
    const found = (place: number) => state.shown.value[place]?.findings.map((each) => each.rule);
    expect(found(1)).toContain(rule);
    state.ignoreHere(rule);
    clock.pass(10_000);
    expect(state.settings.chosen.value.ignore).toEqual([
      { url: 'https://site.example/a\\*b', rules: [rule] },
    ]);
    expect(found(0)).not.toContain(rule);
    expect(found(1)).toContain(rule);
    expect(html()).toContain(`data-ignored-here="${rule}"`);
    state.askAgainHere(0);
    clock.pass(10_000);
    expect(found(0)).toContain(rule);
    expect(html()).not.toContain('data-ignored-here');
  });

  it('whose URL makes too long a pattern stays, with the reason', async () => {
    const { html, state } = await openDetails({ entries: [liveEntry(`/${'a'.repeat(2_000)}`, 0)] });
    state.ignoreHere('cc-missing');
    expect(state.settings.chosen.value.ignore).toEqual([]);
    expect(html()).toContain('data-problem="ignore"');
  });
});

describe('the policy', () => {
  it('says what is sent and how fresh it is by now', async () => {
    const { html } = await openDetails({
      entries: [liveEntry('/app.js', 0, 200, '"1"', { cacheControl: 'max-age=3600' })],
      section: 'policy',
    });
    const part = partOf(html(), 'policy');
    expect(words(part)).toContain('Cache-Control max-age=3600');
    expect(words(part)).toContain('Now, 12:10:00 Fresh: a request would use the stored copy.');
    expect(part).toContain('data-now="reuse"');
  });

  it('tries another Cache-Control while it is typed', async () => {
    const { html, state } = await openDetails({ section: 'policy' });
    const requests = () =>
      [...html().matchAll(/data-predicted-exchange="\d" data-request="(\w+)"/g)].map(([, each]) => each);
    expect(requests()).toEqual(['download', 'revalidation', 'revalidation']);
    state.policy.tryOut('max-age=80');
    await settled();
    expect(requests()).toEqual(['download', 'none', 'revalidation']);
    expect(words(partOf(html(), 'policy'))).toContain('The stored copy was still fresh (max-age=80');
    state.policy.asSent();
    await settled();
    expect(requests()).toEqual(['download', 'revalidation', 'revalidation']);
  });

  it('says in words what is wrong with what is typed', async () => {
    const { html, state } = await openDetails({ section: 'policy' });
    state.policy.tryOut('max-age=ten; public');
    await settled();
    expect(html()).toContain('a semicolon stands where a comma belongs.');
    expect(html()).toMatch(/id="what-if"[^>]*aria-invalid="true"/);
  });

  it('takes the recommendation into the editor', async () => {
    const { html, state } = await openDetails({
      entries: [liveEntry('/app.0123456789abcdef.js', 0, 200, '"1"', { cacheControl: 'no-cache' })],
      section: 'policy',
    });
    const recommended = state.details.value?.recommendation?.cacheControl ?? '';
    expect(recommended).toContain('immutable');
    state.policy.takeRecommendation();
    expect(state.policy.draft.value).toBe(recommended);
    await settled();
    expect(html()).toMatch(/data-after="P1W".*?data-request="revalidation".*?data-request="none"/s);
  });

  it('tries a draft with one resource only', async () => {
    const { state } = await openDetails({
      entries: [liveEntry('/app.js', 0), liveEntry('/other.js', 1)],
      section: 'policy',
    });
    state.policy.tryOut('no-store');
    state.open('GET https://site.example/other.js');
    expect(state.policy.draft.value).toBeUndefined();
    expect(state.policy.whatIf.value).toBeUndefined();
    await settled();
    expect(state.policy.whatIf.value?.prediction?.exchanges.map(({ id }) => id)).toEqual([1]);
  });

  it('predicts later visits from a 304, and says why recorded requests cannot be judged', async () => {
    const { html, state } = await openDetails({
      entries: [liveEntry('/app.js', 0, 304)],
      section: 'policy',
    });
    expect(words(partOf(html(), 'policy'))).toMatch(/at once asks, 1\d\d B asks, 1\d\d B/);
    expect(html()).toContain('data-note="no-full-response"');
    state.policy.tryOut('max-age=7200');
    await settled();
    expect(words(partOf(html(), 'policy'))).toMatch(/at once asks, 1\d\d B from the cache/);
  });

  it('says why nothing can be predicted', async () => {
    const { html } = await openDetails({ entries: [liveEntry('/app.js', 0, 0)], section: 'policy' });
    expect(html()).toContain('so nothing can be predicted');
  });

  it('copies the configuration for a server', async () => {
    const { html, state } = await openDetails({
      entries: [liveEntry('/app.0123456789abcdef.js', 0, 200, '"1"', { cacheControl: 'no-cache' })],
      section: 'policy',
    });
    // The writers are loaded when they are first asked for.
    await expect.poll(() => state.policy.snippet.value?.text).toContain('proxy_hide_header');
    state.policy.writeFor('apache', false);
    await expect.poll(() => state.policy.snippet.value?.text).toContain('Header');
    expect(html()).toContain('data-copy="snippet apache false"');
  });

  it('tells what is not kept from what is not known', async () => {
    const unkept = liveEntry('/app.js', 0, 200, '"1"', { cacheControl: 'no-store' });
    const { html } = await openDetails({ entries: [unkept], section: 'policy' });
    expect(html()).toContain('Caches keep nothing of it');
    const unknown = await openDetails({ entries: [liveEntry('/app.js', 0, 304)], section: 'policy' });
    expect(unknown.html()).toContain('the recording does not show what the cache holds');
  });

  it.each(HIDDEN_CHARACTERS)('writes out %j in what is sent and in the editor', async (character) => {
    const cacheControl = `net${character}work`;
    const { html } = await openDetails({
      entries: [liveEntry('/app.js', 0, 200, `"${character}"`, { cacheControl })],
      section: 'policy',
    });
    expect(html()).toContain('id="what-if"');
    expect(html()).not.toContain(cacheControl);
  });

  it('asks the desk nothing while another part is shown', async () => {
    const { state } = await openDetails();
    expect(state.policy.whatIf.value).toBeUndefined();
    expect(state.policy.standing.value).toBeUndefined();
    expect(state.headers.value).toBeUndefined();
  });

  it('speaks Chinese', async () => {
    const { html } = await openDetails({ section: 'policy', language: 'zh-CN' });
    expect(words(partOf(html(), 'policy'))).toContain('假如');
    expect(words(partOf(html(), 'policy'))).toContain('已存副本');
  });
});

describe('the header lines', () => {
  const hostile = '</span><script>alert(1)</script>\u202e';
  const lines = (...fields: [string, string][]) => fields.map(([name, value]) => ({ name, value }));
  const entry = liveEntry('/app.js', 0);
  const entries = [
    {
      ...entry,
      request: { ...recordOf(entry['request']), headers: lines(['Cookie', 'id=7'], ['Accept', '*/*']) },
      response: {
        ...recordOf(entry['response']),
        headers: lines(['X-Two', 'b'], ['x-two', 'a'], ['X-Evil', hostile]),
      },
    },
  ];

  it('stand as recorded, in order, with case, repeats and what is kept in confidence', async () => {
    const part = partOf((await openDetails({ entries, section: 'headers' })).html(), 'headers');
    expect(words(part)).toMatch(/Cookie: id=7 .*X-Two: b .*x-two: a /);
  });

  it('are text, with hidden characters written out', async () => {
    const { html } = await openDetails({ entries, section: 'headers' });
    expect(html()).not.toContain('<script>');
    expect(html()).not.toContain('\u202e');
    expect(html()).toContain('&lt;script>alert(1)&lt;/script>\\u202e');
  });

  it('are copied as recorded, and it is said whether they were', async () => {
    const { html, state, copied } = await openDetails({ entries, section: 'headers' });
    await state.copyPart('response 2', `X-Evil: ${hostile}`);
    expect(copied).toEqual([`X-Evil: ${hostile}`]);
    expect(words(partOf(html(), 'headers'))).toContain('Copied');
    const failing = await openDetails({ entries, section: 'headers', canCopy: false });
    await failing.state.copyPart('response 2', 'x');
    expect(failing.html()).toContain('Not copied');
    expect(failing.state.announcement.value).toBe('It could not be copied.');
  });
});

describe('a question that changes', () => {
  function askable() {
    const asked: string[] = [];
    const pending: ((answer: undefined) => void)[] = [];
    const failing: ((reason: Error) => void)[] = [];
    const ask = ({ resource }: { resource: string }) => {
      asked.push(resource);
      return new Promise<undefined>((resolve, reject) => {
        pending.push(resolve);
        failing.push(reject);
      });
    };
    const resource = signal<string | undefined>('one');
    const latest = latestAnswer<'standing'>({ ask: ask as never }, (): Question<'standing'> | undefined =>
      resource.value === undefined ? undefined : { about: 'standing', resource: resource.value, at: 0 },
    );
    const answer = async (place: number) => {
      pending[place]?.(undefined);
      await settled();
    };
    return { asked, failing, answer, resource, latest };
  }

  it('is asked one at a time, the latest next, and a late answer is dropped', async () => {
    const { asked, answer, resource, latest } = askable();
    for (const next of ['two', 'three', 'four']) resource.value = next;
    expect(asked).toEqual(['one']);
    await answer(0);
    expect(asked).toEqual(['one', 'four']);
    expect(latest.told.value).toBeUndefined();
    await answer(1);
    expect(latest.told.value?.asked.resource).toBe('four');
    expect(asked).toEqual(['one', 'four']);
  });

  it('shows no answer to what is no longer asked', async () => {
    const { answer, resource, latest } = askable();
    resource.value = undefined;
    await answer(0);
    expect(latest.told.value).toBeUndefined();
  });

  it('tells why there is no answer, and goes on', async () => {
    const { asked, failing, answer, resource, latest } = askable();
    failing[0]?.(new Error('out of order'));
    await settled();
    expect(latest.problem.value).toBe('out of order');
    resource.value = 'two';
    await answer(1);
    expect(asked).toEqual(['one', 'two']);
    expect(latest.problem.value).toBeUndefined();
  });

  it('is asked no more once it is stopped', async () => {
    const { asked, resource, latest } = askable();
    latest.stop();
    resource.value = 'two';
    await settled();
    expect(asked).toEqual(['one']);
  });
});
