import type { ExchangeReport } from '../audit/report.ts';
import { visible } from '../messages/visible.ts';
import { BytesAmount } from './Amount.tsx';
import { decisionWords, outcomeOf, outcomeWords } from './outcome.ts';
import type { Wording } from './wording.ts';

export interface ExchangesProps {
  /** The exchanges of one resource, in time. */
  readonly exchanges: readonly ExchangeReport[];
  /** The number of the first of them; 1 where none are left out before it. */
  readonly first?: number;
  readonly wording: Wording;
  /** The exchange that is looked at; undefined where none can be chosen. */
  readonly selected?: number | undefined;
  /** Where given, a row can be chosen. */
  readonly onSelect?: (id: number) => void;
}

/** The requests of one resource in time: what each came to, what it cost, what it saved and why it was made. */
export function Exchanges({ exchanges, first = 1, wording, selected, onSelect }: ExchangesProps) {
  const { columns } = wording.text.exchanges;
  return (
    <table class="exchanges">
      <thead>
        <tr>
          <th scope="col" class="figure">
            {columns.number}
          </th>
          <th scope="col">{columns.time}</th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col" class="figure">
            {columns.status}
          </th>
          <th scope="col" class="figure">
            {columns.wire}
          </th>
          <th scope="col" class="figure">
            {columns.saved}
          </th>
          <th scope="col">{columns.why}</th>
        </tr>
      </thead>
      <tbody>
        {exchanges.map((exchange, index) => (
          <Row
            key={exchange.id}
            exchange={exchange}
            number={first + index}
            wording={wording}
            selected={exchange.id === selected}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  exchange: ExchangeReport;
  number: number;
  wording: Wording;
  selected: boolean;
  onSelect: ((id: number) => void) | undefined;
}) {
  const { exchange, number, wording, selected, onSelect } = props;
  const { text, figures } = wording;
  const saved = exchange.notModified?.saved ?? exchange.saved;
  const why = visible(decisionWords(exchange.decision));
  return (
    <tr
      class={selected ? 'selected' : undefined}
      data-exchange={exchange.id}
      data-outcome={outcomeOf(exchange)}
      aria-current={selected ? 'true' : undefined}
      onClick={onSelect && (() => onSelect(exchange.id))}
    >
      <td class="figure">
        {onSelect ? (
          <button type="button" class="plain" title={text.exchanges.select(number)}>
            {figures.count(number)}
          </button>
        ) : (
          figures.count(number)
        )}
      </td>
      <td title={exchange.startedAt}>
        {figures.clock(exchange.startedAt, wording.timeZone) || text.exchanges.untimed}
      </td>
      <td class={`outcome outcome-${outcomeOf(exchange)}`}>{outcomeWords(exchange, wording)}</td>
      <td class="figure">{exchange.status === 0 ? '—' : exchange.status}</td>
      <td class="figure" title={wireTitle(exchange, wording)}>
        <BytesAmount value={exchange.wire.response} name="wire" wording={wording} />
      </td>
      <td class="figure">
        {saved ? <BytesAmount value={saved} name="saved" wording={wording} /> : <span class="quiet">—</span>}
      </td>
      <td class="why" title={why}>
        {why || <span class="quiet">{text.exchanges.whyUnknown}</span>}
      </td>
    </tr>
  );
}

const wireTitle = ({ wire }: ExchangeReport, { text, figures }: Wording): string =>
  text.exchanges.wire(figures.bytesExactly(wire.request), figures.bytesExactly(wire.response));
