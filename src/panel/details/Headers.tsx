import type { ExchangeReport } from '../../audit/report.ts';
import type { HeaderLines, ResourceRow } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import type { PanelState } from '../state.ts';
import { Chooser } from './Chooser.tsx';
import { CopyButton } from './CopyButton.tsx';

type Lines = HeaderLines['request'];
type Side = 'request' | 'response';

/** The header lines of the request that is looked at and of its response, as recorded. */
export function Headers({ state, row }: { state: PanelState; row: ResourceRow }) {
  const details = state.details.value;
  const exchange = state.exchange.value;
  const headers = state.headers.value;
  const { text } = state.wording;
  if (!details || !exchange) return null;
  return (
    <>
      <div class="headers-head">
        {row.exchanges.length > 1 && (
          <Chooser
            state={state}
            exchanges={details.exchanges}
            first={details.earlier + 1}
            label={text.details.chooseRequest}
          />
        )}
        {headers !== undefined && headers !== 'none' && (
          <CopyButton
            state={state}
            part={`headers ${exchange.id}`}
            text={`${requestText(exchange, headers)}\n${responseText(exchange, headers)}`}
            label={text.headers.copyAll}
          />
        )}
      </div>
      {headers === 'none' && <p class="note">{text.headers.gone}</p>}
      {headers !== undefined && headers !== 'none' && (
        <>
          <Message
            state={state}
            side="request"
            start={`${exchange.method} ${exchange.url}`}
            lines={headers.request}
          />
          <Message
            state={state}
            side="response"
            start={exchange.status === 0 ? undefined : String(exchange.status)}
            lines={headers.response}
          />
        </>
      )}
    </>
  );
}

const linesText = ({ fields }: Lines): string =>
  fields.map(([name, value]) => `${name}: ${value}\n`).join('');

const requestText = ({ method, url }: ExchangeReport, { request }: HeaderLines): string =>
  `${method} ${url}\n${linesText(request)}`;

const responseText = ({ status }: ExchangeReport, { response }: HeaderLines): string =>
  `${status === 0 ? '' : `${status}\n`}${linesText(response)}`;

function Message(props: { state: PanelState; side: Side; start: string | undefined; lines: Lines }) {
  const { state, side, start, lines } = props;
  const text = state.wording.text.headers;
  const shownAs = side === 'response' && lines.fields.length > 0 ? 'foreign' : side;
  return (
    <section class="message" data-side={side}>
      <h3 class="message-head">
        {text[side]} <span class="value">{visible(start ?? text.failed)}</span>
      </h3>
      {!lines.complete && <p class="note">{text.incomplete[shownAs]}</p>}
      {lines.fields.length === 0 && lines.complete && <p class="note">{text.none}</p>}
      <ul class="lines">
        {lines.fields.map(([name, value], at) => (
          <li key={at} class="header-line">
            <span class="value">
              <span class="header-name">{visible(name)}:</span> {visible(value)}
            </span>
            <CopyButton
              state={state}
              part={`${side} ${at}`}
              text={`${name}: ${value}`}
              label={state.wording.text.details.copy.copy}
              title={text.copyLine(visible(name))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
