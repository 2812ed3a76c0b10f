import type { Tally } from '../../audit/report.ts';
import type { ResourceRow } from '../../desk/contract.ts';
import type { ResourceType, Source } from '../../exchange/exchange.ts';
import type { Level } from '../../rules/rule.ts';
import { sumOf } from '../../views/Amount.tsx';
import { type Outcome, outcomeOf } from '../../views/outcome.ts';

/** Bytes of some exchanges. */
export interface Amount {
  /** Exchanges that were counted, those without a figure among them. */
  readonly exchanges: number;
  readonly unknown: number;
  /** Sum of the known figures; null where there is none. */
  readonly bytes: number | null;
}

/** What the filter looks at of a resource. */
export interface Filterable {
  readonly url: string;
  readonly method: string;
  /** With its port; empty for what has none. */
  readonly host: string;
  readonly type: ResourceType;
  /** null where it is not known. */
  readonly mimeType: string | null;
  readonly cacheControl: string | null;
  readonly validator: string | null;
  readonly exchanges: readonly {
    readonly status: number;
    readonly source: Source;
    readonly outcome: Outcome;
  }[];
  readonly rules: readonly { readonly rule: string; readonly level: Level }[];
  readonly transferred: Amount;
  /** By 304s. */
  readonly saved: Amount;
  readonly avoidable: Amount;
  readonly faulty304s: number;
}

const known = new WeakMap<ResourceRow, Filterable>();

/** What the filter looks at of a row; the very same object for the same row. */
export function filterableOf(row: ResourceRow): Filterable {
  const filterable = known.get(row) ?? read(row);
  known.set(row, filterable);
  return filterable;
}

function read(row: ResourceRow): Filterable {
  return {
    url: row.url,
    method: row.method,
    host: row.host,
    type: row.type,
    mimeType: row.mimeType,
    cacheControl: row.policy.cacheControl,
    validator: row.policy.validatorValue,
    exchanges: row.exchanges.map(({ status, source }) => ({
      status,
      source,
      outcome: outcomeOf({ source }),
    })),
    rules: row.findings,
    transferred: amountOf(row.transferred),
    saved: amountOf(row.savedByRevalidation),
    avoidable: amountOf(row.avoidable),
    faulty304s: row.faulty304s,
  };
}

function amountOf(tally: Tally): Amount {
  const { exchanges, unknown } = tally;
  return { exchanges, unknown, bytes: unknown < exchanges ? sumOf(tally).bytes : null };
}
