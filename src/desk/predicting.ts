import type { ReasonReport } from '../audit/report.ts';
import type { Session } from '../audit/session.ts';
import { PROFILES } from '../cache/model/profiles.ts';
import type { Reason } from '../cache/model/reason.ts';
import { type Exchange, isFullResponse } from '../exchange/exchange.ts';
import { DELTAS, FLAGS, QUALIFIABLE, readCacheControlSyntax } from '../http/cache-control-syntax.ts';
import { type FieldLines, fieldValue, indexFields } from '../http/fields.ts';
import { type Changes, type WhatIf, whatIf, whatIfStored } from '../savings/what-if.ts';
import type { PolicyProblem, Prediction, Question, WhatIfAnswer } from './contract.ts';

/** So many of the exchanges are told one by one. */
const MOST_EXCHANGES = 200;

/** What would come of another Cache-Control. */
export function predict(
  { resource, cacheControl, etag }: Question<'what-if'>,
  audit: Pick<Session, 'exchangesOf' | 'cacheProfile'>,
  reason: (reason: Reason) => ReasonReport,
): WhatIfAnswer {
  const all = audit.exchangesOf(resource);
  const profile = PROFILES[audit.cacheProfile];
  const changes = (sent: FieldLines) => changesTo(sent, cacheControl, etag);
  const full = all.findLast((exchange) => isFullResponse(exchange) && exchange.response.complete);
  const problems = typeof cacheControl === 'string' ? problemsOf(cacheControl) : [];
  if (!full) {
    const own = all.filter(({ client }) => client === all.at(-1)?.client);
    return { problems, revisits: whatIfStored(own, changes, profile), prediction: undefined };
  }
  const exchanges = all.filter(({ client }) => client === full.client);
  const found = whatIf(exchanges, changes(indexFields(full.response.fields)), profile);
  return { problems, revisits: found?.revisits, prediction: found && tell(found, exchanges, reason) };
}

/** What was recorded and what would have been, in words. */
function tell(
  found: WhatIf,
  exchanges: readonly Exchange[],
  reason: (reason: Reason) => ReasonReport,
): Prediction {
  const startOf = new Map(exchanges.map(({ id, startedAt }) => [id, startedAt]));
  const told = found.exchanges.slice(-MOST_EXCHANGES);
  return {
    was: found.was,
    would: found.would,
    exchanges: told.map(({ id, request, reasons, was, would }) => ({
      id,
      request,
      was,
      would,
      startedAt: new Date(startOf.get(id) ?? 0).toISOString(),
      reasons: reasons.map(reason),
    })),
    earlier: found.exchanges.length - told.length,
  };
}

/** What is sent otherwise: a Cache-Control stands in for Expires and Pragma as well, as where it is recommended. */
function changesTo(lines: FieldLines, cacheControl: string | null | undefined, etag: boolean): Changes {
  const isSame = cacheControl === undefined || cacheControl === fieldValue(lines, 'cache-control');
  return {
    ...(!isSame && { 'Cache-Control': cacheControl }),
    ...(!isSame && cacheControl !== null && { Expires: null, Pragma: null }),
    ...(etag && fieldValue(lines, 'etag') === null && { ETag: '"added"' }),
  };
}

/** What is wrong with a Cache-Control, in the order in which it stands there. */
function problemsOf(cacheControl: string): PolicyProblem[] {
  const { directives, malformed, repeats } = readCacheControlSyntax(cacheControl);
  return [
    ...malformed.map(({ fault, text }) => ({
      why: fault === 'other' ? ('malformed' as const) : fault,
      text,
    })),
    ...directives.flatMap(({ name, form, argument, text }): PolicyProblem[] => {
      if (DELTAS.has(name))
        return form === 'token' && /^\d+$/.test(argument) ? [] : [{ why: 'no-seconds', text }];
      if (FLAGS.has(name)) return form === 'bare' ? [] : [{ why: 'value', text }];
      return QUALIFIABLE.has(name) ? [] : [{ why: 'unknown', text }];
    }),
    ...repeats.map(({ again }) => ({ why: 'repeated' as const, text: again.text })),
  ];
}
