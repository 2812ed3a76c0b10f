import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FirstChange } from '../audit/first-changes.ts';
import type { CaptureFile, ResourceRow } from '../desk/contract.ts';
import type { ExportFormat, SavedFile } from '../desk/export-file.ts';
import type { Recording } from '../devtools/recording.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import { type Copying, createCopying } from './copying.ts';
import type { DeskView } from './desk-view.ts';
import { createDetails, type DetailsState } from './details-state.ts';
import { type CompiledFilter, compileFilter } from './filter/compile.ts';
import { type Completing, createCompleting } from './filter/completing.ts';
import { filterableOf } from './filter/filterable.ts';
import { chipOf, type TypeChip } from './filter/types.ts';
import { createIgnoring, type Ignoring } from './ignoring.ts';
import type { Keys } from './keys.ts';
import type { Column, Layout } from './layout.ts';
import { layoutFor } from './layout.ts';
import { onChange } from './on-change.ts';
import { createOverviewState } from './overview-state.ts';
import {
  type AuditUnavailable,
  createPageAuditState,
  type PageAuditResult,
  type PageAuditStatus,
} from './page-audit-state.ts';
import { viewRecorder } from './recorder-view.ts';
import type { PanelSettings } from './settings.ts';
import { inOrder, nextSort, orderBy, type Sort } from './sorting.ts';

/** Why the table has no rows. */
type Emptiness = 'nothing-recorded' | 'capture-empty' | 'paused' | 'no-match';

/** What the panel shows, and everything that a person can do to it. */
export interface PanelState extends DetailsState, Copying, Ignoring {
  readonly wording: Wording;
  readonly keys: Keys;
  /** What the desk has told: the audit of the recording, or of the files that are open. */
  readonly desk: DeskView;
  readonly recording: ReadonlySignal<boolean>;
  readonly lost: ReadonlySignal<boolean>;
  /** Whether what earlier pages requested is kept when a page is left. */
  readonly logPreserved: ReadonlySignal<boolean>;
  readonly settings: PanelSettings;
  /** Whether the settings are looked at. */
  readonly settingsShown: ReadonlySignal<boolean>;
  /** Whether the overview is looked at. */
  readonly overviewShown: ReadonlySignal<boolean>;
  /** What to change first; worked out as long as somebody looks. */
  /** As they were when the overview was opened or renewed; undefined until they have come. */
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
  /** Closes the settings, the overview, the audit, or else the details. */
  close(): void;
  toggleSettings(): void;
  resetSettings(): void;
  /** Copies the settings as the file that the command reads. */
  copySettings(): Promise<void>;
  /** Reads files and shows them in place of the recording. */
  openFiles(files: readonly CaptureFile[]): void;
  cancelOpening(): void;
  closeFiles(): void;
  /** Brings the recording up to date, then writes the whole report to a file. */
  export(format: ExportFormat): Promise<void>;
  stop(): void;
}

export interface PanelOptions {
  readonly recording: Recording;
  readonly desk: DeskView;
  readonly wording: Wording;
  readonly keys: Keys;
  readonly settings: PanelSettings;
  readonly save: (file: SavedFile) => void;
  /** Puts a text into the clipboard; rejects where that cannot be. */
  readonly copy: (text: string) => Promise<void>;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** The panel's state over a recorder and a desk. */
export function createPanelState(options: PanelOptions): PanelState {
  const { recording, desk, wording, keys, settings } = options;
  const stopJudging = judgeBy(settings, wording, desk);
  const recorder = viewRecorder(recording, (event) => desk.send({ kind: 'recorded', event }));
  const announcement = signal('');
  const table = createTable(desk, settings, recorder.recording);
  const details = createDetails(desk, table.shown, options.now);
  const settingsView = createSettingsView(options, announcement);
  const overviewState = createOverviewState(desk);
  const { overviewShown } = overviewState.actions;
  const pageAudit = createPageAuditState(recording, recorder, desk);
  const size = signal({ width: 1000, height: 600 });
  const unhear = announceChanges(recorder.recording, desk, wording, announcement);
  return {
    wording,
    keys,
    desk,
    recording: recorder.recording,
    lost: recorder.lost,
    logPreserved: recorder.logPreserved,
    ...table,
    ...details,
    ...settingsView.actions,
    ...createExport(options, announcement),
    ...createCopying(options.copy, wording, announcement),
    ...createIgnoring(settings, wording, details.opened, announcement),
    settings,
    size,
    layout: computed(() => {
      const isCovered = [
        settingsView.actions.settingsShown,
        overviewShown,
        pageAudit.actions.auditShown,
      ].some((shown) => shown.value);
      return layoutFor(size.value, isCovered || details.opened.value !== undefined);
    }),
    announcement,
    toggleRecording() {
      if (recorder.lost.value) return;
      recording.record(!recorder.recording.value);
    },
    preserveLog: (on) => recording.preserveLog(on),
    clear() {
      if (desk.opened.value) return desk.send({ kind: 'close-files' });
      if (recorder.lost.value) return;
      recording.clear();
      details.forget();
      announcement.value = wording.text.announcements.cleared;
    },
    ...overviewState.actions,
    toggleOverview() {
      settingsView.close();
      pageAudit.close();
      overviewState.toggle();
    },
    ...pageAudit.actions,
    toggleAudit() {
      settingsView.close();
      overviewState.close();
      pageAudit.toggle();
    },
    open(id) {
      settingsView.close();
      overviewState.close();
      pageAudit.close();
      details.open(id);
    },
    close() {
      if (settingsView.actions.settingsShown.value) settingsView.close();
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
      settingsView.stop();
      details.stop();
      pageAudit.stop();
      recorder.stop();
      desk.stop();
    },
  };
}

/** Tells the desk how to judge, now and whenever that changes. */
function judgeBy(settings: PanelSettings, { language }: Wording, desk: DeskView): () => void {
  return settings.chosen.subscribe((chosen) => desk.send({ kind: 'judge', language, settings: chosen }));
}

function announceChanges(
  recording: ReadonlySignal<boolean>,
  desk: DeskView,
  { text }: Wording,
  announcement: Signal<string>,
): () => void {
  const unhear = onChange(recording, (on) => {
    announcement.value = on ? text.announcements.recording : text.announcements.paused;
  });
  const unsee = onChange(desk.opened, (names) => {
    if (names) announcement.value = text.announcements.opened(names.map(visible).join(', '));
  });
  return () => {
    unhear();
    unsee();
  };
}

function createTable(desk: DeskView, settings: PanelSettings, recording: ReadonlySignal<boolean>) {
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
  const ordered = computed(() => inOrder(rows.value, order.value));
  const passes = (row: ResourceRow): boolean => {
    const filterable = filterableOf(row);
    const isOfType = types.value.size === 0 || types.value.has(chipOf(filterable));
    return isOfType && compiled.value.passes(filterable);
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
    completing: createCompleting(
      filter,
      computed(() => rows.value.map(filterableOf)),
    ),
    types,
    filtered,
    sort,
    shown,
    empty,
    sortBy(column: Column) {
      const asked = nextSort(sort.value, column);
      sort.value = asked;
      order.value = asked && orderBy(rows.value, asked);
    },
  };
}

function createExport({ recording, desk, wording, save }: PanelOptions, announcement: Signal<string>) {
  const problem = signal<string | undefined>(undefined);
  const { announcements } = wording.text;
  return {
    problem,
    async export(format: ExportFormat) {
      problem.value = undefined;
      try {
        if (!desk.opened.peek()) await recording.reconcile();
        const file = await desk.ask({ about: 'export', format });
        save(file);
        announcement.value = announcements.exported(file.name);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        problem.value = announcements.notExported(visible(reason));
      }
    },
  };
}

function createSettingsView({ wording, settings, copy }: PanelOptions, announcement: Signal<string>) {
  const settingsShown = signal(false);
  const copied = signal<boolean | undefined>(undefined);
  const { announcements } = wording.text;
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
        announcement.value = announcements.settingsReset;
      },
      async copySettings() {
        copied.value = await copy(settings.file.peek()).then(
          () => true,
          () => false,
        );
        announcement.value = copied.value ? announcements.settingsCopied : announcements.settingsNotCopied;
      },
    },
  };
}
