import { useEffect, useRef } from 'preact/hooks';
import { Details } from './Details.tsx';
import { FilterProblems } from './filter/FilterProblems.tsx';
import { OpenedFiles } from './OpenedFiles.tsx';
import { SettingsView } from './SettingsView.tsx';
import { Summary } from './Summary.tsx';
import type { PanelState } from './state.ts';
import { FilterBar, Toolbar } from './Toolbar.tsx';
import { ResourceTable } from './table/ResourceTable.tsx';

/**
 * The whole panel.
 *
 * What tests and styles may hold on to, and what therefore stays:
 * - `#panel` with `data-recording="on|off"` and `data-connection="live|lost"`; `#announcement` (live region).
 * - `[data-files="opening"]` with `progress#opening` and `#open-cancel`, `[data-files="opened"]` with `#open-close`,
 *   `[data-problem="open"]`: captures from files, by `#open`, `#open-files` or dropped anywhere.
 * - `#record` (`aria-pressed`), `#clear`, `#filter`, `#export-json`, `#export-csv`, `#export-html`.
 * - `#filter` (combobox) with `#filter-options [role=option]` and `#filter-clear`, `[data-problem="filter"]`;
 *   `[data-type]` (`aria-pressed`): `all` or a type, in `#type-list` behind `#types` where there is little room.
 * - `#settings` (`aria-expanded`), `#settings-view` with `#settings-close`, `#settings-reset`, `input[name=profile]`,
 *   `input[data-threshold]`, `#rule-search`, `li[data-rule]` with a `select` whose values are `own`, the levels and
 *   `off`, `#ignore-url`, `#ignore-rules`, `#ignore-add`, `li[data-ignored]`, `#settings-copy`, `#settings-file`,
 *   `[data-problem="settings"]`.
 * - `#summary [data-figure]`: `transferred`, `saved-by-304`, `saved-by-cache`, `avoidable` with `data-bytes` (absent
 *   where unknown) and `data-unknown` (exchanges without a figure); `not-modified`, `faulty` with `data-count`;
 *   `[data-note]`: `no-304`, `paused`, `skipped`, `filtered`, `settings` or a note of the capture.
 * - `#resources` (treegrid): `th[data-column]` with `.head-button` and, but for the name, a
 *   `[role=separator]`; `#table-menu` and right clicks open a `[role=menu]` with `[data-item]`; rows
 *   `tr[data-resource-url][data-resource-method]` with `data-exchanges`, cells `td[data-column]` with
 *   `[data-figure=transferred|saved|avoidable]`; heads of groups `tbody tr[data-group]` (`aria-expanded`). Only rows in
 *   view are in the document; `aria-rowcount` counts all that pass the filter, the groups and the header.
 * - `[data-empty]`: `nothing-recorded`, `capture-empty`, `paused`, `no-match`, `lost`.
 * - `#details[data-resource-url]`, `#details-close`, `[role=tab][data-tab]`, `#details-exchanges tr[data-exchange]`,
 *   `#details-check tr[data-field][data-verdict]` with `[data-value="full"|"304"|"request"]`,
 *   `#details-findings li[data-rule][data-level]`. The three parts are always there, `hidden` or not.
 */
export function App({ state }: { state: PanelState }) {
  const panel = useRef<HTMLDivElement>(null);
  const { narrow } = state.layout.value;
  const opened = state.opened.value;
  const settingsShown = state.settingsShown.value;
  const overview = state.desk.overview.value;
  const { text } = state.wording;
  const wasOpen = useRef(false);
  const wereSettingsShown = useRef(false);

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      state.size.value = { width: element.clientWidth, height: element.clientHeight };
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [state]);

  useEffect(() => {
    if (wasOpen.current && !opened && !settingsShown) focusOn('resources');
    wasOpen.current = opened !== undefined;
  }, [opened, settingsShown]);

  useEffect(() => {
    // The focus goes back where it was lost with them or taken by the details beneath; else it stays where it is.
    const focused = document.activeElement;
    const isLost = focused === document.body || focused?.id === 'details-close';
    if (wereSettingsShown.current && !settingsShown && isLost) focusOn('settings');
    wereSettingsShown.current = settingsShown;
  }, [settingsShown]);

  return (
    <div
      id="panel"
      ref={panel}
      data-recording={state.recording.value ? 'on' : 'off'}
      data-connection={state.lost.value ? 'lost' : 'live'}
    >
      <Toolbar state={state} />
      <FilterBar state={state} />
      <FilterProblems state={state} />
      <OpenedFiles state={state} />
      {overview && <Summary state={state} overview={overview} />}
      {state.lost.value && (
        <p class="lost" role="alert" data-empty="lost">
          {text.empty.lost}
        </p>
      )}
      {state.problem.value !== undefined && (
        <p class="lost" role="alert" data-problem="export">
          {state.problem.value}
        </p>
      )}
      <main class="split">
        {!(narrow && (opened || settingsShown)) && <ResourceTable state={state} />}
        {opened && !settingsShown && <Details state={state} row={opened} />}
        {settingsShown && <SettingsView state={state} />}
      </main>
      <p id="announcement" role="status">
        {state.announcement.value}
      </p>
    </div>
  );
}

const focusOn = (id: string): void => document.getElementById(id)?.focus();
