import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type FirstChange, firstChanges } from '../audit/first-changes.ts';
import type { ExchangeReport, Report } from '../audit/report.ts';
import type { Recording } from '../devtools/recording.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import { type CaptureFiles, createCaptureFiles } from './capture-files.ts';
import { type Clock, systemClock } from './clock.ts';
import { type ExportFormat, exportFile, type SavedFile } from './export-file.ts';
import { createFeed } from './feed.ts';
import { compileFilter } from './filter.ts';
import type { Keys } from './keys.ts';
import type { Column, Layout } from './layout.ts';
import { layoutFor } from './layout.ts';
import { onChange } from './on-change.ts';
import { firstToLookAt, type ResourceRow, rowsOf } from './rows.ts';
import type { PanelSettings } from './settings.ts';
import { inOrder, nextSort, orderBy, type Sort } from './sorting.ts';

/** The parts of the details, of which a low dock shows one at a time. */
export const SECTIONS = ['check', 'exchanges', 'findings'] as const;
export type Section = (typeof SECTIONS)[number];

/** Why the table has no rows. */
type Emptiness = 'nothing-recorded' | 'capture-empty' | 'paused' | 'no-match';

/** What the panel shows, and everything that a person can do to it. */
export interface PanelState {
  readonly wording: Wording;
  readonly keys: Keys;
  readonly report: ReadonlySignal<Report>;
  readonly recording: ReadonlySignal<boolean>;
  readonly lost: ReadonlySignal<boolean>;
  /** Captures from files; while one is open, it is shown instead of the recording. */
  readonly files: CaptureFiles;
  readonly settings: PanelSettings;
  /** Whether the settings are looked at. */
  readonly settingsShown: ReadonlySignal<boolean>;
  /** Whether the overview is looked at. */
  readonly overviewShown: ReadonlySignal<boolean>;
  /** What to change first; worked out as long as somebody looks. */
  readonly firstChanges: ReadonlySignal<readonly FirstChange[]>;
  /** Whether the latest try to copy the settings did it; undefined once they are others. */
  readonly copied: ReadonlySignal<boolean | undefined>;
  readonly filter: Signal<string>;
  readonly sort: ReadonlySignal<Sort | undefined>;
  /** Rows that pass the filter, in the order shown. */
  readonly shown: ReadonlySignal<readonly ResourceRow[]>;
  readonly empty: ReadonlySignal<Emptiness | undefined>;
  /** The row that the keyboard is on. */
  readonly current: ReadonlySignal<ResourceRow | undefined>;
  /** The row whose details are open. */
  readonly opened: ReadonlySignal<ResourceRow | undefined>;
  /** The exchange looked at in the details. */
  readonly exchange: ReadonlySignal<ExchangeReport | undefined>;
  readonly section: ReadonlySignal<Section>;
  /** Width and height of the panel, px. */
  readonly size: Signal<{ width: number; height: number }>;
  readonly layout: ReadonlySignal<Layout>;
  /** The latest thing done, for whoever does not see it. */
  readonly announcement: ReadonlySignal<string>;
  /** What went wrong with the last export; undefined where nothing did. */
  readonly problem: ReadonlySignal<string | undefined>;
  toggleRecording(): void;
  clear(): void;
  sortBy(column: Column): void;
  /** Moves the keyboard's row to `index` of the rows shown, within what there is. */
  moveTo(index: number): void;
  /** Opens the details of a resource, in the place of the settings or the overview. */
  open(id: string): void;
  toggleOverview(): void;
  /** Closes the settings, the overview, or else the details. */
  close(): void;
  lookAt(exchange: number): void;
  show(section: Section): void;
  toggleSettings(): void;
  resetSettings(): void;
  /** Copies the settings as the file that the command reads. */
  copySettings(): Promise<void>;
  /** Brings the recording up to date, then writes the whole report to a file. */
  export(format: ExportFormat): Promise<void>;
  stop(): void;
}

export interface PanelOptions {
  readonly recording: Recording;
  readonly wording: Wording;
  readonly keys: Keys;
  readonly settings: PanelSettings;
  readonly save: (file: SavedFile) => void;
  /** Puts a text into the clipboard; rejects where that cannot be. */
  readonly copy: (text: string) => Promise<void>;
  readonly clock?: Clock;
}

/** The panel's state over a recorder. */
export function createPanelState(options: PanelOptions): PanelState {
  const { recording, wording, keys, settings, save, clock = systemClock } = options;
  const judged = { language: wording.language, settings: settings.chosen, clock };
  const feed = createFeed(recording, judged);
  const files = createCaptureFiles(judged);
  const report = computed(() => files.opened.value?.report ?? feed.report.value);
  const announcement = signal('');
  const problem = signal<string | undefined>(undefined);
  const table = createTable(report, feed.recording, files.opened);
  const details = createDetails(table.rows, table.shown);
  const settingsView = createSettingsView(options, announcement);
  const overviewShown = signal(false);
  const size = signal({ width: 1000, height: 600 });
  const { text } = wording;
  const unhear = onChange(feed.recording, (on) => {
    announcement.value = on ? text.announcements.recording : text.announcements.paused;
  });
  const unseen = onChange(
    computed(() => files.opened.value?.names),
    (names) => {
      if (names) announcement.value = text.announcements.opened(names.map(visible).join(', '));
    },
  );
  return {
    wording,
    keys,
    report,
    files,
    recording: feed.recording,
    lost: feed.lost,
    ...table,
    ...details,
    ...settingsView.actions,
    settings,
    size,
    layout: computed(() => {
      const isOpen =
        settingsView.actions.settingsShown.value || overviewShown.value || details.opened.value !== undefined;
      return layoutFor(size.value, isOpen);
    }),
    announcement,
    problem,
    toggleRecording() {
      if (feed.lost.value) return;
      recording.record(!feed.recording.value);
    },
    clear() {
      if (files.opened.value) return files.close();
      if (feed.lost.value) return;
      recording.clear();
      details.forget();
      announcement.value = text.announcements.cleared;
    },
    overviewShown,
    firstChanges: computed(() => firstChanges(report.value)),
    toggleOverview() {
      settingsView.close();
      overviewShown.value = !overviewShown.value;
    },
    open(id) {
      settingsView.close();
      overviewShown.value = false;
      details.open(id);
    },
    close() {
      if (settingsView.actions.settingsShown.value) settingsView.close();
      else if (overviewShown.value) overviewShown.value = false;
      else details.close();
    },
    async export(format) {
      problem.value = undefined;
      try {
        const opened = files.opened.peek()?.report;
        if (!opened) await recording.reconcile();
        const file = await exportFile(opened ?? feed.flush(), format, wording.language);
        save(file);
        announcement.value = text.announcements.exported(file.name);
      } catch (error) {
        problem.value = text.announcements.notExported(
          visible(error instanceof Error ? error.message : String(error)),
        );
      }
    },
    stop() {
      unhear();
      unseen();
      settingsView.stop();
      files.stop();
      feed.stop();
    },
  };
}

function createTable(
  report: ReadonlySignal<Report>,
  recording: ReadonlySignal<boolean>,
  opened: ReadonlySignal<unknown>,
) {
  const filter = signal('');
  const sort = signal<Sort | undefined>(undefined);
  const order = signal<readonly string[] | undefined>(undefined);
  const rows = computed(() => rowsOf(report.value));
  const ordered = computed(() => inOrder(rows.value, order.value));
  const shown = computed(() =>
    filter.value.trim() === '' ? ordered.value : ordered.value.filter(compileFilter(filter.value)),
  );
  const empty = computed<Emptiness | undefined>(() => {
    if (shown.value.length > 0) return undefined;
    if (rows.value.length > 0) return 'no-match';
    if (opened.value) return 'capture-empty';
    return recording.value ? 'nothing-recorded' : 'paused';
  });
  return {
    filter,
    sort,
    rows,
    shown,
    empty,
    sortBy(column: Column) {
      const asked = nextSort(sort.value, column);
      sort.value = asked;
      order.value = asked && orderBy(rows.value, asked);
    },
  };
}

function createDetails(
  rows: ReadonlySignal<readonly ResourceRow[]>,
  shown: ReadonlySignal<readonly ResourceRow[]>,
) {
  const currentId = signal<string | undefined>(undefined);
  const isOpen = signal(false);
  const exchangeId = signal<number | undefined>(undefined);
  const asked = signal<Section>('check');
  const current = computed(() => rows.value.find(({ resource }) => resource.id === currentId.value));
  const opened = computed(() => (isOpen.value ? current.value : undefined));
  const exchange = computed(() => {
    const row = opened.value;
    const byId = (wanted: number | undefined) => row?.exchanges.find(({ id }) => id === wanted);
    return byId(exchangeId.value) ?? (row && byId(firstToLookAt(row)));
  });
  const section = computed<Section>(() => {
    const hasCheck = opened.value?.exchanges.some(({ notModified }) => notModified) ?? false;
    return asked.value === 'check' && !hasCheck ? 'exchanges' : asked.value;
  });

  function goTo(row: ResourceRow): void {
    if (row.resource.id === currentId.value && exchange.value) return;
    currentId.value = row.resource.id;
    exchangeId.value = firstToLookAt(row);
  }

  return {
    current,
    opened,
    exchange,
    section,
    moveTo(index: number) {
      const row = shown.value[Math.max(0, Math.min(index, shown.value.length - 1))];
      if (row) goTo(row);
    },
    open(id: string) {
      const row = rows.value.find(({ resource }) => resource.id === id);
      if (!row) return;
      goTo(row);
      isOpen.value = true;
    },
    close() {
      isOpen.value = false;
    },
    lookAt(id: number) {
      exchangeId.value = id;
    },
    show(section: Section) {
      asked.value = section;
    },
    forget() {
      isOpen.value = false;
      currentId.value = undefined;
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
