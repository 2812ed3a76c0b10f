import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FirstChange } from '../audit/first-changes.ts';
import type { WordedComparison } from '../desk/comparing.ts';
import type { CaptureFile, ResourceRow } from '../desk/contract.ts';
import type { ExportedFile, ExportFormat, SavedFile } from '../desk/export-file.ts';
import type { Keeping, KeepingProblem, Recording } from '../devtools/recording.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import { createComparisonState } from './comparison-state.ts';
import { type Copying, createCopying } from './copying.ts';
import type { DeskView } from './desk-view.ts';
import { createDetails, type DetailsState } from './details-state.ts';
import { type CompiledFilter, compileFilter } from './filter/compile.ts';
import { type Completing, createCompleting } from './filter/completing.ts';
import { chipOf, type TypeChip } from './filter/types.ts';
import { createIgnoring, type Ignoring } from './ignoring.ts';
import type { Keys } from './keys.ts';
import type { LanguageChoice } from './language-choice.ts';
import { type Layout, layoutFor } from './layout.ts';
import { createListing, type ListingActions } from './listing.ts';
import { onChange } from './on-change.ts';
import { createOverviewState } from './overview-state.ts';
import {
  type AuditUnavailable,
  createPageAuditState,
  type PageAuditResult,
  type PageAuditStatus,
} from './page-audit-state.ts';
import { viewRecorder } from './recorder-view.ts';
import type { PanelSettings, SettingsStore } from './settings.ts';
import { createTableChoice } from './table/choice.ts';
import type { Column } from './table/columns.ts';
import { inOrder, nextSort, orderBy, type Sort } from './table/sorting.ts';
import { createTableState, type TableState } from './table/state.ts';

/** Why the table has no rows. */
type Emptiness = 'nothing-recorded' | 'capture-empty' | 'paused' | 'no-match';

/** What the panel shows, and everything that a person can do to it. */
export interface PanelState extends DetailsState, Copying, ListingActions, Ignoring {
  /** As the chosen language wants it; who reads it while drawing is drawn anew with another. */
  readonly wording: Wording;
  readonly language: LanguageChoice;
  readonly keys: Keys;
  /** What the desk has told: the audit of the recording, or of the files that are open. */
  readonly desk: DeskView;
  readonly recording: ReadonlySignal<boolean>;
  readonly lost: ReadonlySignal<boolean>;
  /** Whether what earlier pages requested is kept when a page is left. */
  readonly logPreserved: ReadonlySignal<boolean>;
  /** How it stands with keeping the recording until DevTools is opened again; undefined where it cannot be kept. */
  readonly keeping: ReadonlySignal<Keeping | undefined>;
  /** Why that has come to an end, until it is read. */
  readonly keepingProblem: ReadonlySignal<KeepingProblem | undefined>;
  dismissKeepingProblem(): void;
  readonly settings: PanelSettings;
  /** Whether the settings are looked at. */
  readonly settingsShown: ReadonlySignal<boolean>;
  /** Whether the overview is looked at. */
  readonly overviewShown: ReadonlySignal<boolean>;
  /** What to change first, as it was when the overview was opened or renewed; undefined until that has come. */
  readonly firstChanges: ReadonlySignal<readonly FirstChange[] | undefined>;
  /** Whether the recording has gone on since. */
  readonly changesOutdated: ReadonlySignal<boolean>;
  renewChanges(): Promise<void>;
  /** The audit of the page that is under way, or has just come to no result. */
  readonly auditStatus: ReadonlySignal<PageAuditStatus | undefined>;
  /** What the last audit of the page came to. */
  readonly auditResult: ReadonlySignal<PageAuditResult | undefined>;
  /** Whether that is looked at. */
  readonly auditShown: ReadonlySignal<boolean>;
  /** Why the page cannot be audited now; undefined where it can. */
  readonly auditUnavailable: ReadonlySignal<AuditUnavailable | undefined>;
  /** Whether what is shown against another capture is looked at. */
  readonly comparisonShown: ReadonlySignal<boolean>;
  /** Undefined until it has come. */
  readonly comparison: ReadonlySignal<WordedComparison | undefined>;
  /** Whether what is shown is the earlier one of the two. */
  readonly swapped: ReadonlySignal<boolean>;
  /** Whether what is shown has changed since they were compared. */
  readonly comparisonOutdated: ReadonlySignal<boolean>;
  renewComparison(): Promise<void>;
  swapComparison(): Promise<void>;
  toggleComparison(): void;
  /** Reads files to compare what is shown with. */
  compareWith(files: readonly CaptureFile[]): void;
  endComparison(): void;
  /** Whether the latest try to copy the settings did it; undefined once they are others. */
  readonly copied: ReadonlySignal<boolean | undefined>;
  readonly filter: Signal<string>;
  /** Terms of the filter that could not be understood. */
  readonly filterProblems: ReadonlySignal<CompiledFilter['problems']>;
  readonly completing: Completing;
  /** The types that are shown; none are all. */
  readonly types: Signal<ReadonlySet<TypeChip>>;
  /** Whether some resources may be left out, by the filter or by their type. */
  readonly filtered: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort | undefined>;
  /** Rows that pass the filter, in the order shown. */
  readonly shown: ReadonlySignal<readonly ResourceRow[]>;
  /** These rows as the lines of the table. */
  readonly table: TableState;
  readonly empty: ReadonlySignal<Emptiness | undefined>;
  /** Width and height of the panel, px. */
  readonly size: Signal<{ width: number; height: number }>;
  readonly layout: ReadonlySignal<Layout>;
  /** The latest thing done, for whoever does not see it. */
  readonly announcement: ReadonlySignal<string>;
  /** What went wrong with the last export; undefined where nothing did. */
  readonly problem: ReadonlySignal<string | undefined>;
  toggleRecording(): void;
  clear(): void;
  preserveLog(on: boolean): void;
  keepRecording(on: boolean): void;
  deleteKept(): void;
  sortBy(column: Column): void;
  /** Opens the details of a resource, in the place of what covers them. */
  open(id: string): void;
  toggleOverview(): void;
  /** Visits the page three times, unless that cannot be now. */
  auditPage(): void;
  cancelAudit(): void;
  /** Takes away what is said of an audit without result. */
  dismissAudit(): void;
  /** Shows or hides what the last audit came to. */
  toggleAudit(): void;
  /** Closes the settings, the comparison, the overview, the audit, or else the details. */
  close(): void;
  toggleSettings(): void;
  resetSettings(): void;
  /** Copies the settings as the file that the command reads. */
  copySettings(): Promise<void>;
  /** Reads files and shows them in place of the recording. */
  openFiles(files: readonly CaptureFile[]): void;
  cancelOpening(): void;
  closeFiles(): void;
  /** What was saved last, and what was masked in it; undefined once that was read. */
  readonly exported: ReadonlySignal<Pick<ExportedFile, 'name' | 'note'> | undefined>;
  dismissExported(): void;
  /** Brings the recording up to date, then writes the report on what is shown to a file. */
  export(format: ExportFormat, options?: { readonly secrets?: boolean }): Promise<void>;
  stop(): void;
}

export interface PanelOptions {
  readonly recording: Recording;
  readonly desk: DeskView;
  readonly language: LanguageChoice;
  readonly keys: Keys;
  readonly settings: PanelSettings;
  /** Where the choice of columns and groups is kept, asked for anew each time; any call may throw. */
  readonly store: () => SettingsStore;
  readonly save: (file: SavedFile) => void;
  /** Puts a text into the clipboard, also one that has yet to come; rejects where that cannot be. */
  readonly copy: (text: string | Promise<string>) => Promise<void>;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** The panel's state over a recorder and a desk. */
export function createPanelState(options: PanelOptions): PanelState {
  const { recording, desk, language, keys, settings } = options;
  const { wording } = language;
  const stopJudging = judgeBy(settings, wording, desk);
  const recorder = viewRecorder(recording, (event) => desk.send({ kind: 'recorded', event }));
  const announcement = signal('');
  const { order, asked, forgetOrder, ...rows } = createRows(desk, settings, recorder.recording);
  const { goTo, ...details } = createDetails(desk, options.now);
  const settingsView = createSettingsView(options, announcement);
  const overviewState = createOverviewState(desk, wording);
  const { overviewShown } = overviewState.actions;
  const pageAudit = createPageAuditState(recording, recorder, desk);
  const comparison = createComparisonState(desk, wording);
  const { comparisonShown } = comparison.actions;
  const size = signal({ width: 1000, height: 600 });
  const layout = computed(() => {
    const isCovered = [
      settingsView.actions.settingsShown,
      comparisonShown,
      overviewShown,
      pageAudit.actions.auditShown,
    ].some((shown) => shown.value);
    return layoutFor(size.value, isCovered || details.opened.value !== undefined);
  });
  function open(id: string): void {
    settingsView.close();
    comparison.close();
    overviewState.close();
    pageAudit.close();
    details.open(id);
  }
  const listing = createListing(options, announcement);
  const table = createTableState({
    choice: createTableChoice(options.store),
    shown: rows.shown,
    asked,
    sort: rows.sort,
    order,
    width: computed(() => layout.value.tableWidth),
    current: details.current,
    goTo,
    open,
    copyUrl: listing.copyUrl,
    copyShown: listing.copyShown,
  });
  const unhear = announceChanges(recorder.recording, desk, wording, announcement);
  return {
    get wording() {
      return wording.value;
    },
    language,
    keys,
    desk,
    recording: recorder.recording,
    lost: recorder.lost,
    logPreserved: recorder.logPreserved,
    keeping: recorder.keeping,
    keepingProblem: recorder.keepingProblem,
    dismissKeepingProblem: recorder.dismissKeepingProblem,
    ...rows,
    ...details,
    table,
    ...listing.actions,
    ...settingsView.actions,
    ...createExport(options, rows, announcement),
    ...createCopying(options.copy, wording, announcement),
    ...createIgnoring(settings, wording, details.opened, announcement),
    settings,
    size,
    layout,
    announcement,
    toggleRecording() {
      if (recorder.lost.value) return;
      recording.record(!recorder.recording.value);
    },
    preserveLog: (on) => recording.preserveLog(on),
    keepRecording: (on) => recording.keep(on),
    deleteKept: () => recording.deleteKept(),
    clear() {
      if (desk.opened.value) return desk.send({ kind: 'close-files' });
      if (recorder.lost.value) return;
      recording.clear();
      details.forget();
      forgetOrder();
      announcement.value = wording.peek().text.announcements.cleared;
    },
    ...overviewState.actions,
    toggleOverview() {
      settingsView.close();
      comparison.close();
      pageAudit.close();
      overviewState.toggle();
    },
    ...pageAudit.actions,
    toggleAudit() {
      settingsView.close();
      comparison.close();
      overviewState.close();
      pageAudit.toggle();
    },
    ...comparison.actions,
    toggleComparison() {
      settingsView.close();
      overviewState.close();
      pageAudit.close();
      comparison.toggle();
    },
    open,
    close() {
      if (settingsView.actions.settingsShown.value) settingsView.close();
      else if (comparisonShown.value) comparison.close();
      else if (overviewShown.value) overviewState.close();
      else if (pageAudit.actions.auditShown.value) pageAudit.close();
      else details.close();
    },
    openFiles: (files) => desk.send({ kind: 'open', files }),
    cancelOpening: () => desk.send({ kind: 'cancel-opening' }),
    closeFiles: () => desk.send({ kind: 'close-files' }),
    stop() {
      unhear();
      stopJudging();
      overviewState.stop();
      comparison.stop();
      settingsView.stop();
      details.stop();
      pageAudit.stop();
      recorder.stop();
      desk.stop();
    },
  };
}

/** Tells the desk how to judge and speak, now and whenever that changes, and asks for the rules in the language. */
function judgeBy(settings: PanelSettings, wording: ReadonlySignal<Wording>, desk: DeskView): () => void {
  const stopTelling = effect(() => {
    const { language } = wording.value;
    desk.send({ kind: 'judge', language, settings: settings.chosen.value });
  });
  const stopAsking = onChange(wording, async ({ language }) => {
    settings.rules.value = await desk.ask({ about: 'rules', language });
  });
  return () => {
    stopTelling();
    stopAsking();
  };
}

function announceChanges(
  recording: ReadonlySignal<boolean>,
  desk: DeskView,
  wording: ReadonlySignal<Wording>,
  announcement: Signal<string>,
): () => void {
  const unhear = onChange(recording, (on) => {
    const { recording, paused } = wording.peek().text.announcements;
    announcement.value = on ? recording : paused;
  });
  const unsee = onChange(desk.opened, (names) => {
    const { opened } = wording.peek().text.announcements;
    if (names) announcement.value = opened(names.map(visible).join(', '));
  });
  return () => {
    unhear();
    unsee();
  };
}

const idOf = ({ id }: ResourceRow): string => id;

function createRows(desk: DeskView, settings: PanelSettings, recording: ReadonlySignal<boolean>) {
  const { rows, opened } = desk;
  const filter = signal('');
  const types = signal<ReadonlySet<TypeChip>>(new Set());
  const compiled = computed(() =>
    compileFilter(
      filter.value,
      settings.rules.value.map(({ id }) => id),
    ),
  );
  const filtered = computed(() => filter.value.trim() !== '' || types.value.size > 0);
  const sort = signal<Sort | undefined>(undefined);
  const order = signal<readonly string[] | undefined>(undefined);
  /** Rows in the order that was taken of them; no longer held than they are. */
  const taken = new WeakMap<
    readonly ResourceRow[],
    { readonly order: readonly string[]; readonly sorted: readonly ResourceRow[] }
  >();
  const ordered = computed(() => {
    const known = taken.get(rows.value);
    return known && known.order === order.value ? known.sorted : inOrder(rows.value, order.value, idOf);
  });
  const passes = (row: ResourceRow): boolean => {
    const isOfType = types.value.size === 0 || types.value.has(chipOf(row));
    return isOfType && compiled.value.passes(row);
  };
  const shown = computed(() => (filtered.value ? ordered.value.filter(passes) : ordered.value));
  const empty = computed<Emptiness | undefined>(() => {
    if (shown.value.length > 0) return undefined;
    if (rows.value.length > 0) return 'no-match';
    if (opened.value) return 'capture-empty';
    return recording.value ? 'nothing-recorded' : 'paused';
  });
  return {
    filter,
    filterProblems: computed(() => compiled.value.problems),
    completing: createCompleting(filter, rows),
    types,
    filtered,
    asked: computed(() => ({ filter: filter.value, types: types.value })),
    sort,
    order,
    shown,
    empty,
    /** Rows that come anew come in their own order. */
    forgetOrder() {
      sort.value = undefined;
      order.value = undefined;
    },
    sortBy(column: Column) {
      const asked = nextSort(sort.value, column);
      sort.value = asked;
      if (!asked) {
        order.value = undefined;
        return;
      }
      const sorted = orderBy(rows.value, asked);
      const ids = sorted.map(idOf);
      taken.set(rows.value, { order: ids, sorted });
      order.value = ids;
    },
  };
}

function createExport(
  { recording, desk, language, save }: PanelOptions,
  { filtered, shown }: Pick<PanelState, 'filtered' | 'shown'>,
  announcement: Signal<string>,
) {
  const problem = signal<string | undefined>(undefined);
  const exported = signal<Pick<ExportedFile, 'name' | 'note'> | undefined>(undefined);
  const spoken = signal<Wording | undefined>(undefined);
  // Both are sentences, which nobody says again in another language.
  const whileSpoken = <T>(said: ReadonlySignal<T | undefined>) =>
    computed(() => (spoken.value === language.wording.value ? said.value : undefined));
  return {
    problem: whileSpoken(problem),
    exported: whileSpoken(exported),
    dismissExported() {
      exported.value = undefined;
    },
    async export(format: ExportFormat, { secrets = false }: { readonly secrets?: boolean } = {}) {
      spoken.value = language.wording.peek();
      const { announcements } = spoken.value.text;
      problem.value = undefined;
      exported.value = undefined;
      try {
        if (!desk.opened.peek()) await recording.reconcile();
        await desk.ask({ about: 'up-to-date' });
        const only = filtered.peek() && { only: shown.peek().map(({ id }) => id) };
        const { note, ...file } = await desk.ask({ about: 'export', format, secrets, ...only });
        save(file);
        exported.value = { name: file.name, note };
        announcement.value = announcements.exported(file.name);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        problem.value = announcements.notExported(visible(reason));
      }
    },
  };
}

function createSettingsView({ language, settings, copy }: PanelOptions, announcement: Signal<string>) {
  const settingsShown = signal(false);
  const copied = signal<boolean | undefined>(undefined);
  const announcements = () => language.wording.peek().text.announcements;
  const unchoose = onChange(settings.chosen, () => {
    copied.value = undefined;
  });
  return {
    stop: unchoose,
    close() {
      settingsShown.value = false;
    },
    actions: {
      settingsShown,
      copied,
      toggleSettings() {
        copied.value = undefined;
        settingsShown.value = !settingsShown.value;
      },
      resetSettings() {
        settings.reset();
        announcement.value = announcements().settingsReset;
      },
      async copySettings() {
        copied.value = await copy(settings.file.peek()).then(
          () => true,
          () => false,
        );
        const { settingsCopied, settingsNotCopied } = announcements();
        announcement.value = copied.value ? settingsCopied : settingsNotCopied;
      },
    },
  };
}
