import type { ComponentChildren } from 'preact';
import type { ResourceRow } from '../../desk/contract.ts';
import { isGrave, type RowSums } from '../../desk/sums.ts';
import { sumTitle, TallyAmount } from '../../views/Amount.tsx';
import { Icon } from '../../views/Icon.tsx';
import { Marks } from '../../views/Marks.tsx';
import { outcomeBriefly, outcomeOf, outcomeWords } from '../../views/outcome.ts';
import type { Wording } from '../../views/wording.ts';
import { chipOf } from '../filter/types.ts';
import { policyStatements, policyWords } from '../policy.ts';
import type { Column } from './columns.ts';

/** What stands in each column of a resource. A host stands beside the name where it is not the usual one. */
export const cells: Record<
  Column,
  (row: ResourceRow, wording: Wording, usualHost: string) => ComponentChildren
> = {
  name: ({ method, url, name, host }, _, usualHost) => (
    <span class="resource" title={`${method} ${url}`}>
      {method !== 'GET' && <span class="quiet method">{method}</span>}
      <span class="resource-name">{name}</span>
      {host !== usualHost && host !== name && <span class="quiet resource-host">{host}</span>}
    </span>
  ),
  host: ({ host }, { text }) => <Host host={host} none={text.table.group.noHost} />,
  type: (row, { text }) => <span title={row.mimeType ?? undefined}>{text.filter.types[chipOf(row)]}</span>,
  seen: ({ exchanges }, wording) => <Marks exchanges={exchanges} wording={wording} />,
  last: ({ exchanges }, wording) => {
    const last = exchanges.at(-1);
    if (!last) return null;
    return (
      <span
        class={`outcome outcome-${outcomeOf(last)}`}
        title={
          last.status === 0 ? outcomeWords(last, wording) : `${last.status} ${outcomeWords(last, wording)}`
        }
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
  avoidable: ({ avoidable }, wording) => <TallyAmount tally={avoidable} name="avoidable" wording={wording} />,
  findings: (row, { text, figures }) => {
    const grave = row.findings.filter(isGrave);
    const rules = [...new Set(grave.map(({ rule }) => rule))].join('\n');
    const title = text.table.findings(rules, row.faulty304s);
    return grave.length === 0 ? null : <Findings count={grave.length} title={title} figures={figures} />;
  },
};

/** What stands in the columns of a group's head, beside its name; nothing in the others. */
export const groupCells: Partial<Record<Column, (sums: RowSums, wording: Wording) => ComponentChildren>> = {
  transferred: ({ transferred }, wording) => (
    <TallyAmount tally={transferred} name="transferred" wording={wording} />
  ),
  saved: ({ savedByRevalidation }, wording) => (
    <TallyAmount tally={savedByRevalidation} name="saved" wording={wording} />
  ),
  avoidable: ({ avoidable }, wording) => <TallyAmount tally={avoidable} name="avoidable" wording={wording} />,
  findings: ({ findings }, { text, figures }) => {
    const title = text.table.groupFindings(figures.count(findings));
    return findings === 0 ? null : <Findings count={findings} title={title} figures={figures} />;
  },
};

const Host = ({ host, none }: { host: string; none: string }) =>
  host === '' ? <span class="quiet">{none}</span> : <span title={host}>{host}</span>;

const Findings = ({
  count,
  title,
  figures,
}: {
  count: number;
  title: string;
  figures: Wording['figures'];
}) => (
  <span class="faults" title={title} data-count={count}>
    <Icon name="missing" />
    {figures.count(count)}
  </span>
);
