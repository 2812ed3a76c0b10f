import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/panel/App.tsx';
import type { Line } from '../../../src/panel/table/lines.ts';
import { handPanel, liveEntry } from '../steps.ts';

/** Two scripts of the site, seen twice, and one of another host. */
function openTable() {
  const panel = handPanel();
  const comes = (id: number, path: string, second: number, status = 200) =>
    panel.recording.tell({
      kind: 'entries',
      entries: [{ id, entry: liveEntry(path, second, status), ended: true, page: null }],
    });
  comes(0, '/b.js', 0);
  comes(1, '/a.js', 1);
  comes(2, '/b.js', 30, 304);
  panel.clock.pass(1_000);
  const { table } = panel.state;
  const said = (line: Line) =>
    line.kind === 'group' ? `${line.isOpen ? '-' : '+'} ${line.group.key}` : line.row.name;
  return { ...panel, table, comes, lines: () => table.lines.value.map(said) };
}

describe('the table', () => {
  it('moves the keyboard by place, and keeps it on its line while lines come and are sorted', () => {
    const { table, state, comes, clock } = openTable();
    expect(table.at.value).toBe(-1);
    table.moveTo(1);
    expect(state.current.value?.name).toBe('a.js');
    state.sortBy('name');
    expect(table.at.value).toBe(0);
    comes(3, '/0.js', 40);
    clock.pass(1_000);
    expect(table.at.value).toBe(0);
    table.moveTo(99);
    expect(state.current.value?.name).toBe('0.js');
  });

  it('is on no line while the filter hides the current one, and on it again behind that', () => {
    const { table, state } = openTable();
    table.moveTo(1);
    state.filter.value = 'b.js';
    expect(table.at.value).toBe(-1);
    state.filter.value = '';
    expect(table.at.value).toBe(1);
  });

  it('shows groups whose heads open and close with the keys of a tree', () => {
    const { table, lines } = openTable();
    table.choice.groupBy('host');
    expect(lines()).toEqual(['- site.example', 'b.js', 'a.js']);
    table.moveTo(2);
    table.step('out');
    expect(table.at.value).toBe(0);
    table.step('out');
    expect(lines()).toEqual(['+ site.example']);
    table.step('in');
    table.step('in');
    expect(lines()).toEqual(['- site.example', 'b.js', 'a.js']);
    expect(table.at.value).toBe(1);
    table.activate(0);
    expect(lines()).toEqual(['+ site.example']);
  });

  it('opens a resource in the group in which the keyboard is', () => {
    const { table, state, recording, clock } = openTable();
    const entry = liveEntry('/b.js', 40, 200, '"e2"', { cacheControl: 'max-age=x, no-cach' });
    recording.tell({ kind: 'entries', entries: [{ id: 9, entry, ended: true, page: null }] });
    clock.pass(1_000);
    table.choice.groupBy('finding');
    const places = table.lines.value.flatMap((line, place) =>
      line.kind === 'resource' && line.row.name === 'b.js' ? [place] : [],
    );
    expect(places.length).toBeGreaterThan(1);
    for (const place of places) {
      table.activate(place);
      expect(table.at.value).toBe(place);
      expect(state.opened.value?.name).toBe('b.js');
    }
  });

  it('leaves groups where they are while traffic comes, and orders them when it is asked to', () => {
    const { table, state, lines, recording, clock } = openTable();
    table.choice.groupBy('host');
    state.sortBy('seen');
    expect(lines()).toEqual(['- site.example', 'b.js', 'a.js']);
    const entries = [0, 1, 2, 3, 4].map((id) => ({
      id: 10 + id,
      entry: liveEntry('/c.js', 50 + id, 200, undefined, { origin: 'https://cdn.example' }),
      ended: true,
      page: null,
    }));
    recording.tell({ kind: 'entries', entries });
    clock.pass(1_000);
    expect(lines()).toEqual(['- site.example', 'b.js', 'a.js', '- cdn.example', 'c.js']);
    state.sortBy('seen');
    state.sortBy('seen');
    state.sortBy('seen');
    expect(lines()[0]).toBe('- cdn.example');
  });

  it('begins in the order first seen again when the recording is cleared', () => {
    const { state } = openTable();
    state.sortBy('name');
    state.clear();
    expect(state.sort.value).toBeUndefined();
  });
});

describe('what is copied', () => {
  it('is the URL of a line', async () => {
    const { table, copied, state } = openTable();
    await table.copyUrl(1);
    expect(copied).toEqual(['https://site.example/a.js']);
    expect(state.announcement.value).toBe('URL copied.');
  });

  it('is no URL where there is none', async () => {
    const { table, copied } = openTable();
    table.choice.groupBy('host');
    await table.copyUrl(0);
    await table.copyUrl(-1);
    expect(copied).toEqual([]);
  });

  it('are the resources that are shown, in their order', async () => {
    const { table, copied, state } = openTable();
    state.sortBy('name');
    await table.copyShown('csv');
    const urls = (text: string | undefined) => text?.match(/https:\S+?\.js/g);
    expect(urls(copied[0])).toEqual(['https://site.example/a.js', 'https://site.example/b.js']);
    expect(state.announcement.value).toBe('2 resources copied.');
    state.filter.value = 'a.js';
    await table.copyShown('markdown');
    expect(urls(copied[1])).toEqual(['https://site.example/a.js']);
  });

  it('is said not to be where it cannot be', async () => {
    const { recording, clock, state } = handPanel({ canCopy: false });
    recording.tell({
      kind: 'entries',
      entries: [{ id: 0, entry: liveEntry('/a.js', 0), ended: true, page: null }],
    });
    clock.pass(1_000);
    await state.table.copyUrl(0);
    expect(state.announcement.value).toBe('It could not be copied.');
    const line = () => /<p[^>]*data-problem="copy".*?<\/p>/.exec(renderToString(<App state={state} />))?.[0];
    expect(line()).toContain('It could not be copied.');
    expect(line()).toContain('id="copy-again"');
    await state.table.copyShown('csv');
    expect(state.uncopied.value?.text).toContain('/a.js');
    await state.copyAgain();
    expect(line()).toBeDefined();
    state.dismissUncopied();
    expect(line()).toBeUndefined();
  });
});

describe('the table’s page', () => {
  it('says of a group whether it is open, what it is called and what it sums up to', () => {
    const { table, state } = openTable();
    table.choice.groupBy('host');
    const html = renderToString(<App state={state} />);
    expect(html).toMatch(/<tr[^>]*aria-level="1"[^>]*aria-expanded[^>]*data-group="site.example"/);
    expect(html).toContain('2 resources');
    expect(html).toMatch(/<tr[^>]*aria-level="2"[^>]*data-resource-url="https:\/\/site.example\/b.js"/);
  });

  it('has an edge with a width before each column but the name', () => {
    const { state, table } = openTable();
    const html = renderToString(<App state={state} />);
    const edges = html.match(/<hr[^>]*aria-orientation="vertical"[^>]*aria-valuenow="\d+"/g);
    expect(edges?.length).toBe(table.columns.value.length - 1);
  });
});
