import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ResourceRow } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import { policyFacts } from '../policy.ts';
import { visibleRow } from '../rows.ts';
import type { PanelState } from '../state.ts';
import { Recommended } from './Recommended.tsx';
import { WhatIf } from './WhatIf.tsx';

/** So often is looked anew how fresh the resource is, ms. */
const LOOK_AGAIN_MS = 5_000;

/** What caches may do with the resource, what to send instead, and what another Cache-Control would do. */
export function Policy({ state, row }: { state: PanelState; row: ResourceRow }) {
  useEffect(() => {
    const timer = setInterval(state.policy.lookAgain, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [state]);
  const unanswered = state.policy.unanswered.value;
  return (
    <div class="policy-parts">
      <div class="policy-part">
        <Sent state={state} row={row} />
        <Recommended state={state} row={row} />
      </div>
      <div class="policy-part">
        {unanswered !== undefined && (
          <p class="note wrong" role="alert">
            {state.wording.text.policy.unanswered(unanswered)}
          </p>
        )}
        <WhatIf state={state} row={row} />
      </div>
    </div>
  );
}

function Sent({ state, row }: { state: PanelState; row: ResourceRow }) {
  const text = state.wording.text.policy;
  const { policy } = visibleRow(row);
  return (
    <section class="policy-sent">
      <h3>{text.title}</h3>
      <dl class="policy-facts">
        {policyFacts(policy, state.wording).map(({ name, words, isValue }) => (
          <Fact key={name} name={name}>
            <span class={isValue ? 'value' : undefined}>{words}</span>
          </Fact>
        ))}
        <Now state={state} isUnkept={policy.known && !policy.storable.private} />
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="policy-fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** How fresh what the cache holds is by now, and what it would do with a request. */
function Now({ state, isUnkept }: { state: PanelState; isUnkept: boolean }) {
  const { text, figures, timeZone } = state.wording;
  const words = text.policy;
  const standing = state.policy.standing.value;
  if (!standing) return null;
  const name = words.now(figures.clock(new Date(standing.at).toISOString(), timeZone));
  const held = standing.is;
  if (!held) return <Fact name={name}>{isUnkept ? words.nothingHeld : words.heldUnknown}</Fact>;
  const age = figures.seconds(held.ageSeconds);
  const lifetime = held.lifetimeSeconds;
  const isTold = held.reasons.some(({ code }) => code === 'fresh' || code === 'stale');
  return (
    <Fact name={name}>
      <p>
        <b data-now={held.action}>{words.actions[held.action]}</b>{' '}
        {held.reasons.map(({ message }) => visible(message)).join(' ')}
      </p>
      {!isTold && (
        <p class="quiet">
          {lifetime === undefined
            ? words.keptForGood(age)
            : words.age(age, lifetime === null ? text.figures.none : figures.seconds(lifetime))}
        </p>
      )}
    </Fact>
  );
}
