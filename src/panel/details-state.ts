import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ExchangeReport } from '../audit/report.ts';
import type { HeaderLines, ResourceDetails, ResourceRow } from '../desk/contract.ts';
import type { DeskView } from './desk-view.ts';
import { latestAnswer } from './latest-answer.ts';
import { createPolicy, type PolicyState } from './policy-state.ts';
import { firstToLookAt } from './rows.ts';

/** The parts of the details, of which one is shown at a time. */
export const SECTIONS = ['exchanges', 'check', 'findings', 'policy', 'headers'] as const;
export type Section = (typeof SECTIONS)[number];

/** So many of a resource's exchanges are shown at first; asked for more, twice as many. */
const EXCHANGES_AT_FIRST = 200;

/** What of one resource is looked at. */
export interface DetailsState {
  /** The row that the keyboard is on. */
  readonly current: ReadonlySignal<ResourceRow | undefined>;
  /** The row whose details are open. */
  readonly opened: ReadonlySignal<ResourceRow | undefined>;
  /** The details of that row; undefined until they have come. */
  readonly details: ReadonlySignal<ResourceDetails | undefined>;
  /** The exchange looked at in the details. */
  readonly exchange: ReadonlySignal<ExchangeReport | undefined>;
  /** The part that was chosen last; before that, the 304 check where there is one. */
  readonly section: ReadonlySignal<Section>;
  readonly policy: PolicyState;
  /** The lines of the exchange looked at, while they are shown: `none` where it is gone, undefined until they have come. */
  readonly headers: ReadonlySignal<HeaderLines | 'none' | undefined>;
  lookAt(exchange: number): void;
  /** Shows more of the earlier exchanges of the resource whose details are open. */
  showEarlier(): void;
  show(section: Section): void;
}

/** The same in the hands of the whole panel. */
interface OpenedDetails extends DetailsState {
  /** Moves the keyboard's row. */
  goTo(row: ResourceRow): void;
  open(id: string): void;
  close(): void;
  /** Closes them and leaves the row. */
  forget(): void;
  stop(): void;
}

/** The details of one of the rows, closed at first. `now` is ms since the epoch. */
export function createDetails(desk: DeskView, now: () => number): OpenedDetails {
  const { rows } = desk;
  const currentId = signal<string | undefined>(undefined);
  const isOpen = signal(false);
  const atMost = signal(EXCHANGES_AT_FIRST);
  const exchangeId = signal<number | undefined>(undefined);
  const asked = signal<Section | undefined>(undefined);
  const current = computed(() => {
    const wanted = currentId.value;
    return wanted === undefined ? undefined : rows.value.find(({ id }) => id === wanted);
  });
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
    return asked.value ?? (hasCheck ? 'check' : 'exchanges');
  });
  const headers = latestAnswer<'headers'>(desk, () => {
    const [row, looked] = [opened.value, exchange.value];
    if (section.value !== 'headers' || !row || !looked) return undefined;
    return { about: 'headers', resource: row.id, exchange: looked.id };
  });
  const policy = createPolicy(desk, { opened, details, section }, now);
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
    policy: policy.policy,
    headers: computed(() => {
      const told = headers.told.value;
      if (!told || told.asked.exchange !== exchange.value?.id) return undefined;
      return told.answer ?? 'none';
    }),
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
    stop() {
      headers.stop();
      policy.stop();
    },
  };
}
