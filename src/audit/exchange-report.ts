import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { type Bytes, derived, UNKNOWN } from '../exchange/bytes.ts';
import { answeredAt, isCacheHit } from '../exchange/exchange.ts';
import { fieldValue } from '../http/fields.ts';
import type { RequestFields } from '../http/message.ts';
import type { Figures } from '../messages/figures.ts';
import type { Messages } from '../messages/messages.ts';
import type { NotModifiedCheck, RepeatedField } from '../rules/not-modified-check.ts';
import type { Subject } from '../rules/rule.ts';
import type { ExplainedDecision, Reason } from './decision.ts';
import type { ExchangeReport, NotModifiedReport, ReasonReport } from './report.ts';
import type { Judged } from './resource.ts';
import { differenceText } from './texts.ts';

/** What a report is written with. */
export interface Wording {
  readonly messages: Messages;
  readonly figures: Figures;
  readonly reason: (reason: Reason) => ReasonReport;
}

function reportDecision(
  { action, shown, expected, cause }: ExplainedDecision,
  { reason, messages }: Wording,
): ExchangeReport['decision'] {
  const reasons = shown.map(reason);
  if (!expected) return { action, reasons };
  const byModel = { action: expected.action, reasons: expected.reasons.map(reason) };
  if (cause === null) return { action, reasons: [...byModel.reasons, ...reasons], expected: byModel };
  const difference = { code: cause.code, message: differenceText(expected, cause, messages) };
  return { action, reasons, expected: byModel, difference };
}

/** An exchange as the report shows it. `saved` is there for a 304 and for a cache hit. */
export function reportExchange(
  { subject, decision, past }: Judged,
  saved: Bytes | undefined,
  wording: Wording,
): ExchangeReport {
  const { exchange, response, check } = subject;
  const { startedAt, waitMs } = exchange;
  const { status, complete } = exchange.response;
  const receivedAt = answeredAt(exchange);
  const report: ExchangeReport = {
    id: exchange.id,
    entry: exchange.entry,
    startedAt: startedAt === null ? '' : new Date(startedAt).toISOString(),
    method: exchange.method,
    url: exchange.url,
    status,
    source: exchange.source,
    page: exchange.page,
    wire: exchange.wire,
    ageSeconds: complete ? ageAt(response, receivedAt) : null,
    lifetimeSeconds: {
      private: freshnessLifetime(status, response, 'private', receivedAt).seconds,
      shared: freshnessLifetime(status, response, 'shared', receivedAt).seconds,
    },
    waitMs,
    decision: reportDecision(decision, wording),
  };
  if (past.sparedByLifetime) report.avoidable = 'revalidation';
  if (past.needlessAfter) report.avoidable = 'download';
  if (saved && isCacheHit(exchange)) report.saved = saved;
  if (saved && check) report.notModified = reportNotModified(subject, check, saved);
  return report;
}

/** The same exchange with what it saved counted anew. */
export function withSaved(report: ExchangeReport, saved: Bytes): ExchangeReport {
  const { notModified } = report;
  return notModified ? { ...report, notModified: { ...notModified, saved } } : { ...report, saved };
}

function reportNotModified(
  { exchange, request, response }: Subject,
  check: NotModifiedCheck<Subject>,
  saved: Bytes,
): NotModifiedReport {
  const { baseline } = check;
  const values = (field: RepeatedField) => ({
    full: baseline ? fieldValue(baseline.response.lines, field) : null,
    notModified: fieldValue(response.lines, field),
  });
  return {
    fields: check.fields,
    body: check.body,
    saved,
    baseline: baseline?.exchange.id ?? null,
    values: {
      date: values('date'),
      etag: values('etag'),
      'content-location': values('content-location'),
      expires: values('expires'),
      'cache-control': values('cache-control'),
      vary: values('vary'),
    },
    conditional: conditionsIn(request),
    requestComplete: exchange.request.complete,
    stored: check.storedLength === null ? UNKNOWN : derived(check.storedLength),
    contentLength: fieldValue(response.lines, 'content-length'),
  };
}

function conditionsIn({ lines }: RequestFields): NotModifiedReport['conditional'] {
  const conditions: NotModifiedReport['conditional'] = [];
  const tags = fieldValue(lines, 'if-none-match');
  if (tags !== null) conditions.push({ field: 'If-None-Match', value: tags });
  const since = fieldValue(lines, 'if-modified-since');
  if (since !== null) conditions.push({ field: 'If-Modified-Since', value: since });
  return conditions;
}
