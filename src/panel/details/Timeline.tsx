import { useEffect, useRef } from 'preact/hooks';
import type { ExchangeReport } from '../../audit/report.ts';
import type { ResourceRow } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import { BytesAmount } from '../../views/Amount.tsx';
import { Icon } from '../../views/Icon.tsx';
import { decisionWords, outcomeOf, outcomeWords } from '../../views/outcome.ts';
import { visibleRow } from '../rows.ts';
import type { PanelState } from '../state.ts';
import { Decided } from './Decided.tsx';

const COLUMNS = ['number', 'time', 'outcome', 'status', 'wire', 'saved', 'expected', 'why'] as const;
const FIGURES: ReadonlySet<(typeof COLUMNS)[number]> = new Set(['number', 'status', 'wire', 'saved']);

/** The requests of one resource in time: what each came to, what it cost and saved; of the one looked at also why. */
export function Timeline({ state, row }: { state: PanelState; row: ResourceRow }) {
  const details = state.details.value;
  const { text, figures } = state.wording;
  const list = useRef<HTMLTableSectionElement>(null);
  const exchanges = details?.exchanges ?? [];
  const looked = state.exchange.value?.id;
  const drawn = visibleRow(row);

  const isShown = state.section.value === 'exchanges';
  useEffect(() => {
    if (isShown) list.current?.querySelector('tr.selected')?.scrollIntoView({ block: 'nearest' });
  }, [isShown, looked]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = step && exchanges[exchanges.findIndex(({ id }) => id === looked) + step];
    if (!next || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    state.lookAt(next.id);
    list.current?.querySelector<HTMLElement>(`tr[data-exchange="${next.id}"] button`)?.focus();
  }

  return (
    <>
      <p class="value facts">{`${drawn.method} ${drawn.url}`}</p>
      {details && details.earlier > 0 && (
        <button type="button" id="earlier" class="word-button" onClick={state.showEarlier}>
          {text.details.earlier(figures.count(details.earlier))}
        </button>
      )}
      <table class="exchanges" aria-label={text.exchanges.title}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                class={FIGURES.has(column) ? `of-${column} figure` : `of-${column}`}
              >
                {text.exchanges.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} onKeyDown={onKeyDown}>
          {exchanges.map((exchange, index) => (
            <Row
              key={exchange.id}
              state={state}
              exchange={exchange}
              number={(details?.earlier ?? 0) + 1 + index}
              isLookedAt={exchange.id === looked}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  readonly state: PanelState;
  readonly exchange: ExchangeReport;
  readonly number: number;
  readonly isLookedAt: boolean;
}

function Row({ state, exchange, number, isLookedAt }: RowProps) {
  const { wording } = state;
  const { text, figures } = wording;
  const saved = exchange.notModified?.saved ?? exchange.saved;
  const why = visible(decisionWords(exchange.decision));
  return (
    <>
      <tr
        class={isLookedAt ? 'selected' : undefined}
        data-exchange={exchange.id}
        data-outcome={outcomeOf(exchange)}
        aria-current={isLookedAt ? 'true' : undefined}
        onClick={() => state.lookAt(exchange.id)}
      >
        <td class="of-number figure">
          <button
            type="button"
            class="plain"
            title={text.exchanges.select(number)}
            aria-expanded={isLookedAt}
            tabIndex={isLookedAt ? 0 : -1}
          >
            {figures.count(number)}
          </button>
        </td>
        <td class="of-time" title={figures.moment(exchange.startedAt, wording.timeZone)}>
          {figures.clock(exchange.startedAt, wording.timeZone) || text.exchanges.untimed}
        </td>
        <td class={`of-outcome outcome outcome-${outcomeOf(exchange)}`}>{outcomeWords(exchange, wording)}</td>
        <td class="of-status figure">{exchange.status === 0 ? '—' : exchange.status}</td>
        <td class="of-wire figure">
          <BytesAmount value={exchange.wire.response} name="wire" wording={wording} />
        </td>
        <td class="of-saved figure">
          {saved ? (
            <BytesAmount value={saved} name="saved" wording={wording} />
          ) : (
            <span class="quiet">—</span>
          )}
        </td>
        <td class="of-expected">
          <Expected state={state} decision={exchange.decision} />
        </td>
        <td class="of-why why" title={why}>
          {why || <span class="quiet">{text.exchanges.whyUnknown}</span>}
        </td>
      </tr>
      {isLookedAt && (
        <tr class="decided-row">
          <td class="decided-cell" colSpan={COLUMNS.length}>
            <Decided state={state} exchange={exchange} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Whether the cache did what it does by itself; in a word or two. */
function Expected({ state, decision }: { state: PanelState; decision: ExchangeReport['decision'] }) {
  const text = state.wording.text.timeline;
  const { expected, difference } = decision;
  if (!expected) return <span class="quiet">{text.expectationUnknown}</span>;
  if (!difference)
    return (
      <span class="mark-word expected-same">
        <Icon name="present" />
        {text.asExpected}
      </span>
    );
  const briefly: Readonly<Record<string, string>> = text.expectedBriefly;
  return (
    <span class="mark-word expected-other">
      <Icon name="attention" />
      {briefly[expected.action] ?? text.expectationUnknown}
    </span>
  );
}
