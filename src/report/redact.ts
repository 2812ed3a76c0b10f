import type { Finding, Report } from '../audit/report.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { changeText, type Place } from './report-text.ts';
import { isCredentialField, isSecretName, isSecretValue, JSON_WEB_TOKEN } from './secrets.ts';

/** How many different values were masked, by where they stood. */
interface Masked {
  /** `user:password@` of a URL. */
  userInfo: number;
  /** Values of query or path parameters. */
  parameters: number;
  /** Fragments of URLs. */
  fragments: number;
  /** Values of header fields that carry credentials. */
  fields: number;
  /** JSON Web Tokens outside of parameters. */
  tokens: number;
}

type Kind = keyof Masked;

const MASK = 'redacted';
const MASKED = /^redacted(-\d+)?$/;
/** How many times a URL inside a parameter of a URL is looked into. */
const DEPTH = 3;

interface Masks {
  /** The stand-in for a value: the same for the same value all over a report. */
  mask(kind: Kind, value: string): string;
  counts(): Masked;
}

/**
 * A copy of the report without what a URL or a header line may hold in confidence: user information, values of
 * parameters that are named or look like keys, fragments, credentials. Equal values get equal stand-ins and
 * different values different ones, so what was two resources stays two; ids stay consistent. The note `redacted`
 * says how much was masked, in `language`. The same report always gives the same result.
 */
export function redact(report: Report, language: Language = 'en'): Report {
  const masks = createMasks();
  const ids = maskedIds(report, masks);
  const urls = new Map(report.exchanges.map((exchange) => [exchange.id, exchange.url]));
  const maskIn = <Part extends object>(part: Part, known: readonly string[]): Part =>
    changeText(part, (text, place) => maskPlace(text, place, known, ids, masks));
  const urlsOf = (finding: Finding): string[] => finding.exchanges.flatMap((id) => urls.get(id) ?? []);

  const resources = report.resources.map((resource) => maskIn(resource, [resource.url]));
  const exchanges = report.exchanges.map((exchange) => maskIn(exchange, [exchange.url]));
  const findings = report.findings.map((finding) => maskIn(finding, urlsOf(finding)));
  const capture = maskIn(report.capture, []);
  return noted(
    { ...report, capture, resources, exchanges, findings },
    'redacted',
    messagesIn(language).report.redacted(masks.counts()),
  );
}

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
  const counts: Masked = { userInfo: 0, parameters: 0, fragments: 0, fields: 0, tokens: 0 };
  return {
    mask(kind, value) {
      if (value === '' || MASKED.test(value)) return value;
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
  };
}

/** The new id of each resource; where two would fall together, the later one gets a number. */
function maskedIds(report: Report, masks: Masks): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, url } of report.resources) {
    const wanted = maskText(id, [url], masks);
    let unique = wanted;
    for (let number = 2; taken.has(unique); number++) unique = `${wanted} (${number})`;
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
  if (key === 'url') return maskUrl(text, masks);
  if (key === 'id' || key === 'resource') return ids.get(text) ?? maskText(text, urls, masks);
  if (key === 'value' && typeof owner['field'] === 'string') {
    // Evidence may name the field together with what it was seen on, e.g. `Set-Cookie (200)`.
    if (owner['field'].split(/[^\w-]+/).some(isCredentialField)) return masks.mask('fields', text);
  }
  return maskText(text, urls, masks);
}

/** Masks the known URLs as a whole, then every word that looks like an address, then tokens standing alone. */
function maskText(text: string, urls: readonly string[], masks: Masks): string {
  const known = urls.reduce(
    (rest, url) => (url === '' ? rest : rest.replaceAll(url, () => maskUrl(url, masks))),
    text,
  );
  return known.replace(/[^\s"'<>]+/g, (word) =>
    isAddress(word) ? maskUrl(word, masks) : maskTokens(word, masks),
  );
}

/** Whether a word has the look of a URL, absolute or relative, or of parameters. */
function isAddress(word: string): boolean {
  const delimiter = word.search(/[?;&#]/);
  return /^[./]|\/\//.test(word) || (delimiter >= 0 && word.lastIndexOf('=') > delimiter);
}

const maskTokens = (text: string, masks: Masks): string =>
  text.replace(JSON_WEB_TOKEN, (token) => masks.mask('tokens', token));

/** `scheme://user@host/path;name=value?name=value#fragment`, absolute or relative, with its secrets masked. */
function maskUrl(url: string, masks: Masks, depth = DEPTH): string {
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  return (
    maskTokens(maskPath(maskUserInfo(before, masks), masks, depth), masks) +
    query.slice(0, 1) +
    maskParameters(query.slice(1), masks, depth) +
    fragment.slice(0, 1) +
    masks.mask('fragments', fragment.slice(1))
  );
}

function maskUserInfo(before: string, masks: Masks): string {
  const start = before.search(/[\\/]{2}/) + 2;
  if (start < 2) return before;
  const length = before.slice(start).search(/[\\/]/);
  const end = length < 0 ? before.length : start + length;
  const at = before.slice(start, end).lastIndexOf('@');
  if (at < 0) return before;
  const userInfo = before.slice(start, start + at);
  return before.slice(0, start) + masks.mask('userInfo', userInfo) + before.slice(start + at);
}

function maskPath(path: string, masks: Masks, depth: number): string {
  const from = path.indexOf(';');
  return from < 0 ? path : path.slice(0, from + 1) + maskParameters(path.slice(from + 1), masks, depth);
}

function maskParameters(parameters: string, masks: Masks, depth: number): string {
  return parameters.replace(/[^&;]+/g, (parameter) => {
    const equals = parameter.indexOf('=');
    const name = parameter.slice(0, Math.max(equals, 0));
    const value = parameter.slice(equals + 1);
    return parameter.slice(0, equals + 1) + maskValue(decoded(name), value, masks, depth);
  });
}

function maskValue(name: string, value: string, masks: Masks, depth: number): string {
  const plain = decoded(value);
  if (isSecretName(name) || isSecretValue(name, plain)) return masks.mask('parameters', value);
  const inner = depth > 0 && isAddress(plain) ? maskUrl(plain, masks, depth - 1) : maskTokens(plain, masks);
  return inner === plain ? value : encodeURIComponent(inner.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Percent-decoded as in a form; as it stands where it cannot be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
