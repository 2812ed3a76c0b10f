import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { listedRules } from '../../src/desk/questions.ts';
import { LANGUAGES, messagesIn } from '../../src/messages/messages.ts';
import { App } from '../../src/panel/App.tsx';
import { SettingsLater } from '../../src/panel/later.tsx';
import { createSettings, ignoredFrom, SETTINGS_KEY } from '../../src/panel/settings.ts';
import type { PanelState } from '../../src/panel/state.ts';
import { isThreshold, readSettings, writeSettings } from '../../src/panel/stored-settings.ts';
import { LEVELS } from '../../src/rules/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { handPanel, handStore, liveEntry } from './steps.ts';

const MISSING = '304-vary-missing';
const levelsOf = ({ desk }: PanelState, id: string) =>
  desk.rows.value.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === id).map(({ level }) => level),
  );
const known = listedRules(messagesIn('en'));

/** A script, and its 304 that loses the Vary of the full response. */
const bare304 = () => {
  const full = liveEntry('/bare.js', 0);
  const response = full['response'] as { headers: { name: string; value: string }[] };
  response.headers.push({ name: 'Vary', value: 'Accept-Encoding' });
  return [full, liveEntry('/bare.js', 9, 304)];
};

/** A panel that has recorded that, with what a person sees in it. */
function panelWith(options: Parameters<typeof handPanel>[0] = {}) {
  const panel = handPanel(options);
  const { state, recording, clock } = panel;
  const record = () => {
    recording.tell({
      kind: 'entries',
      entries: bare304().map((entry, id) => ({ id, entry, ended: true, page: null })),
    });
    clock.pass(1_000);
  };
  record();
  return {
    ...panel,
    record,
    ...state.settings,
    /** Lets the time pass that the panel takes to answer. */
    pass: () => clock.pass(1_000),
    /** The levels of what the rule on Vary has found. */
    missing: () => levelsOf(state, MISSING),
    html: () => renderToString(<App state={state} />),
  };
}

beforeAll(SettingsLater.load);

describe('a change of the settings', () => {
  it('takes a rule off the findings and figures at once, and gives it back', () => {
    const panel = panelWith();
    expect(panel.missing()).toEqual(['must']);
    expect(panel.html()).toContain('data-figure="faulty" data-count="1"');
    panel.setLevel(MISSING, 'off');
    panel.pass();
    expect(panel.missing()).toEqual([]);
    expect(panel.html()).toContain('data-figure="faulty" data-count="0"');
    panel.setLevel(MISSING, undefined);
    panel.pass();
    expect(panel.missing()).toEqual(['must']);
  });

  it('gives a rule another weight', () => {
    const panel = panelWith();
    panel.setLevel(MISSING, 'advice');
    panel.pass();
    expect(panel.missing()).toEqual(['advice']);
    expect(panel.state.desk.overview.value?.summary.faulty304s).toBe(0);
  });

  it('leaves URLs alone for all rules or for some, until they are asked about again', () => {
    const panel = panelWith();
    panel.ignore({ url: '*/bare.js', rules: ['304-date-missing'] });
    panel.pass();
    expect(panel.missing()).toEqual(['must']);
    panel.ignore({ url: '*/bare.js' });
    panel.pass();
    expect(panel.missing()).toEqual([]);
    panel.askAgain(1);
    panel.pass();
    expect(panel.missing()).toEqual(['must']);
    expect(panel.chosen.value.ignore).toEqual([{ url: '*/bare.js', rules: ['304-date-missing'] }]);
  });

  it('asks every 304 for all six fields under the strict profile', () => {
    const panel = panelWith();
    panel.judgeBy('strict');
    panel.pass();
    expect(levelsOf(panel.state, '304-content-location-missing')).toEqual(['must']);
    expect(panel.state.desk.overview.value?.profile).toBe('strict');
  });

  it('holds for what is recorded later, after Clear too', () => {
    const panel = panelWith();
    panel.setLevel(MISSING, 'off');
    panel.recording.tell({ kind: 'cleared' });
    panel.record();
    expect(panel.state.desk.overview.value?.summary.exchanges).toBe(2);
    expect(panel.missing()).toEqual([]);
  });

  it('is in the report that is exported', async () => {
    const panel = panelWith();
    panel.setThreshold('leastBytes', 5);
    await panel.state.export('json');
    const { settings } = JSON.parse((await panel.saved[0]?.content.text()) ?? '');
    expect(settings.thresholds).toEqual({ ...DEFAULT_SETTINGS.thresholds, leastBytes: 5 });
  });

  it('is not followed by a closed panel', () => {
    const panel = panelWith();
    panel.state.stop();
    panel.setLevel(MISSING, 'off');
    panel.pass();
    expect(panel.missing()).toEqual(['must']);
  });

  it('is said in the summary, with what differs, until all is the default again', () => {
    const panel = panelWith();
    expect(panel.html()).not.toContain('data-note="settings"');
    panel.judgeBy('strict');
    panel.setLevel(MISSING, 'off');
    expect(panel.html()).toContain(
      `data-note="settings" title="profile strict\nlevels changed: ${MISSING} off"`,
    );
    panel.state.resetSettings();
    expect(panel.html()).not.toContain('data-note="settings"');
    expect(panel.state.announcement.value).toBe('The settings are the default ones.');
  });
});

describe('settings', () => {
  it('are there again when the panel is opened the next time', () => {
    const { store, values } = handStore();
    const first = panelWith({ store: () => store });
    first.setLevel(MISSING, 'off');
    first.ignore({ url: 'https://ads.example/*' });
    first.setThreshold('clockSeconds', 5);
    first.judgeBy('strict');
    const second = panelWith({ store: () => store });
    expect(second.chosen.value).toEqual(first.chosen.value);
    expect(second.missing()).toEqual([]);
    second.reset();
    expect([...values.keys()]).toEqual([]);
    expect(panelWith({ store: () => store }).missing()).toEqual(['must']);
  });

  it('of another panel are taken over when it has changed them', () => {
    const { store } = handStore();
    const [one, other] = [panelWith({ store: () => store }), panelWith({ store: () => store })];
    one.setLevel(MISSING, 'off');
    other.reload();
    other.pass();
    expect(other.missing()).toEqual([]);
  });

  it.each([
    ['full', () => handStore({}, { full: true }).store],
    [
      'not there',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ],
  ])('hold as long as the panel lives where the store is %s, and the panel says so', (_, store) => {
    const panel = panelWith({ store });
    panel.state.toggleSettings();
    panel.setLevel(MISSING, 'off');
    panel.pass();
    expect(panel.missing()).toEqual([]);
    expect(panel.html()).toContain('data-problem="settings"');
    expect(panel.html()).toContain('the settings hold until the panel is closed');
  });

  it('can be copied as the file that the command reads, with what is not the default', async () => {
    const panel = panelWith();
    panel.setLevel(MISSING, 'info');
    panel.setThreshold('leastBytes', 500);
    await panel.state.copySettings();
    expect(panel.copied.map((text) => JSON.parse(text))).toEqual([
      { levels: { [MISSING]: 'info' }, thresholds: { leastBytes: 500 } },
    ]);
    expect(panel.state.copied.value).toBe(true);
    panel.reset();
    await panel.state.copySettings();
    expect(panel.copied[1]).toBe('{}\n');
  });

  it('that cannot be copied are shown instead', async () => {
    const panel = panelWith({ canCopy: false });
    panel.state.toggleSettings();
    panel.judgeBy('strict');
    await panel.state.copySettings();
    expect(panel.html()).toMatch(/<details[^>]* open[\s\S]*&quot;profile&quot;: &quot;strict&quot;/);
    expect(panel.html()).toContain('It could not be copied');
  });
});

describe('the view of the settings', () => {
  it('takes the place of the details, and gives it back', () => {
    const { state, html } = panelWith();
    state.open('GET https://site.example/bare.js');
    state.toggleSettings();
    expect(html()).toContain('id="settings-view"');
    expect(html()).not.toContain('id="details"');
    state.close();
    expect(html()).not.toContain('id="settings-view"');
    expect(html()).toContain('id="details"');
  });

  it('makes room for the details of a row that is opened beside it', () => {
    const { state, html } = panelWith();
    state.toggleSettings();
    state.open('GET https://site.example/bare.js');
    expect(html()).not.toContain('id="settings-view"');
    expect(html()).toContain('id="details"');
  });

  it.each(LANGUAGES)(
    'lists the rules in their order, a few at a time, with their levels in %s',
    (language) => {
      const { state, html, setLevel } = panelWith({ language });
      setLevel(MISSING, 'off');
      state.toggleSettings();
      const shown = html();
      const listed = [...shown.matchAll(/<li [^>]*data-rule="([^"]+)"/g)].map(([, id]) => id);
      expect(listed).toEqual(known.slice(0, 20).map(({ id }) => id));
      expect(shown.match(/<option selected value="own"/g)).toHaveLength(listed.length - 1);
      expect(shown.match(/<option selected value="off"/g)).toHaveLength(1);
    },
  );

  it('writes out what reorders the text of a pattern', () => {
    const { state, html, ignore } = panelWith();
    ignore({ url: 'user\u202egnp.exe' });
    state.toggleSettings();
    expect(html().replaceAll(/ data-[\w-]+="[^"]*"/g, '')).not.toContain('\u202e');
  });
});

describe('what is typed to ignore a URL', () => {
  it.each([
    ['  *.js  ', '', { ignored: { url: '*.js' } }],
    [
      '*',
      ' 304-body,304-date-missing  304-body',
      { ignored: { url: '*', rules: ['304-body', '304-date-missing'] } },
    ],
    [' ', '304-body', { problem: { why: 'no-url' } }],
    ['*', '304-body, 305-body', { problem: { why: 'no-such-rule', rule: '305-body' } }],
    ['x'.repeat(2_001), '', { problem: { why: 'too-long' } }],
    ['*.png', '304-body 304-date-missing', { problem: { why: 'there-already' } }],
  ])('%j with the rules %j', (url, rules, read) => {
    const ignore = [{ url: '*.png', rules: ['304-date-missing', '304-body'] }];
    expect(ignoredFrom(url, rules, { ...DEFAULT_SETTINGS, ignore }, known)).toEqual(read);
  });

  it('finds an end', () => {
    const ignore = Array.from({ length: 100 }, (_, place) => ({ url: `${place}` }));
    expect(ignoredFrom('*', '', { ...DEFAULT_SETTINGS, ignore }, known)).toEqual({
      problem: { why: 'too-many' },
    });
  });
});

describe('stored settings', () => {
  it.each([
    ['nothing', null],
    ['no JSON', '{"profile":'],
    ['another type', '[1]'],
    ['an unknown profile', '{"profile":"lax"}'],
    ['rules that do not exist', '{"levels":{"no-such-rule":"off","__proto__":"off","constructor":"off"}}'],
    ['levels that do not exist', '{"levels":{"304-body":"fatal"}}'],
    [
      'figures that make no sense',
      '{"thresholds":{"leastBytes":-1,"clockSeconds":1.5,"leastRevalidations":"9"}}',
    ],
    ['figures beyond all bounds', '{"thresholds":{"leastBytes":1e300}}'],
    ['figures of nothing', '{"thresholds":{"__proto__":{"leastBytes":5},"toString":5}}'],
    ['patterns of other types', '{"ignore":["*",{"url":7},{"url":""},{"rules":[]},null]}'],
    [
      'patterns for rules that do not exist',
      '{"ignore":[{"url":"*","rules":["no-such-rule"]},{"url":"*","rules":"304-body"}]}',
    ],
    ['patterns without an end', JSON.stringify({ ignore: [{ url: '*'.repeat(10_000) }] })],
  ])('of which %s can be used are the default ones', (_, text) => {
    expect(readSettings(text, known)).toEqual(DEFAULT_SETTINGS);
  });

  it('are used as far as they are known', () => {
    const stored = {
      profile: 'strict',
      levels: { '304-body': 'off', 'no-such-rule': 'off', '304-date-missing': 7 },
      ignore: [
        { url: '*.png', rules: ['304-body', 'no-such-rule', 3] },
        9,
        { url: '*.gif', more: true },
        { url: '*.gif' },
      ],
      thresholds: { leastBytes: 5, clockSeconds: -5 },
      more: {},
    };
    expect(readSettings(JSON.stringify(stored), known)).toEqual({
      profile: 'strict',
      levels: { '304-body': 'off' },
      ignore: [{ url: '*.png', rules: ['304-body'] }, { url: '*.gif' }],
      thresholds: { ...DEFAULT_SETTINGS.thresholds, leastBytes: 5 },
    });
  });

  it('are never more than can be shown and gone through', () => {
    const ignore = Array.from({ length: 50_000 }, (_, place) => ({ url: `https://${place}.example/*` }));
    expect(readSettings(JSON.stringify({ ignore }), known).ignore).toHaveLength(100);
  });

  it('are settings whatever the text is, and what is written is read again as it was', () => {
    const ids = known.map(({ id }) => id);
    const loose = fc.record(
      {
        profile: fc.oneof(fc.constantFrom('rfc9110', 'strict'), fc.jsonValue()),
        levels: fc.oneof(
          fc.dictionary(fc.constantFrom(...ids, 'x'), fc.constantFrom(...LEVELS, 'off', 'x')),
          fc.jsonValue(),
        ),
        ignore: fc.oneof(
          fc.array(
            fc.oneof(
              fc.record({ url: fc.string(), rules: fc.array(fc.constantFrom(...ids)) }),
              fc.jsonValue(),
            ),
          ),
          fc.jsonValue(),
        ),
        thresholds: fc.oneof(
          fc.record({ leastBytes: fc.double(), clockSeconds: fc.integer() }),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          loose.map((value) => JSON.stringify(value)),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          const settings = readSettings(text, known);
          expect(Object.values(settings.thresholds).every(isThreshold)).toBe(true);
          expect(ids).toEqual(expect.arrayContaining(Object.keys(settings.levels)));
          expect(readSettings(writeSettings(settings), known)).toEqual(settings);
        },
      ),
    );
  });

  it('stay as they are in the store until something is changed', () => {
    const { store, values } = handStore({ [SETTINGS_KEY]: '{"levels":{"a-rule-of-a-later-version":"off"}}' });
    const settings = createSettings(() => store, known);
    expect(settings.changed.value).toBe(false);
    expect(values.get(SETTINGS_KEY)).toContain('a-rule-of-a-later-version');
  });
});
