import { useEffect, useRef } from 'preact/hooks';
import { Details, tabId } from './Details.tsx';
import { Exported } from './Exported.tsx';
import { FilterProblems } from './filter/FilterProblems.tsx';
import { KeepingEnded } from './KeepingEnded.tsx';
import { AuditLater, ComparisonLater, OverviewLater, SettingsLater } from './later.tsx';
import { OpenedFiles } from './OpenedFiles.tsx';
import { AuditLine } from './PageAudit.tsx';
import { Summary } from './Summary.tsx';
import type { PanelState } from './state.ts';
import { FilterBar, Toolbar } from './Toolbar.tsx';
import { ResourceTable } from './table/ResourceTable.tsx';
import { Uncopied } from './Uncopied.tsx';

/**
 * The whole panel.
 *
 * What tests and styles may hold on to, and what therefore stays:
 * - `#panel` with `data-recording="on|off"` and `data-connection="live|lost"`; `#announcement` (live region).
 * - `[data-files="opening"]` with `progress#opening` and `#open-cancel`, `[data-files="opened"]` with `#open-close`,
 *   `[data-problem="open"]`: captures from files, by `#open`, `#open-files` or dropped anywhere.
 * - `[data-files="compared"]` with `#comparison` (`aria-expanded`) and `#compare-end`; `#compare` with `#compare-files`, in
 *   `[data-files="opened"]` or the overview; `#comparison-view` with `#comparison-close`, `#comparison-swap`,
 *   `#comparison-renew`, `[data-side]`, `.comparison[data-verdict]`.
 * - `#record` (`aria-pressed`), `#clear`, `#preserve-log` (checkbox), `#filter`.
 * - `#export` (`aria-expanded`) with the menu `#export-list`: `#export-json`, `#export-csv`, `#export-html`,
 *   `#export-markdown`, `#export-har`, `#export-secrets` (`aria-checked`); then `[data-exported]` with `#exported-close`.
 * - `#filter` (combobox) with `#filter-options [role=option]` and `#filter-clear`, `[data-problem="filter"]`;
 *   `[data-type]` (`aria-pressed`): `all` or a type, in `#type-list` behind `#types` where there is little room.
 * - `#settings` (`aria-expanded`), `#settings-view` with `#settings-close`, `#language`, `#settings-reset`, `input[name=profile]`,
 *   `input[data-threshold]`, `#rule-search`, `li[data-rule]` with a `select` whose values are `own`, the levels and
 *   `off`, `#ignore-url`, `#ignore-rules`, `#ignore-add`, `li[data-ignored]`, `#settings-copy`, `#settings-file`,
 *   `[data-problem="settings"]`; `#keep` (checkbox), `[data-figure=kept]` with `data-bytes` and `data-count`, `#keep-delete`.
 * - `[data-problem="keeping"]` with `#keeping-dismiss`.
 * - `#summary [data-figure]`: `transferred`, `saved-by-304`, `saved-by-cache`, `avoidable` with `data-bytes` (absent
 *   where unknown) and `data-unknown` (exchanges without a figure); `not-modified`, `faulty` with `data-count`;
 *   `[data-note]`: `no-304`, `paused`, `skipped`, `filtered`, `settings` or a note of the capture.
 * - `#overview` (`aria-expanded`), `#overview-view` with `#overview-close`, `tbody[data-after] tr[data-policy]`,
 *   `li[data-change]`; `.bytes-bar [data-kind]`.
 * - `#audit-page`; `[data-audit=running|comparing|ended|not-compared]` with `progress#audit-progress`, `#audit-cancel`,
 *   `#audit-dismiss`; `#audit-result` (`aria-expanded`), `#audit-view` with `#audit-close`, `.visit-comparison
 *   tr[data-row] td[data-visit]`, `li[data-change]`.
 * - `#resources` (treegrid): `th[data-column]` with `.head-button` and, but for the name, an `hr.edge`; `#table-menu` and right clicks open
 *   a `[role=menu]` with `[data-item]`; `[data-problem="copy"]` with `#copy-again` and `#uncopied-close`; rows
 *   `tr[data-resource-url][data-resource-method]` with `data-exchanges`, cells `td[data-column]` with
 *   `[data-figure=transferred|saved|avoidable]`; heads of groups `tbody tr[data-group]` (`aria-expanded`). Only rows in
 *   view are in the document; `aria-rowcount` counts all that pass the filter, the groups and the header.
 * - `[data-empty]`: `nothing-recorded`, `capture-empty`, `paused`, `no-match`, `lost`.
 * - `#details[data-resource-url]`, `#details-close`, `[role=tab][data-tab]` for the parts `exchanges` (the timeline),
 *   `check`, `findings`, `policy` and `headers`; `#details-exchanges tr[data-exchange]`,
 *   `#details-check tr[data-field][data-verdict]` with `[data-value="full"|"304"|"request"]`,
 *   `#details-findings li[data-rule][data-level]`, `[data-ignored-here]`. These three are always there, `hidden` or not;
 *   what is asked of the desk is there only while it is shown: `#details-policy` with `#what-if`, `#what-if-take`,
 *   `#what-if-reset`, `[data-problem]`, `tr[data-after]` and `tr[data-predicted-exchange]` with `[data-request]`,
 *   `[data-now]`, `#snippet`, `#snippet-server`, `#snippet-scope`; `#details-headers [data-side="request"|"response"]`;
 *   `button[data-copy]`.
 */
export function App({ state }: { state: PanelState }) {
  const panel = useRef<HTMLDivElement>(null);
  const { narrow } = state.layout.value;
  const opened = state.opened.value;
  const settingsShown = state.settingsShown.value;
  const overview = state.desk.overview.value;
  const audited = state.auditResult.value;
  const covers = coveringOf(state);
  const { text } = state.wording;
  const wasOpen = useRef(false);
  const covered = useRef<{ readonly by: string; readonly opened: string | undefined } | undefined>(undefined);

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
    if (wasOpen.current && !opened && !covers) focusOn('resources');
    wasOpen.current = opened !== undefined;
  }, [opened, covers]);

  useEffect(() => {
    const before = covered.current;
    const isOther = opened !== undefined && opened.id !== before?.opened;
    if (before && !covers) returnFocus(isOther ? tabId(state.section.peek()) : before.by, isOther);
    covered.current = covers && { by: covers, opened: opened?.id };
  }, [covers]);

  return (
    <div
      id="panel"
      ref={panel}
      data-recording={state.recording.value ? 'on' : 'off'}
      data-connection={state.lost.value ? 'lost' : 'live'}
    >
      <header class="head">
        <h1 class="unseen">HTTP Cache</h1>
        <Toolbar state={state} />
        <FilterBar state={state} />
        <FilterProblems state={state} />
        <OpenedFiles state={state} />
        <AuditLine state={state} />
        <Exported state={state} />
        <KeepingEnded state={state} />
        <Uncopied state={state} />
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
      </header>
      <main class="split">
        {!(narrow && (opened || covers)) && <ResourceTable state={state} />}
        {opened && !covers && <Details state={state} row={opened} />}
        {covers === 'comparison' && <ComparisonLater state={state} />}
        {overview && covers === 'overview' && <OverviewLater state={state} />}
        {audited && covers === 'audit-result' && <AuditLater state={state} />}
        {settingsShown && <SettingsLater state={state} />}
      </main>
      <p id="announcement" role="status">
        {state.announcement.value}
      </p>
    </div>
  );
}

/** What stands in the place of the details; its name is also that of the button which gets the focus back. */
function coveringOf(state: PanelState) {
  if (state.settingsShown.value) return 'settings';
  if (state.comparisonShown.value) return 'comparison';
  if (state.overviewShown.value) return 'overview';
  return state.auditShown.value && state.auditResult.value ? 'audit-result' : undefined;
}

/**
 * Gives the focus to an element where it was lost with what covered the details, or taken by the details beneath; else it
 * stays where it is. Details that were opened from there keep what they have taken.
 */
function returnFocus(id: string, isOpenedAnew: boolean): void {
  const focused = document.activeElement;
  const isTaken = focused?.id === 'details-close' && !isOpenedAnew;
  if (focused === document.body || isTaken) focusOn(id);
}

const focusOn = (id: string): void => document.getElementById(id)?.focus();
