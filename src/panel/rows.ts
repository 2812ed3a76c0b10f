import type { ResourceDetails, ResourceRow } from '../desk/contract.ts';
import { visible } from '../messages/visible.ts';

const written = new WeakMap<ResourceRow, ResourceRow>();

/**
 * The row as it is drawn: what it holds from the network has passed through `visible()`. For the eye alone; what
 * filters, sorts or finds again takes the row itself.
 */
export function visibleRow(row: ResourceRow): ResourceRow {
  const known = written.get(row);
  if (known) return known;
  const { cacheControl, validatorValue } = row.policy;
  const policy = {
    ...row.policy,
    cacheControl: cacheControl === null ? null : visible(cacheControl),
    validatorValue: validatorValue === null ? null : visible(validatorValue),
  };
  const drawn = {
    ...row,
    method: visible(row.method),
    url: visible(row.url),
    mimeType: row.mimeType === null ? null : visible(row.mimeType),
    policy,
    name: visible(row.name),
    host: visible(row.host),
  };
  written.set(row, drawn);
  return drawn;
}

/** The exchange to look at first: the latest 304 with a fault, else the latest 304, else the latest. */
export function firstToLookAt({ exchanges, findings }: ResourceDetails): number | undefined {
  const faulty = new Set(
    findings
      .filter(({ level }) => level === 'must' || level === 'should')
      .flatMap(({ exchanges }) => exchanges),
  );
  const notModified = exchanges.filter((exchange) => exchange.notModified);
  const chosen = notModified.findLast(({ id }) => faulty.has(id)) ?? notModified.at(-1) ?? exchanges.at(-1);
  return chosen?.id;
}
