import type { ComponentChildren } from 'preact';
import { sumTitle, TallyAmount } from '../views/Amount.tsx';
import { Icon } from '../views/Icon.tsx';
import { Marks } from '../views/Marks.tsx';
import { outcomeBriefly, outcomeOf, outcomeWords } from '../views/outcome.ts';
import type { Wording } from '../views/wording.ts';
import type { Column } from './layout.ts';
import { policyStatements, policyWords } from './policy.ts';
import type { ResourceRow } from './rows.ts';

/** What stands in each column of a resource. */
export const cells: Record<Column, (row: ResourceRow, wording: Wording) => ComponentChildren> = {
  name: ({ resource, name, host, foreign }) => (
    <span class="resource" title={`${resource.method} ${resource.url}`}>
      {resource.method !== 'GET' && <span class="quiet method">{resource.method}</span>}
      <span class="resource-name">{name}</span>
      {foreign && host !== name && <span class="quiet resource-host">{host}</span>}
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
  policy: ({ resource }, wording) => (
    <span
      class={resource.policy.known ? undefined : 'quiet'}
      title={policyStatements(resource.policy, wording).join('\n')}
    >
      {policyWords(resource.policy, wording)}
    </span>
  ),
  validator: ({ resource: { policy } }, { text }) => {
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
  transferred: ({ resource }, wording) => (
    <TallyAmount tally={resource.transferred} name="transferred" wording={wording} />
  ),
  saved: ({ resource }, wording) => (
    <span title={sumTitle(resource.savedByRevalidation, wording)}>
      <TallyAmount tally={resource.savedByRevalidation} name="saved" wording={wording} />
    </span>
  ),
  faults: ({ resource }, { text, figures }) =>
    resource.faulty304s === 0 ? null : (
      <span class="faults" title={text.table.faults(resource.faulty304s)} data-count={resource.faulty304s}>
        <Icon name="missing" />
        {figures.count(resource.faulty304s)}
      </span>
    ),
};
