import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/panel/App.tsx';
import { handleFilterKey } from '../../../src/panel/filter/FilterBox.tsx';
import { HIDDEN_CHARACTERS, handPanel, liveEntry } from '../steps.ts';

function filterPanel(language: 'en' | 'zh-CN' = 'en') {
  const { recording, clock, state } = handPanel({ language });
  const entries = [
    liveEntry('/a.js', 0),
    liveEntry('/b.js', 1, 200, '"e2"', { method: 'POST' }),
    liveEntry('/a.js', 9, 304),
  ];
  recording.tell({
    kind: 'entries',
    entries: entries.map((entry, id) => ({ id, entry, ended: true, page: null })),
  });
  clock.pass(1_000);
  const key = (name: string, modifiers: Partial<KeyboardEvent> = {}) => {
    const event = { key: name, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...modifiers };
    const caret = state.filter.peek().length;
    return handleFilterKey(event as KeyboardEvent, state, caret, () => state.completing.accept());
  };
  return {
    state,
    key,
    type(text: string) {
      state.filter.value = text;
      state.completing.offer(text.length);
    },
    offered: () => state.completing.completion.value?.suggestions.map(({ key, value }) => value ?? `${key}:`),
    html: () => renderToString(<App state={state} />),
    names: () => state.shown.value.map(({ name }) => name),
  };
}

describe('writing a filter', () => {
  it('offers keys, then their values, each taken with Tab or Enter', () => {
    const panel = filterPanel();
    panel.type('me');
    expect(panel.offered()).toEqual(['method:']);
    expect(panel.key('Tab')).toBe(true);
    expect(panel.state.filter.value).toBe('method:');
    expect(panel.offered()).toEqual(['GET', 'POST']);
    panel.key('ArrowUp');
    panel.key('Enter');
    expect(panel.state.filter.value).toBe('method:POST');
    expect(panel.offered()).toBeUndefined();
    expect(panel.names()).toEqual(['b.js']);
  });

  it('leaves Tab and Enter alone where nothing is offered, and what is held with Shift', () => {
    const panel = filterPanel();
    panel.type('zebra');
    expect([panel.key('Tab'), panel.key('Enter'), panel.key('ArrowUp')]).toEqual([false, false, false]);
    panel.type('me');
    expect(panel.key('Tab', { shiftKey: true })).toBe(false);
  });

  it('offers every key on the arrow down', () => {
    const panel = filterPanel();
    expect(panel.key('ArrowDown')).toBe(true);
    expect(panel.offered()).toContain('status-code:');
  });

  it('ends with Escape: first what is offered, then the filter, then it is for the panel', () => {
    const panel = filterPanel();
    panel.type('me');
    expect(panel.key('Escape')).toBe(true);
    expect(panel.offered()).toBeUndefined();
    expect(panel.state.filter.value).toBe('me');
    expect(panel.key('Escape')).toBe(true);
    expect(panel.state.filter.value).toBe('');
    expect(panel.key('Escape')).toBe(false);
  });

  it('is a combobox whose options are named to those who do not see them', () => {
    const panel = filterPanel();
    panel.type('method:');
    const html = panel.html();
    expect(html).toMatch(/<input id="filter"[^>]+role="combobox"[^>]+aria-expanded="true"/);
    expect(html).toContain('aria-activedescendant="filter-option-0"');
    expect(html).toMatch(/id="filter-option-0"[^>]+role="option"[^>]+aria-selected="true"/);
  });

  it('says what it does not understand, once it is written', () => {
    const panel = filterPanel();
    panel.type('is:running');
    expect(panel.html()).toContain('is:running: what can be asked for is 304, fault');
    expect(panel.html()).toMatch(/<input id="filter"[^>]+aria-invalid="true"/);
    expect(panel.names()).toEqual(['a.js', 'b.js']);
    panel.type('is:');
    expect(panel.html()).not.toContain('data-problem="filter"');
  });

  it.each(HIDDEN_CHARACTERS.filter((character) => character.trim() !== ''))(
    'writes out %j in what it does not understand',
    (character) => {
      const panel = filterPanel('zh-CN');
      panel.type(`level:${character}`);
      const problem = /data-problem="filter">([^<]*)/.exec(panel.html())?.[1];
      expect(problem).toContain('级别有');
      expect(problem).not.toContain(character);
    },
  );
});

describe('the types', () => {
  it('leave the resources of one or more, beside what is written', () => {
    const panel = filterPanel();
    panel.state.types.value = new Set(['script', 'font']);
    expect(panel.names()).toEqual(['a.js', 'b.js']);
    panel.state.filter.value = 'method:post';
    expect(panel.names()).toEqual(['b.js']);
    expect(panel.html()).toContain('data-note="filtered"');
  });

  it('say so where they leave nothing', () => {
    const panel = filterPanel();
    panel.state.types.value = new Set(['wasm']);
    expect(panel.html()).toContain('No resource is of the chosen types.');
    panel.state.filter.value = 'a.js';
    expect(panel.html()).toContain('No resource of the chosen types matches “a.js”.');
  });

  it.each([
    [1400, 320, '<fieldset class="types"'],
    [550, 850, '<fieldset class="types"'],
    [550, 300, 'id="types"'],
    [320, 850, 'id="types"'],
  ])('are there at %i × %i px', (width, height, markup) => {
    const panel = filterPanel();
    panel.state.size.value = { width, height };
    expect(panel.html().split(markup)).toHaveLength(2);
  });
});
