import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ExchangeReport } from '../audit/report.ts';
import type { CaptureFile, ListingFormat, ResourceDetails, ResourceRow } from '../desk/contract.ts';
import type { ExportFormat, SavedFile } from '../desk/export-file.ts';
import type { Recording } from '../devtools/recording.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import type { DeskView } from './desk-view.ts';
import { type CompiledFilter, compileFilter } from './filter/compile.ts';
import { type Completing, createCompleting } from './filter/completing.ts';
import { filterableOf } from './filter/filterable.ts';
import { chipOf, type TypeChip } from './filter/types.ts';
import type { Keys } from './keys.ts';
import { type Layout, layoutFor } from './layout.ts';
import { onChange } from './on-change.ts';
import { viewRecorder } from './recorder-view.ts';
import { firstToLookAt } from './rows.ts';
import type { PanelSettings, SettingsStore } from './settings.ts';
import { createTableChoice } from './table/choice.ts';
import type { Column } from './table/columns.ts';
import { inOrder, nextSort, orderBy, type Sort } from './table/sorting.ts';
import { createTableState, type TableState } from './table/state.ts';

/** The parts of the details, of which a low dock shows one at a time. */
export const SECTIONS = ['check', 'exchanges', 'findings'] as const;
export type Section = (typeof SECTIONS)[number];

/** So many of a resource's exchanges are shown at first; asked for more, twice as many. */
const EXCHANGES_AT_FIRST = 200;

/** Why the table has no rows. */
type Emptiness = 'nothing-recorded' | 'capture-empty' | 'paused' | 'no-match';

/** What the panel shows, and everything that a person can do to it. */
export interface PanelState {
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
  /** The row that the keyboard is on. */
  readonly current: ReadonlySignal<ResourceRow | undefined>;
  /** The row whose details are open. */
  readonly opened: ReadonlySignal<ResourceRow | undefined>;
  /** The details of that row; undefined until they have come. */
  readonly details: ReadonlySignal<ResourceDetails | undefined>;
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
  /** Opens the details of a resource, in the place of the settings where these are shown. */
  open(id: string): void;
  /** Closes the settings, or else the details. */
  close(): void;
  lookAt(exchange: number): void;
  /** Shows more of the earlier exchanges of the resource whose details are open. */
  showEarlier(): void;
  show(section: Section): void;
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
  /** Where the choice of columns and groups is kept, asked for anew each time; any call may throw. */
  readonly store: () => SettingsStore;
  readonly save: (file: SavedFile) => void;
  /** Puts a text into the clipboard; rejects where that cannot be. */
  readonly copy: (text: string) => Promise<void>;
}

/** The panel's state over a recorder and a desk. */
export function createPanelState(options: PanelOptions): PanelState {
  const { recording, desk, wording, keys, settings } = options;
  const stopJudging = judgeBy(settings, wording, desk);
  const recorder = viewRecorder(recording, (event) => desk.send({ kind: 'recorded', event }));
  const announcement = signal('');
  const { order, asked, forgetOrder, ...rows } = createRows(desk, settings, recorder.recording);
  const { goTo, ...details } = createDetails(desk);
  const settingsView = createSettingsView(options, announcement);
  const size = signal({ width: 1000, height: 600 });
  const layout = computed(() => {
    const isOpen = settingsView.actions.settingsShown.value || details.opened.value !== undefined;
    return layoutFor(size.value, isOpen);
  });
  function open(id: string): void {
    settingsView.close();
    details.open(id);
  }
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
    ...createCopying(options, announcement),
  });
  const unhear = announceChanges(recorder.recording, desk, wording, announcement);
  return {
    wording,
    keys,
    desk,
    recording: recorder.recording,
    lost: recorder.lost,
    ...rows,
    ...details,
    table,
    ...settingsView.actions,
    ...createExport(options, announcement),
    settings,
    size,
    layout,
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
      forgetOrder();
      announcement.value = wording.text.announcements.cleared;
    },
    open,
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
  const ordered = computed(() => inOrder(rows.value, order.value, ({ id }) => id));
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
      order.value = asked && orderBy(rows.value, asked);
    },
  };
}

function createDetails(desk: DeskView) {
  const { rows } = desk;
  const currentId = signal<string | undefined>(undefined);
  const isOpen = signal(false);
  const atMost = signal(EXCHANGES_AT_FIRST);
  const exchangeId = signal<number | undefined>(undefined);
  const asked = signal<Section>('check');
  const current = computed(() => rows.value.find(({ id }) => id === currentId.value));
  const opened = computed(() => (isOpen.value ? current.value : undefined));
  const details = computed(() => {
    const told = desk.details.value;
    return told?.id === opened.value?.id ? told : undefined;
  });
  const exchange = computed(() => {
    const told = details.value;
    const byId = (wanted: number | undefined) => told?.exchanges.find(({ id }) => id === wanted);
    return byId(exchangeId.value) ?? (told && byId(firstToLookAt(told)));
  });
  const section = computed<Section>(() => {
    const hasCheck = opened.value?.exchanges.some(({ source }) => source === 'revalidated') ?? false;
    return asked.value === 'check' && !hasCheck ? 'exchanges' : asked.value;
  });
  const tellDesk = () =>
    desk.send({
      kind: 'look-at',
      resource: isOpen.peek() ? currentId.peek() : undefined,
      atMost: atMost.peek(),
    });

  function goTo(row: ResourceRow): void {
    if (row.id === currentId.peek()) return;
    currentId.value = row.id;
    exchangeId.value = undefined;
    atMost.value = EXCHANGES_AT_FIRST;
    if (isOpen.peek()) tellDesk();
  }
  function setOpen(open: boolean): void {
    if (isOpen.peek() === open) return;
    isOpen.value = open;
    tellDesk();
  }

  return {
    current,
    opened,
    details,
    exchange,
    section,
    goTo,
    open(id: string) {
      const row = rows.value.find((known) => known.id === id);
      if (!row) return;
      goTo(row);
      setOpen(true);
    },
    close: () => setOpen(false),
    lookAt(id: number) {
      exchangeId.value = id;
    },
    showEarlier() {
      atMost.value *= 2;
      tellDesk();
    },
    show(section: Section) {
      asked.value = section;
    },
    forget() {
      currentId.value = undefined;
      setOpen(false);
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

/** What copies from the table, and says whether it did. */
function createCopying({ desk, wording, copy }: PanelOptions, announcement: Signal<string>) {
  const { announcements } = wording.text;
  const copied = async (text: Promise<string>, done: string) => {
    announcement.value = await text.then(copy).then(
      () => done,
      () => announcements.notCopied,
    );
  };
  return {
    copyUrl: (url: string) => copied(Promise.resolve(url), announcements.urlCopied),
    copyShown: (resources: readonly string[], format: ListingFormat) =>
      copied(
        desk.ask({ about: 'listing', resources, format }),
        announcements.resourcesCopied(resources.length, wording.figures.count(resources.length)),
      ),
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
