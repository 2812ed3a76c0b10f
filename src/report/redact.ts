import type { Comparison, LoneResource } from '../audit/comparison.ts';
import type { ComparedPolicy } from '../audit/policy-comparison.ts';
import type { Finding, Report } from '../audit/report.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { createMasks, isOfCredential, type Masks, maskText, maskUrl } from './masks.ts';
import { changeText, type Place } from './report-text.ts';

/**
 * A copy of the report without what a URL or a header line may hold in confidence: user information, values that
 * are named or look like keys, fragments, credentials, e-mail addresses. Equal values get equal stand-ins and
 * different values different ones, so what was two resources stays two; ids stay consistent. The note `redacted`
 * says how much was masked, in `language`. The same report always gives the same result.
 */
export function redact(report: Report, language: Language = 'en'): Report {
  const masks = createMasks();
  return noted(masked(report, masks), 'redacted', messagesIn(language).report.redacted(masks.counts()));
}

/** The same by stand-ins that something beside the report shares, without the note. */
export function masked(report: Report, masks: Masks): Report {
  const ids = maskedIds(report, masks);
  const urlsOf = urlsOfFindings(report);
  const maskIn = <Part extends object>(part: Part, known: readonly string[]): Part =>
    changeText(part, (text, place) => maskPlace(text, place, known, ids, masks));

  const resources = report.resources.map((resource) => maskIn(resource, [resource.url]));
  const exchanges = report.exchanges.map((exchange) => maskIn(exchange, [exchange.url]));
  const findings = report.findings.map((finding) => maskIn(finding, urlsOf(finding)));
  const capture = maskIn(report.capture, []);
  const savings = maskIn(report.savings, []);
  const settings = report.settings && maskedSettings(report.settings, masks);
  return { ...report, capture, savings, resources, exchanges, findings, ...(settings && { settings }) };
}

/** A copy of the comparison without what its URLs, policies and producers may hold in confidence, with the note `redacted`. */
export function redactComparison(comparison: Comparison): Comparison {
  const masks = createMasks();
  const url = (text: string) => maskUrl(text, masks);
  const policy = (side: ComparedPolicy): ComparedPolicy => ({
    ...side,
    cacheControl: side.cacheControl === null ? null : maskText(side.cacheControl, [], masks),
  });
  const side = (report: Comparison['before']): Comparison['before'] => ({
    ...report,
    producer: changeText(report.producer, (text) => maskText(text, [], masks)),
  });
  const lone = (resource: LoneResource): LoneResource => ({ ...resource, url: url(resource.url) });
  const changed = comparison.changed.map((change) => ({
    ...change,
    url: url(change.url),
    ...(change.formerUrl !== undefined && { formerUrl: url(change.formerUrl) }),
    policy: { ...change.policy, before: policy(change.policy.before), after: policy(change.policy.after) },
  }));
  return {
    ...comparison,
    before: side(comparison.before),
    after: side(comparison.after),
    changed,
    new: comparison.new.map(lone),
    gone: comparison.gone.map(lone),
    notes: [...comparison.notes, 'redacted'],
  };
}

/**
 * The URLs of the resource that a finding names, each once. Those of other resources stand as evidence only, where they
 * are masked as a whole: looking for each of thousands in every text would take quadratic time.
 */
function urlsOfFindings({ exchanges, resources }: Report): (finding: Finding) => readonly string[] {
  const urls = new Map(exchanges.map(({ id, url }) => [id, url]));
  const named = new Map(resources.map(({ id, url }) => [id, url]));
  return (finding) => {
    const own = named.get(finding.resource);
    const isOwn = (url: string) => url === own || url.startsWith(`${own}#`);
    return [...new Set(finding.exchanges.flatMap((id) => urls.get(id) ?? []).filter(isOwn))];
  };
}

/** The patterns of ignored URLs come from a person, who may have copied them with what a URL holds in confidence. */
const maskedSettings = (
  settings: NonNullable<Report['settings']>,
  masks: Masks,
): NonNullable<Report['settings']> => ({
  ...settings,
  ignore: settings.ignore.map((ignored) => ({ ...ignored, url: maskUrl(ignored.url, masks) })),
});

/** Whether an export is masked, and in which language it says so. */
export interface Masking {
  readonly language: Language;
  /** Whether what looks like a secret is masked; it is by default. */
  readonly redacted?: boolean;
}

/** The report as exports hold it, redacted unless `redacted` is false. Its last note says which was done. */
export const preparedReport = (report: Report, { language, redacted = true }: Masking): Report =>
  redacted ? redact(report, language) : unredacted(report, language);

/** The report as it is, with the note `not-redacted`, which says in `language` that nothing was masked. */
export function unredacted(report: Report, language: Language = 'en'): Report {
  return noted(report, 'not-redacted', messagesIn(language).report.notRedacted);
}

function noted(report: Report, code: string, message: string): Report {
  const notes = [...report.capture.notes, { code, message }];
  return { ...report, capture: { ...report.capture, notes } };
}

/** The new id of each resource; where two would fall together, the later one gets a number. */
function maskedIds(report: Report, masks: Masks): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  // A capture can make thousands fall together: each goes on from where the one before it stopped.
  const numbers = new Map<string, number>();
  for (const { id, url } of report.resources) {
    const wanted = maskText(id, [url], masks);
    let number = numbers.get(wanted) ?? 1;
    let unique = number === 1 ? wanted : `${wanted} (${number})`;
    while (taken.has(unique)) unique = `${wanted} (${++number})`;
    numbers.set(wanted, number);
    taken.add(unique);
    ids.set(id, unique);
  }
  return ids;
}

function maskPlace(
  text: string,
  { key, owner }: Place,
  urls: readonly string[],
  ids: ReadonlyMap<string, string>,
  masks: Masks,
): string {
  if (key === 'url' || (key === 'value' && owner['field'] === 'URL')) return maskUrl(text, masks);
  if (key === 'id' || key === 'resource') return ids.get(text) ?? maskText(text, urls, masks);
  if (key === 'value' && typeof owner['field'] === 'string' && isOfCredential(owner['field']))
    return masks.mask('fields', text);
  return maskText(text, urls, masks);
}
