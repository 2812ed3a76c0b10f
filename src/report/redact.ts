import type { Comparison, LoneResource } from '../audit/comparison.ts';
import type { ComparedPolicy } from '../audit/policy-comparison.ts';
import type { Finding, Report } from '../audit/report.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { decoded, findSecrets } from './find-secrets.ts';
import { changeText, type Place } from './report-text.ts';
import { isCredentialField, isSecretName, JSON_WEB_TOKEN } from './secrets.ts';

/** How many different values were masked, by where they stood. */
interface Masked {
  /** `user:password@` of a URL. */
  userInfo: number;
  /** Values of query or path parameters. */
  parameters: number;
  /** Segments of paths. */
  segments: number;
  /** Fragments of URLs. */
  fragments: number;
  /** Values of header fields that carry credentials, and those with a secret name in other text. */
  fields: number;
  /** E-mail addresses. */
  emails: number;
  /** JSON Web Tokens outside of parameters. */
  tokens: number;
}

type Kind = keyof Masked;

const MASK = 'redacted';
const MASKED = /^redacted(-\d+)?$/;

interface Masks {
  /** The stand-in for a value, however it is percent-encoded: the same for the same value all over a report. */
  mask(kind: Kind, value: string): string;
  counts(): Masked;
  /** Texts that were masked already, by context and text: a report repeats its URLs in many places. */
  readonly done: Map<string, string>;
}

/**
 * A copy of the report without what a URL or a header line may hold in confidence: user information, values that
 * are named or look like keys, fragments, credentials, e-mail addresses. Equal values get equal stand-ins and
 * different values different ones, so what was two resources stays two; ids stay consistent. The note `redacted`
 * says how much was masked, in `language`. The same report always gives the same result.
 */
export function redact(report: Report, language: Language = 'en'): Report {
  const masks = createMasks();
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
  return noted(
    { ...report, capture, savings, resources, exchanges, findings, ...(settings && { settings }) },
    'redacted',
    messagesIn(language).report.redacted(masks.counts()),
  );
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

/** The report as it is, with the note `not-redacted`, which says in `language` that nothing was masked. */
export function unredacted(report: Report, language: Language = 'en'): Report {
  return noted(report, 'not-redacted', messagesIn(language).report.notRedacted);
}

function noted(report: Report, code: string, message: string): Report {
  const notes = [...report.capture.notes, { code, message }];
  return { ...report, capture: { ...report.capture, notes } };
}

function createMasks(): Masks {
  const standIns = new Map<string, string>();
  const seen = new Set<string>();
  const counts: Masked = {
    userInfo: 0,
    parameters: 0,
    segments: 0,
    fragments: 0,
    fields: 0,
    emails: 0,
    tokens: 0,
  };
  return {
    mask(kind, raw) {
      const value = decoded(raw);
      if (value === '' || MASKED.test(value)) return raw;
      const key = `${kind} ${value}`;
      if (!seen.has(key)) {
        seen.add(key);
        counts[kind]++;
      }
      if (kind === 'fragments') return MASK;
      const standIn = standIns.get(value) ?? `${MASK}-${standIns.size + 1}`;
      standIns.set(value, standIn);
      return standIn;
    },
    counts: () => counts,
    done: new Map(),
  };
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

/**
 * Whether the field that evidence is of has a credential for its value: a known one, or by its name one that a site made
 * up. Evidence may name it together with what it was seen on, e.g. `Set-Cookie (200)`.
 */
const isOfCredential = (field: string): boolean =>
  field.split(/[^\w-]+/).some(isCredentialField) ||
  field.split(' ').some((name) => /^[\w-]+$/.test(name) && isSecretName(name));

/** Masks the known URLs as a whole, then what is secret in the text and the addresses in it. */
function maskText(text: string, urls: readonly string[], masks: Masks): string {
  const known = urls.reduce(
    (rest, url) => (url === '' ? rest : rest.replaceAll(url, () => maskUrl(url, masks))),
    text,
  );
  return maskSecrets(known, 'text', masks);
}

const maskUrl = (url: string, masks: Masks): string => maskSecrets(url, 'url', masks);

function maskSecrets(text: string, context: 'url' | 'text', masks: Masks): string {
  const key = `${context} ${text}`;
  const known = masks.done.get(key);
  if (known !== undefined) return known;
  let masked = '';
  let from = 0;
  for (const { start, end, kind } of findSecrets(text, context)) {
    masked += text.slice(from, start) + masks.mask(kind, text.slice(start, end));
    from = end;
  }
  const whole = masked + text.slice(from);
  const result = whole.replace(JSON_WEB_TOKEN, (token) => masks.mask('tokens', token));
  masks.done.set(key, result);
  return result;
}
