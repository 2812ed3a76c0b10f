import type { ExchangeReport } from '../../audit/report.ts';
import { outcomeWords } from '../../views/outcome.ts';
import { ToolIcon } from '../icons.tsx';
import type { PanelState } from '../state.ts';

interface ChooserProps {
  readonly state: PanelState;
  /** What there is to choose from, in time. */
  readonly exchanges: readonly ExchangeReport[];
  /** The place of the first exchange that the details hold, counted from 1. */
  readonly first: number;
  readonly label: string;
}

/** Chooses the exchange that is looked at, among some of a resource's. */
export function Chooser({ state, exchanges, first, label }: ChooserProps) {
  const { wording } = state;
  const text = wording.text.details;
  const held = state.details.value?.exchanges ?? [];
  const place = exchanges.findIndex(({ id }) => id === state.exchange.value?.id);
  const step = (name: 'previous' | 'next', to: ExchangeReport | undefined) => (
    <button
      type="button"
      class="tool"
      title={text[name]}
      aria-label={text[name]}
      disabled={!to}
      onClick={() => to && state.lookAt(to.id)}
    >
      <ToolIcon name={name} />
    </button>
  );
  return (
    <p class="chooser">
      {step('previous', place > 0 ? exchanges[place - 1] : undefined)}
      <select
        aria-label={label}
        title={label}
        value={place < 0 ? '' : String(exchanges[place]?.id)}
        onChange={({ currentTarget }) => state.lookAt(Number(currentTarget.value))}
      >
        {place < 0 && (
          <option value="" disabled selected>
            {text.choose}
          </option>
        )}
        {exchanges.map((exchange) => (
          <option
            key={exchange.id}
            value={String(exchange.id)}
            selected={exchange.id === exchanges[place]?.id}
          >
            {[
              wording.figures.count(first + held.findIndex(({ id }) => id === exchange.id)),
              wording.figures.clock(exchange.startedAt, wording.timeZone),
              outcomeWords(exchange, wording),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </option>
        ))}
      </select>
      {step('next', place < 0 ? exchanges.at(-1) : exchanges[place + 1])}
    </p>
  );
}
