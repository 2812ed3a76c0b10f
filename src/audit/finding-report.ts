import type { CaptureOccurrence, CaptureRule, Level } from '../rules/rule.ts';
import type { Wording } from './exchange-report.ts';
import type { GatheredFinding } from './findings.ts';
import type { Finding } from './report.ts';

/** A finding on single exchanges of a resource as the report shows it. */
export const reportFinding = (
  { rule, level, exchanges, occurrence }: GatheredFinding,
  resource: string,
  wording: Wording,
): Finding => worded(rule, level, { ...occurrence, resource, exchanges }, wording);

/** A finding on several exchanges or resources as the report shows it. */
export const reportCaptureFinding = (
  rule: CaptureRule,
  level: Level,
  occurrence: CaptureOccurrence,
  wording: Wording,
): Finding => worded(rule, level, occurrence, wording);

function worded(
  { id, spec }: Pick<CaptureRule, 'id' | 'spec'>,
  level: Level,
  { resource, exchanges, parameters, evidence }: CaptureOccurrence,
  { messages, figures }: Wording,
): Finding {
  const text = messages.findings.byRule[id];
  return {
    rule: id,
    level,
    resource,
    exchanges: [...exchanges],
    title: text?.title ?? id,
    message: text?.seen(parameters, figures) ?? id,
    ...(text && { why: text.why, fix: text.fix }),
    ...(text?.browsers && { browsers: { ...text.browsers } }),
    evidence: evidence.map(({ field, value }) => ({ field, value })),
    spec: { ...spec },
  };
}
