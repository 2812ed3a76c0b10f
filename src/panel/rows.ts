import type { ExchangeReport, Finding, Report, ResourceReport } from '../audit/report.ts';
import { visible } from '../messages/visible.ts';

/** A resource with everything that the report says of it, joined for the screen. */
export interface ResourceRow {
  readonly resource: ResourceReport;
  /** In time. */
  readonly exchanges: readonly ExchangeReport[];
  readonly findings: readonly Finding[];
  /** The last segment of the path with its query, or the host for the root. */
  readonly name: string;
  /** The host with its port; empty for what has none. */
  readonly host: string;
  /** Whether the host is another than that of the first document. */
  readonly foreign: boolean;
}

/** Joins the resources of a report with their exchanges and findings, in the order first seen. */
export function rowsOf(report: Report): readonly ResourceRow[] {
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.id, exchange]));
  const main = report.resources.find(({ type }) => type === 'document') ?? report.resources[0];
  const mainHost = main && nameOf(main.url).host;
  return report.resources.map((resource) => {
    const { name, host } = nameOf(resource.url);
    return {
      resource,
      exchanges: resource.exchanges.flatMap((id) => exchanges.get(id) ?? []),
      findings: resource.findings.flatMap((index) => report.findings[index] ?? []),
      name,
      host,
      foreign: host !== mainHost,
    };
  });
}

const written = new WeakMap<ResourceRow, ResourceRow>();

/**
 * The row as it is drawn: what it holds from the network, its exchanges and findings aside, has passed through
 * `visible()`. For the eye alone; what filters, sorts, exports or finds again takes the row itself.
 */
export function visibleRow(row: ResourceRow): ResourceRow {
  const known = written.get(row);
  if (known) return known;
  const { resource } = row;
  const { cacheControl, validatorValue } = resource.policy;
  const policy = {
    ...resource.policy,
    cacheControl: cacheControl === null ? null : visible(cacheControl),
    validatorValue: validatorValue === null ? null : visible(validatorValue),
  };
  const drawn = {
    ...row,
    resource: { ...resource, method: visible(resource.method), url: visible(resource.url), policy },
    name: visible(row.name),
    host: visible(row.host),
  };
  written.set(row, drawn);
  return drawn;
}

/** How a URL is written in a narrow column. What cannot be parsed is its own name. */
export function nameOf(url: string): { name: string; host: string } {
  if (!URL.canParse(url)) return { name: url, host: '' };
  const { host, pathname, search } = new URL(url);
  const segments = pathname.split('/');
  const last = segments.pop() ?? '';
  const folder = segments.pop() ?? '';
  const name = last !== '' ? last : folder !== '' ? `${folder}/` : host;
  return { name: name + search, host };
}

/** The exchange to look at first: the latest 304 with a fault, else the latest 304, else the latest. */
export function firstToLookAt({ exchanges, findings }: ResourceRow): number | undefined {
  const faulty = new Set(
    findings
      .filter(({ level }) => level === 'must' || level === 'should')
      .flatMap(({ exchanges }) => exchanges),
  );
  const notModified = exchanges.filter((exchange) => exchange.notModified);
  const chosen = notModified.findLast(({ id }) => faulty.has(id)) ?? notModified.at(-1) ?? exchanges.at(-1);
  return chosen?.id;
}
