import type { ExchangeReport, Finding, Report, ResourceReport } from '../audit/report.ts';
import { count, emptyTally } from '../savings/tally.ts';
import type { ResourceRow } from './contract.ts';
import { naturalKey } from './natural-order.ts';
import { startSharing } from './sharing.ts';

/** What changed in the rows since the last report. */
export interface RowChanges {
  /** The rows told before no longer count. */
  readonly anew: boolean;
  /** New rows and rows that are others than before, in the order first seen. */
  readonly rows: readonly ResourceRow[];
  readonly gone: readonly string[];
}

/** The rows of a capture, report by report. */
export interface RowBook {
  /** Makes the rows that have changed since the last report. Costs a look at each resource, and what has changed. */
  changes(report: Report): RowChanges;
}

/** What a row was made of. */
interface Made {
  readonly row: ResourceRow;
  readonly policy: ResourceReport['policy'];
}

/** Starts without rows. */
export function startRowBook(): RowBook {
  let known = new Map<string, Made>();
  const share = startSharing();
  return {
    changes(report) {
      const exchangeOf = exchangesById(report.exchanges);
      const before = known;
      known = new Map();
      const ids = before.keys();
      const changed: ResourceRow[] = [];
      let inOrder = true;
      let left = before.size;
      for (const resource of report.resources) {
        const old = before.get(resource.id);
        if (old) {
          left--;
          inOrder &&= follows(ids, resource.id);
        }
        const made =
          old && isSame(old, resource, report.findings)
            ? old
            : { row: share(rowOf(resource, report, exchangeOf)), policy: resource.policy };
        if (made !== old) changed.push(made.row);
        known.set(resource.id, made);
      }
      if (!inOrder || left === before.size)
        return { anew: true, rows: [...known.values()].map(({ row }) => row), gone: [] };
      return { anew: false, rows: changed, gone: left === 0 ? [] : goneFrom(before, known) };
    },
  };
}

/** Whether `id` comes later among the ids; those before it are gone over. */
function follows(ids: Iterator<string>, id: string): boolean {
  for (let next = ids.next(); !next.done; next = ids.next()) if (next.value === id) return true;
  return false;
}

const goneFrom = (before: ReadonlyMap<string, Made>, known: ReadonlyMap<string, Made>): string[] =>
  [...before.keys()].filter((id) => !known.has(id));

/** A resource is judged anew with a new policy; what is found in the whole capture can change without it. */
const isSame = ({ policy, row }: Made, resource: ResourceReport, findings: readonly Finding[]): boolean =>
  policy === resource.policy &&
  row.findings.length === resource.findings.length &&
  resource.findings.every((index, at) => {
    const [now, then] = [findings[index], row.findings[at]];
    return now?.rule === then?.rule && now?.level === then?.level;
  });

type ExchangeById = (id: number) => ExchangeReport | undefined;

/** Ids are mostly the places in the list. */
export function exchangesById(exchanges: readonly ExchangeReport[]): ExchangeById {
  let byId: Map<number, ExchangeReport> | undefined;
  return (id) => {
    const there = exchanges[id];
    if (there?.id === id) return there;
    byId ??= new Map(exchanges.map((exchange) => [exchange.id, exchange]));
    return byId.get(id);
  };
}

/** A resource of a report as a row. */
export function rowOf(resource: ResourceReport, { findings }: Report, exchangeOf: ExchangeById): ResourceRow {
  const avoidable = emptyTally();
  const exchanges = resource.exchanges.flatMap((id) => {
    const exchange = exchangeOf(id);
    if (!exchange) return [];
    if (exchange.avoidable) count(avoidable, exchange.wire.response);
    const { status, source, page } = exchange;
    return { id, status, source, page, ...(exchange.avoidable && { avoidable: exchange.avoidable }) };
  });
  const { id, method, url, type, mimeType, policy, faulty304s } = resource;
  const { transferred, savedByRevalidation, savedByCache } = resource;
  const named = nameOf(url);
  return {
    id,
    method,
    url,
    type,
    mimeType,
    policy,
    faulty304s,
    transferred,
    savedByRevalidation,
    savedByCache,
    ...named,
    sortName: naturalKey(`${named.name} ${named.host}`),
    exchanges,
    findings: resource.findings.flatMap((index) => {
      const finding = findings[index];
      return finding ? { rule: finding.rule, level: finding.level } : [];
    }),
    avoidable,
  };
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

/** The host of the first document, else of the first resource. */
export function mainHostOf({ resources }: Report): string {
  const main = resources.find(({ type }) => type === 'document') ?? resources[0];
  return main ? nameOf(main.url).host : '';
}
