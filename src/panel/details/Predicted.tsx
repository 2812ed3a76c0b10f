import type { Prediction, ResourceRow, WhatIfAnswer } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import { sumText, sumTitle } from '../../views/Amount.tsx';
import { Icon } from '../../views/Icon.tsx';
import { outcomeBriefly } from '../../views/outcome.ts';
import type { Wording } from '../../views/wording.ts';

type Revisits = NonNullable<WhatIfAnswer['revisits']>;
type Visit = NonNullable<Revisits[number]['was']>;
type Sum = Prediction['was'];

/** What later visits come to, as it is sent and as it is tried. */
export function LaterVisits({ revisits, wording }: { revisits: Revisits; wording: Wording }) {
  const text = wording.text.policy.whatIf;
  const names: Readonly<Record<string, string>> = text.after;
  return (
    <table class="predicted" data-predicted="visits">
      <thead>
        <tr>
          <th scope="col">{text.visits}</th>
          <th scope="col">{text.was}</th>
          <th scope="col">{text.would}</th>
        </tr>
      </thead>
      <tbody>
        {revisits.map(({ after, was, would }) => (
          <tr key={after} data-after={after}>
            <th scope="row">{names[after] ?? after}</th>
            <td>
              <Visited visit={was} wording={wording} />
            </td>
            <td>
              <Visited
                visit={would}
                wording={wording}
                changed={was && would && was.request !== would.request}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the recorded requests would have come to, and why. */
export function PredictedRequests(props: { prediction: Prediction; row: ResourceRow; wording: Wording }) {
  const { prediction, row, wording } = props;
  const text = wording.text.policy.whatIf;
  const { columns } = wording.text.exchanges;
  const places = new Map(row.exchanges.map((exchange, at) => [exchange.id, { exchange, number: at + 1 }]));
  return (
    <table class="predicted" data-predicted="requests">
      <thead>
        <tr>
          <th scope="col">{text.requests}</th>
          <th scope="col">{text.was}</th>
          <th scope="col">{text.would}</th>
          <th scope="col" class="of-why">
            {columns.why}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr class="predicted-sum">
          <th scope="row">{text.sum}</th>
          <td>
            <Summed sum={prediction.was} wording={wording} />
          </td>
          <td>
            <Summed sum={prediction.would} wording={wording} />
          </td>
          <td class="of-why">
            {prediction.earlier > 0 && (
              <span class="quiet">{text.earlier(wording.figures.count(prediction.earlier))}</span>
            )}
          </td>
        </tr>
        {prediction.exchanges.map(({ id, startedAt, request, reasons, was, would }) => {
          const place = places.get(id);
          return (
            <tr key={id} data-predicted-exchange={id} data-request={request}>
              <th scope="row">
                {place && wording.figures.count(place.number)}{' '}
                <span class="quiet">{wording.figures.clock(startedAt, wording.timeZone)}</span>
              </th>
              <td class="on-one-line" title={wording.figures.bytesExactly(was)}>
                {place && outcomeBriefly(place.exchange, wording)}, {wording.figures.bytes(was)}
              </td>
              <td class="on-one-line">
                <Visited visit={{ request, bytes: would }} wording={wording} />
              </td>
              <td class="of-why">{visible(reasons.map(({ message }) => message).join(' '))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What one visit makes of the resource; what is other than as sent is marked. */
function Visited(props: { visit: Visit | undefined; wording: Wording; changed?: boolean | undefined }) {
  const { visit, wording, changed = false } = props;
  const text = wording.text.policy.whatIf;
  if (!visit) return <span class="quiet">{wording.text.figures.unknown}</span>;
  const bytes = wording.figures.bytes(visit.bytes);
  return (
    <span
      class={changed ? 'mark-word visit-changed' : 'mark-word'}
      data-request={visit.request}
      title={visit.request === 'none' ? undefined : wording.figures.bytesExactly(visit.bytes)}
    >
      {visit.request === 'none' ? text.none : text[visit.request](bytes)}
      {changed && (
        <span class="visit-mark" title={text.changed}>
          <Icon name="differs" />
          <span class="unseen">{text.changed}</span>
        </span>
      )}
    </span>
  );
}

const Summed = ({ sum, wording }: { sum: Sum; wording: Wording }) => (
  <span title={sumTitle(sum.bytes, wording)}>
    {wording.text.policy.whatIf.trips(
      sum.requests,
      wording.figures.count(sum.requests),
      sumText(sum.bytes, wording),
    )}
  </span>
);
