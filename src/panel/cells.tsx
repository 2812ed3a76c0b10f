import type { ComponentChildren } from 'preact';
import type { ResourceRow } from '../desk/contract.ts';
import { sumTitle, TallyAmount } from '../views/Amount.tsx';
import { Icon } from '../views/Icon.tsx';
import { Marks } from '../views/Marks.tsx';
import { outcomeBriefly, outcomeOf, outcomeWords } from '../views/outcome.ts';
import type { Wording } from '../views/wording.ts';
import type { Column } from './layout.ts';
import { policyStatements, policyWords } from './policy.ts';

/** What stands in each column of a resource. */
export const cells: Record<
  Column,
  (row: ResourceRow, wording: Wording, mainHost: string) => ComponentChildren
> = {
  name: ({ method, url, name, host }, _, mainHost) => (
    <span class="resource" title={`${method} ${url}`}>
      {method !== 'GET' && <span class="quiet method">{method}</span>}
      <span class="resource-name">{name}</span>
      {host !== mainHost && host !== name && <span class="quiet resource-host">{host}</span>}
    </span>
  ),
  seen: ({ exchanges }, wording) => <Marks exchanges={exchanges} wording={wording} />,
  last: ({ exchanges }, wording) => {
    const last = exchanges.at(-1);
    if (!last) return null;
    return (
      <span
        class={`outcome outcome-${outcomeOf(last)}`}
        title={`${last.status} ${outcomeWords(last, wording)}`}
      >
        {outcomeBriefly(last, wording)}
      </span>
    );
  },
  policy: ({ policy }, wording) => (
    <span class={policy.known ? undefined : 'quiet'} title={policyStatements(policy, wording).join('\n')}>
      {policyWords(policy, wording)}
    </span>
  ),
  validator: ({ policy }, { text }) => {
    if (!policy.known) return <span class="quiet">{text.table.validators.unknown}</span>;
    const word = text.table.validators[policy.validator];
    const isTag = policy.validator === 'strong' || policy.validator === 'weak';
    return (
      <span
        class={policy.validator === 'none' ? 'quiet' : undefined}
        title={policy.validatorValue === null ? word : `${word}: ${policy.validatorValue}`}
      >
        {isTag ? policy.validatorValue : word}
      </span>
    );
  },
  transferred: ({ transferred }, wording) => (
    <TallyAmount tally={transferred} name="transferred" wording={wording} />
  ),
  saved: ({ savedByRevalidation }, wording) => (
    <span title={sumTitle(savedByRevalidation, wording)}>
      <TallyAmount tally={savedByRevalidation} name="saved" wording={wording} />
    </span>
  ),
  faults: ({ faulty304s }, { text, figures }) =>
    faulty304s === 0 ? null : (
      <span class="faults" title={text.table.faults(faulty304s)} data-count={faulty304s}>
        <Icon name="missing" />
        {figures.count(faulty304s)}
      </span>
    ),
};
