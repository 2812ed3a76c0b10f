import { decoded, findSecrets } from './find-secrets.ts';
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

/** Stand-ins for what is masked in one export. */
export interface Masks {
  /** The stand-in for a value, however it is percent-encoded: the same for the same value all over a report. */
  mask(kind: Kind, value: string): string;
  counts(): Masked;
  /** Texts that were masked already, as URLs and as other text: a report repeats its URLs in many places. */
  readonly done: Readonly<Record<'url' | 'text', Map<string, string>>>;
}

/** Masks with which nothing was masked so far. */
export function createMasks(): Masks {
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
    done: { url: new Map(), text: new Map() },
  };
}

/** Masks the known URLs as a whole, then what is secret in the text and the addresses in it. */
export function maskText(text: string, urls: readonly string[], masks: Masks): string {
  const known = urls.reduce(
    (rest, url) => (url === '' ? rest : rest.replaceAll(url, () => maskUrl(url, masks))),
    text,
  );
  return maskSecrets(known, 'text', masks);
}

/** Masks what is secret in a URL. */
export const maskUrl = (url: string, masks: Masks): string => maskSecrets(url, 'url', masks);

function maskSecrets(text: string, context: 'url' | 'text', masks: Masks): string {
  const done = masks.done[context];
  const known = done.get(text);
  if (known !== undefined) return known;
  let masked = '';
  let from = 0;
  for (const { start, end, kind } of findSecrets(text, context)) {
    masked += text.slice(from, start) + masks.mask(kind, text.slice(start, end));
    from = end;
  }
  const whole = masked + text.slice(from);
  const result = whole.replace(JSON_WEB_TOKEN, (token) => masks.mask('tokens', token));
  done.set(text, result);
  return result;
}

/**
 * Whether the field that evidence is of has a credential for its value: a known one, or by its name one that a site made
 * up. Evidence may name it together with what it was seen on, e.g. `Set-Cookie (200)`.
 */
export const isOfCredential = (field: string): boolean =>
  field.split(/[^\w-]+/).some(isCredentialField) ||
  field.split(' ').some((name) => /^[\w-]+$/.test(name) && isSecretName(name));
