import { useEffect, useRef } from 'preact/hooks';
import type { ExchangeReport } from '../audit/report.ts';
import type { ResourceRow } from '../desk/contract.ts';
import { visible } from '../messages/visible.ts';
import { Exchanges } from '../views/Exchanges.tsx';
import { Findings } from '../views/Findings.tsx';
import { NotModifiedCheck } from '../views/NotModifiedCheck.tsx';
import { decisionWords, outcomeWords } from '../views/outcome.ts';
import { ToolIcon } from './icons.tsx';
import { policyStatements } from './policy.ts';
import { visibleRow } from './rows.ts';
import { type PanelState, SECTIONS, type Section } from './state.ts';

interface DetailsProps {
  readonly state: PanelState;
  readonly row: ResourceRow;
}

/** Everything about one resource: its requests, the 304 check of the one looked at, its findings. */
export function Details({ state, row }: DetailsProps) {
  const { narrow, low, detailsWidth } = state.layout.value;
  const { wording } = state;
  const details = state.details.value;
  const drawn = visibleRow(row);
  const opener = useRef<HTMLButtonElement>(null);
  const shown = (section: Section) => !low || state.section.value === section;

  useEffect(() => {
    if (narrow) opener.current?.focus();
  }, [narrow]);

  return (
    <section
      id="details"
      class={low ? 'details details-low' : 'details'}
      aria-label={wording.text.details.name(drawn.name)}
      data-resource-url={row.url}
      style={narrow ? {} : { width: `${detailsWidth}px` }}
    >
      <header class="details-head">
        <button
          type="button"
          id="details-close"
          class="tool"
          ref={opener}
          title={narrow ? wording.text.details.back : wording.text.details.close}
          aria-label={narrow ? wording.text.details.back : wording.text.details.close}
          onClick={state.close}
        >
          <ToolIcon name={narrow ? 'back' : 'close'} />
          {narrow && <span class="tool-name">{wording.text.details.backShort}</span>}
        </button>
        <h2 title={drawn.url}>{drawn.name}</h2>
        {low && <Tabs state={state} row={row} />}
      </header>
      <div class="details-body">
        <div id="details-exchanges" class="part-exchanges" hidden={!shown('exchanges')}>
          <Facts state={state} row={drawn} />
          <div class="exchanges-scroller">
            {details && details.earlier > 0 && (
              <button type="button" id="earlier" class="word-button" onClick={state.showEarlier}>
                {wording.text.details.earlier(wording.figures.count(details.earlier))}
              </button>
            )}
            <Exchanges
              exchanges={details?.exchanges ?? []}
              first={(details?.earlier ?? 0) + 1}
              wording={wording}
              selected={state.exchange.value?.id}
              onSelect={state.lookAt}
            />
          </div>
          <Why state={state} />
        </div>
        <div id="details-check" hidden={!shown('check')}>
          <Check state={state} row={row} />
        </div>
        <div id="details-findings" hidden={!shown('findings')}>
          {!low && <h3>{wording.text.findings.title}</h3>}
          <Findings findings={details?.findings ?? []} wording={wording} />
        </div>
      </div>
    </section>
  );
}

function Tabs({ state, row }: DetailsProps) {
  const { tabs } = state.wording.text.details;
  const { count } = state.wording.figures;
  const words: Record<Section, string> = {
    check: tabs.check,
    exchanges: tabs.exchanges(count(row.exchanges.length)),
    findings: tabs.findings(count(row.findings.length)),
  };
  const hasCheck = row.exchanges.some(({ source }) => source === 'revalidated');
  return (
    <div class="tabs" role="tablist">
      {SECTIONS.map((section) => (
        <button
          key={section}
          type="button"
          class="tab"
          role="tab"
          data-tab={section}
          aria-selected={state.section.value === section}
          aria-controls={`details-${section}`}
          disabled={section === 'check' && !hasCheck}
          title={section === 'check' && !hasCheck ? state.wording.text.details.no304 : words[section]}
          onClick={() => state.show(section)}
        >
          {words[section]}
        </button>
      ))}
    </div>
  );
}

/** The address and policy of a resource, given as it is drawn. */
function Facts({ state, row }: DetailsProps) {
  const [cacheControl, ...others] = policyStatements(row.policy, state.wording);
  return (
    <div class="facts">
      <p class="value">{`${row.method} ${row.url}`}</p>
      <p class="value">{cacheControl}</p>
      {others.length > 0 && <p class="quiet">{others.join(' ')}</p>}
    </div>
  );
}

/** Why the request that is looked at was made or spared, in full. */
function Why({ state }: { state: PanelState }) {
  const exchange = state.exchange.value;
  const { text, figures } = state.wording;
  if (!exchange) return null;
  const { ageSeconds, lifetimeSeconds, decision } = exchange;
  const age = ageSeconds === null ? undefined : text.details.age(figures.seconds(ageSeconds));
  const lifetime =
    lifetimeSeconds.private === null
      ? undefined
      : text.details.lifetime(figures.seconds(lifetimeSeconds.private));
  const facts = [age, lifetime].filter((fact) => fact !== undefined).join(text.listSeparator);
  return (
    <p class="note why-note">
      <b>{text.details.why}</b> {visible(decisionWords(decision)) || text.exchanges.whyUnknown}
      {facts !== '' && <span class="quiet">{` ${facts}`}</span>}
    </p>
  );
}

function Check({ state, row }: DetailsProps) {
  const exchange = state.exchange.value;
  const { text } = state.wording;
  if (!exchange) return null;
  const number = row.exchanges.findIndex(({ id }) => id === exchange.id) + 1;
  const of = row.exchanges.length;
  if (!exchange.notModified) {
    const hasCheck = row.exchanges.some(({ source }) => source === 'revalidated');
    const outcome = outcomeWords(exchange, state.wording);
    return <p class="note">{hasCheck ? text.details.notA304(number, of, outcome) : text.details.no304}</p>;
  }
  return (
    <NotModifiedCheck
      exchange={exchange}
      check={exchange.notModified}
      baseline={baselineOf(state, exchange)}
      place={{ number, of }}
      wording={state.wording}
    />
  );
}

function baselineOf(state: PanelState, { notModified }: ExchangeReport): ExchangeReport | undefined {
  const details = state.details.value;
  const isBaseline = ({ id }: ExchangeReport) => id === notModified?.baseline;
  return details?.exchanges.find(isBaseline) ?? details?.baselines.find(isBaseline);
}
