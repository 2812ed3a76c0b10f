export type { Audit, AuditOptions, Judgement } from './audit/audit.ts';
export { audit, createAudit } from './audit/audit.ts';
export type {
  Change,
  Comparison,
  ComparisonNote,
  FindingChange,
  LoneResource,
  Overall,
  Quantity,
  ResourceChange,
  Undecided,
  Verdict,
} from './audit/comparison.ts';
export { compareReports } from './audit/comparison.ts';
export type { Report } from './audit/report.ts';
export { createCacheModel } from './cache/model/cache-model.ts';
export type {
  CacheMode,
  CacheModel,
  CacheModelOptions,
  Decision,
  HttpRequest,
  HttpResponse,
  ProfileName,
  Received,
  Times,
} from './cache/model/contract.ts';
export { PROFILES } from './cache/model/profiles.ts';
export type { Reason, ReasonCode } from './cache/model/reason.ts';
export type { Bytes } from './exchange/bytes.ts';
export type { Exchange, Fields, Source } from './exchange/exchange.ts';
export type { Capture, CaptureNote, Skipped } from './har/capture.ts';
export type { NamedCapture } from './har/combine.ts';
export { combineCaptures } from './har/combine.ts';
export type { HarFault } from './har/error.ts';
export { HarError } from './har/error.ts';
export type { ReadOptions, ReadProgress } from './har/read.ts';
export { readHar } from './har/read.ts';
export { toCsv } from './report/csv.ts';
export { toHtml } from './report/html.tsx';
export { exportReport, FORMAT_NAMES } from './report/index.ts';
export { toJson } from './report/json.ts';
export { toJunit } from './report/junit.ts';
export { toMarkdown } from './report/markdown.ts';
export { redact } from './report/redact.ts';
export { toSarif } from './report/sarif.ts';
export { toText } from './report/text.ts';
export { captureRules, rules } from './rules/index.ts';
export type { Rule } from './rules/rule.ts';
export type { Changes, WhatIf } from './savings/what-if.ts';
export { whatIf } from './savings/what-if.ts';
export type { Configuration, ServerName } from './snippets/index.ts';
export { resourceConfiguration, SERVER_NAMES, siteConfiguration } from './snippets/index.ts';
export type { SitePolicy } from './snippets/policy.ts';
export { recommendSite } from './snippets/site.ts';
