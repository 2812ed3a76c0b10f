import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CaptureFile, ResourceRow } from '../desk/contract.ts';
import type { ExportFormat, SavedFile } from '../desk/export-file.ts';
import type { Recording } from '../devtools/recording.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import { type Copying, createCopying } from './copying.ts';
import type { DeskView } from './desk-view.ts';
import { createDetails, type DetailsState } from './details-state.ts';
import { compileFilter } from './filter.ts';
import { createIgnoring, type Ignoring } from './ignoring.ts';
import type { Keys } from './keys.ts';
import type { Column, Layout } from './layout.ts';
import { layoutFor } from './layout.ts';
import { onChange } from './on-change.ts';
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
  readonly settings: PanelSettings;
  /** Whether the settings are looked at. */
  readonly settingsShown: ReadonlySignal<boolean>;
  /** Whether the latest try to copy the settings did it; undefined once they are others. */
  readonly copied: ReadonlySignal<boolean | undefined>;
  readonly filter: Signal<string>;
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
  sortBy(column: Column): void;
  /** Opens the details of a resource, in the place of the settings where these are shown. */
  open(id: string): void;
  /** Closes the settings, or else the details. */
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
  const table = createTable(desk, recorder.recording);
  const details = createDetails(desk, table.shown, options.now);
  const settingsView = createSettingsView(options, announcement);
  const size = signal({ width: 1000, height: 600 });
  const unhear = announceChanges(recorder.recording, desk, wording, announcement);
  return {
    wording,
    keys,
    desk,
    recording: recorder.recording,
    lost: recorder.lost,
    ...table,
    ...details,
    ...settingsView.actions,
    ...createExport(options, announcement),
    ...createCopying(options.copy, wording, announcement),
    ...createIgnoring(settings, wording, details.opened, announcement),
    settings,
    size,
    layout: computed(() => {
      const isOpen = settingsView.actions.settingsShown.value || details.opened.value !== undefined;
      return layoutFor(size.value, isOpen);
    }),
    announcement,
    toggleRecording() {
      if (recorder.lost.value) return;
      recording.record(!recorder.recording.value);
    },
    clear() {
      if (desk.opened.value) return desk.send({ kind: 'close-files' });
      if (recorder.lost.value) return;
      recording.clear();
      details.forget();
      announcement.value = wording.text.announcements.cleared;
    },
    open(id) {
      settingsView.close();
      details.open(id);
    },
    close() {
      if (settingsView.actions.settingsShown.value) settingsView.close();
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

function createTable(desk: DeskView, recording: ReadonlySignal<boolean>) {
  const { rows, opened } = desk;
  const filter = signal('');
  const sort = signal<Sort | undefined>(undefined);
  const order = signal<readonly string[] | undefined>(undefined);
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
