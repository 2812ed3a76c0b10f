import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { type Bytes, derived, UNKNOWN } from '../exchange/bytes.ts';
import type { Figures } from '../messages/figures.ts';
import type { Messages } from '../messages/messages.ts';
import { REPEATED_FIELDS, type RepeatedField } from '../rules/not-modified-check.ts';
import type { Subject } from '../rules/rule.ts';
import type { Compression } from '../savings/compression.ts';
import { isCacheHit, savedByHit, savedByNotModified } from '../savings/saved.ts';
import type { ExchangeReport, NotModifiedReport } from './report.ts';
import type { Judged } from './resource.ts';
import { reasonText } from './texts.ts';

/** What a report is written with. */
export interface Wording {
  readonly messages: Messages;
  readonly figures: Figures;
}

/** What an exchange saved by being a 304 or a cache hit; undefined for every other. */
export function savedBy(judged: Judged, ratios: Compression): Bytes | undefined {
  const { subject, reused, replacedNothing, listedTwice } = judged;
  if (subject.check) return savedByNotModified(subject.exchange, replacedNothing, reused, ratios);
  if (!isCacheHit(subject.exchange)) return undefined;
  return listedTwice ? UNKNOWN : savedByHit(subject.exchange, reused, ratios);
}

/** An exchange as the report shows it. `saved` is what `savedBy` gave. */
export function reportExchange(
  judged: Judged,
  saved: Bytes | undefined,
  { messages, figures }: Wording,
): ExchangeReport {
  const { exchange, response } = judged.subject;
  const { startedAt } = exchange;
  const receivedAt = startedAt === null ? null : startedAt + (exchange.waitMs ?? 0);
  const lifetime = (cache: 'private' | 'shared') =>
    freshnessLifetime(exchange.response.status, response, cache, receivedAt).seconds;
  return {
    id: exchange.id,
    entry: exchange.entry,
    startedAt: startedAt === null ? '' : new Date(startedAt).toISOString(),
    method: exchange.method,
    url: exchange.url,
    status: exchange.response.status,
    source: exchange.source,
    wire: exchange.wire,
    ageSeconds: exchange.response.complete ? ageAt(response, receivedAt) : null,
    lifetimeSeconds: { private: lifetime('private'), shared: lifetime('shared') },
    waitMs: exchange.waitMs,
    decision: {
      action: judged.decision.action,
      reasons: judged.decision.reasons.map((reason) => ({
        code: reason.code,
        message: reasonText(reason, messages, figures),
      })),
    },
    ...(judged.sparedByLifetime ? { avoidable: 'revalidation' as const } : {}),
    ...(judged.broughtNothingNew ? { avoidable: 'download' as const } : {}),
    ...(saved && isCacheHit(exchange) ? { saved } : {}),
    ...(judged.subject.check
      ? { notModified: reportNotModified(judged.subject, judged.subject.check, saved) }
      : {}),
  };
}

function reportNotModified(
  { exchange, request, response }: Subject,
  check: NonNullable<Subject['check']>,
  saved: Bytes | undefined,
): NotModifiedReport {
  const { baseline } = check;
  const values = (field: RepeatedField) => ({
    full: baseline?.response.lines.value(field) ?? null,
    notModified: response.lines.value(field),
  });
  return {
    fields: { ...check.fields },
    body: check.body,
    saved: saved ?? UNKNOWN,
    baseline: baseline?.exchange.id ?? null,
    values: Object.fromEntries(
      REPEATED_FIELDS.map((field) => [field, values(field)]),
    ) as NotModifiedReport['values'],
    conditional: ['If-None-Match', 'If-Modified-Since'].flatMap((field) => {
      const value = request.lines.value(field.toLowerCase());
      return value === null ? [] : [{ field, value }];
    }),
    requestComplete: exchange.request.complete,
    stored: check.storedLength === null ? UNKNOWN : derived(check.storedLength),
    contentLength: response.lines.value('content-length'),
  };
}
