import type { ExchangeReport } from '../../audit/report.ts';
import type { ResourceRow } from '../../desk/contract.ts';
import { NotModifiedCheck } from '../../views/NotModifiedCheck.tsx';
import { outcomeWords } from '../../views/outcome.ts';
import type { PanelState } from '../state.ts';
import { Chooser } from './Chooser.tsx';

/** The 304 check of the request that is looked at, and a choice where there are several 304s. */
export function Check({ state, row }: { state: PanelState; row: ResourceRow }) {
  const exchange = state.exchange.value;
  const details = state.details.value;
  if (!exchange || !details) return null;
  const { text } = state.wording;
  const checked = details.exchanges.filter(({ notModified }) => notModified);
  const number = row.exchanges.findIndex(({ id }) => id === exchange.id) + 1;
  const of = row.exchanges.length;
  const mayChoose = checked.length > 1 || (checked.length === 1 && !exchange.notModified);
  return (
    <>
      {mayChoose && (
        <Chooser
          state={state}
          exchanges={checked}
          first={details.earlier + 1}
          label={text.details.choose304}
        />
      )}
      {exchange.notModified ? (
        <NotModifiedCheck
          exchange={exchange}
          check={exchange.notModified}
          baseline={baselineOf(state, exchange)}
          place={{ number, of }}
          wording={state.wording}
        />
      ) : (
        <p class="note">
          {checked.length > 0
            ? text.details.notA304(number, of, outcomeWords(exchange, state.wording))
            : text.details.no304}
        </p>
      )}
    </>
  );
}

function baselineOf(state: PanelState, { notModified }: ExchangeReport): ExchangeReport | undefined {
  const details = state.details.value;
  const isBaseline = ({ id }: ExchangeReport) => id === notModified?.baseline;
  return details?.exchanges.find(isBaseline) ?? details?.baselines.find(isBaseline);
}
