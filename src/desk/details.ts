import type { Report } from '../audit/report.ts';
import type { DeskEvent, DeskRequest, ResourceDetails } from './contract.ts';
import { exchangesById } from './rows.ts';

type LookedAt = Omit<Extract<DeskRequest, { kind: 'look-at' }>, 'kind'>;

/** Everything that the report says of a resource; undefined where it is not in it. */
export function detailsOf(report: Report, { resource: id, atMost }: LookedAt): ResourceDetails | undefined {
  const resource = report.resources.find((known) => known.id === id);
  if (!resource) return undefined;
  const exchangeOf = exchangesById(report.exchanges);
  const ids = atMost > 0 ? resource.exchanges.slice(-atMost) : [];
  const shown = new Set(ids);
  const exchanges = ids.flatMap((exchange) => exchangeOf(exchange) ?? []);
  const compared = new Set(exchanges.flatMap(({ notModified }) => notModified?.baseline ?? []));
  return {
    id: resource.id,
    exchanges,
    baselines: [...compared].flatMap((id) => (shown.has(id) ? [] : (exchangeOf(id) ?? []))),
    earlier: resource.exchanges.length - ids.length,
    findings: resource.findings.flatMap((index) => report.findings[index] ?? []),
    recommendation: resource.recommendation,
  };
}

/** Tells the details of the resource that is looked at, whenever they have changed. */
export function startDetailing(tell: (event: DeskEvent) => void) {
  let lookedAt: LookedAt = { resource: undefined, atMost: 0 };
  let latest: Report | undefined;
  let told = '';
  function renew(report: Report): void {
    latest = report;
    const details = detailsOf(report, lookedAt);
    const spelt = JSON.stringify(details) ?? '';
    if (spelt === told) return;
    told = spelt;
    tell({ kind: 'details', details });
  }
  return {
    renew,
    lookAt(next: LookedAt) {
      lookedAt = next;
      if (latest) renew(latest);
    },
  };
}
