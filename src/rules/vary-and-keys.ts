import type { Policy } from '../cache/policy.ts';
import { SHARES_AUTHORIZED } from '../cache/storing.ts';
import { fieldValue } from '../http/fields.ts';
import { type NoVarySearchFault, parseNoVarySearch } from '../http/no-vary-search.ts';
import { requestLine, responseLine } from './evidence.ts';
import type { Context, Rule, Subject } from './rule.ts';
import { corsAndCaches, http, noVarySearch } from './section.ts';
import { corsDoubleKey, varyInconsistent, varyMiss } from './variants.ts';

/** Whether some cache may reuse the response without asking the origin each time. */
const isReusable = (
  { storable, lifetimeSeconds }: Policy,
  { response }: Pick<Subject, 'response'>,
): boolean =>
  (storable.private || storable.shared) &&
  !response.cacheControl.has('no-cache') &&
  !(lifetimeSeconds.private === 0 && (lifetimeSeconds.shared ?? 0) === 0);

const varyStar: Rule = {
  id: 'vary-star',
  level: 'advice',
  spec: http('12.5.5'),
  about: 'response:vary',
  applies: ({ response }) => response.vary.includes('*'),
  check(subject, context) {
    if (!isReusable(context.policy(), subject)) return null;
    return {
      parameters: {},
      evidence: [responseLine(subject, 'Vary'), responseLine(subject, 'Cache-Control')],
    };
  },
};

const COMPRESSIONS: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'br', 'zstd', 'deflate', 'compress']);
/** Files that are compressed as such: whoever asks for them gets them so. */
const COMPRESSED_FILE = /\.(?:t?gz|br|zst|svgz|z)(?:[?#]|$)/i;

const acceptEncodingMissing: Rule = {
  id: 'vary-accept-encoding-missing',
  level: 'should',
  spec: http('12.5.5'),
  about: 'response:content-encoding',
  needs: ['request-lines'],
  applies: ({ response: { contentEncoding, vary }, check }) =>
    !check && COMPRESSIONS.has(contentEncoding) && !(vary.includes('accept-encoding') || vary.includes('*')),
  check(subject, context) {
    if (!isAccepted(subject) || isCompressedForAll(subject, context)) return null;
    const { storable, lifetimeSeconds, validator } = context.policy();
    if (!storable.shared || ((lifetimeSeconds.shared ?? 0) === 0 && validator === 'none')) return null;
    return {
      parameters: { coding: subject.response.contentEncoding },
      evidence: [
        requestLine(subject, 'Accept-Encoding'),
        responseLine(subject, 'Content-Encoding'),
        responseLine(subject, 'Vary'),
        responseLine(subject, 'Cache-Control'),
      ],
    };
  },
};

/** Whether everybody gets the content in that coding: a compressed file, or one that came so without being asked for. */
function isCompressedForAll({ exchange, response }: Subject, { past }: Context): boolean {
  if (COMPRESSED_FILE.test(exchange.url)) return true;
  const before = past.latest();
  return (
    before?.exchange.request.complete === true &&
    before.response.contentEncoding === response.contentEncoding &&
    !isAccepted(before)
  );
}

/** Whether the request named the coding of the response, so that the server may have chosen it for that. */
function isAccepted({ request, response }: Pick<Subject, 'request' | 'response'>): boolean {
  const accepted = fieldValue(request.lines, 'accept-encoding')?.toLowerCase().split(',') ?? [];
  return accepted.some((member) => {
    const [coding, ...parameters] = member.split(';').map((part) => part.trim());
    return coding === response.contentEncoding && !parameters.some((each) => /^q=0(?:\.0*)?$/.test(each));
  });
}

/** Request fields that have nearly as many values as there are clients. */
const MANY_VALUES = ['user-agent', 'cookie', 'referer'];
/** More names than this make more variants than any cache can hold. */
const MOST_NAMES = 3;

const highCardinality: Rule = {
  id: 'vary-high-cardinality',
  level: 'advice',
  spec: http('12.5.5'),
  about: 'response:vary',
  applies: ({ response: { vary } }) =>
    vary.length > MOST_NAMES || MANY_VALUES.some((name) => vary.includes(name)),
  unless: ['vary-star'],
  check(subject, context) {
    const { storable, lifetimeSeconds } = context.policy();
    if (!storable.shared || (lifetimeSeconds.shared ?? 0) === 0) return null;
    const names = new Set(subject.response.vary);
    const found = MANY_VALUES.filter((name) => names.has(name));
    if (found.length === 0 && names.size <= MOST_NAMES) return null;
    return {
      parameters: { names: found.join(', '), count: String(names.size) },
      evidence: [responseLine(subject, 'Vary'), responseLine(subject, 'Cache-Control')],
    };
  },
};

const TOKEN = /^[!#$%&'*+.^_`|~\da-z-]+$/;
/** Fields that only responses have, or that say nothing in a request without content. */
const NOT_IN_REQUESTS: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'age',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'last-modified',
  'location',
  'server',
  'set-cookie',
  'vary',
  'x-powered-by',
]);

const useless: Rule = {
  id: 'vary-useless',
  level: 'advice',
  spec: http('12.5.5'),
  about: 'response:vary',
  applies: ({ response: { vary } }) => !vary.includes('*') && mayBeUseless(vary),
  check(subject, context) {
    const { storable } = context.policy();
    if (!storable.private && !storable.shared) return null;
    const found = uselessNames(subject);
    const { key, foreign, malformed, repeated } = found;
    if (!key && !foreign && !malformed && !repeated) return null;
    return {
      parameters: { ...found },
      evidence: [responseLine(subject, 'Vary')],
      ...(key || foreign || malformed ? {} : { level: 'info' }),
    };
  },
};

/** Whether a Vary may have names that select nothing. Equal values share one list, which is looked at once. */
function mayBeUseless(vary: readonly string[]): boolean {
  const known = SUSPECT.get(vary);
  if (known !== undefined) return known;
  const isSuspect = vary.some(
    (name) => OFTEN_USELESS.has(name) || NOT_IN_REQUESTS.has(name) || !TOKEN.test(name),
  );
  const may = isSuspect || new Set(vary).size < vary.length;
  SUSPECT.set(vary, may);
  return may;
}

const SUSPECT = new WeakMap<readonly string[], boolean>();
const OFTEN_USELESS: ReadonlySet<string> = new Set(['host', 'authorization']);

/** The names in Vary that select nothing, by why that is, each once. */
function uselessNames({ response: { vary, cacheControl } }: Subject) {
  const isForOthers = SHARES_AUTHORIZED.some((name) => cacheControl.has(name));
  const names = new Set<string>();
  const repeated = new Set<string>();
  for (const name of vary) (names.has(name) ? repeated : names).add(name);
  const all = [...names];
  const isKey = (name: string) => name === 'host' || (name === 'authorization' && !isForOthers);
  return {
    key: all.filter(isKey).join(', '),
    foreign: all.filter((name) => NOT_IN_REQUESTS.has(name)).join(', '),
    malformed: all.filter((name) => !TOKEN.test(name)).join(', '),
    repeated: [...repeated].join(', '),
  };
}

const originMissing: Rule = {
  id: 'vary-origin-missing',
  level: 'advice',
  spec: corsAndCaches,
  about: 'response:access-control-allow-origin',
  needs: ['request-lines'],
  unless: ['304-vary-missing'],
  applies: ({ response: { vary } }) => !vary.includes('origin') && !vary.includes('*'),
  check(subject, context) {
    const origin = fieldValue(subject.request.lines, 'origin');
    const allowed = fieldValue(subject.response.lines, 'access-control-allow-origin');
    if (origin === null || origin !== allowed) return null;
    const { storable } = context.policy();
    if ((!storable.private && !storable.shared) || isOneForAll(subject, context)) return null;
    return {
      parameters: { origin },
      evidence: [
        requestLine(subject, 'Origin'),
        responseLine(subject, 'Access-Control-Allow-Origin'),
        responseLine(subject, 'Vary'),
      ],
    };
  },
};

/** Whether an earlier response names the same origin, although none or another one asked: it is always that one. */
function isOneForAll({ request, response }: Subject, { past }: Context): boolean {
  const before = past.latest();
  if (!before?.exchange.request.complete) return false;
  const allowed = ({ lines }: Subject['response']) => fieldValue(lines, 'access-control-allow-origin');
  const asks = ({ lines }: Subject['request']) => fieldValue(lines, 'origin');
  return allowed(before.response) === allowed(response) && asks(before.request) !== asks(request);
}

const noVarySearchSyntax: Rule = {
  id: 'nvs-syntax',
  level: 'must',
  spec: noVarySearch,
  about: 'response:no-vary-search',
  check(subject) {
    const read = parseNoVarySearch(fieldValue(subject.response.lines, 'no-vary-search') ?? '');
    const isFault = typeof read === 'string';
    if (!isFault && read.dialect !== 'older') return null;
    const fault: NoVarySearchFault | 'older' = isFault ? read : 'older';
    return {
      parameters: { fault },
      evidence: [responseLine(subject, 'No-Vary-Search')],
      ...(isFault ? {} : { level: 'info' }),
    };
  },
};

/** The rules on Vary, negotiation and what tells URLs apart. */
export const varyAndKeyRules: readonly Rule[] = [
  varyStar,
  acceptEncodingMissing,
  highCardinality,
  useless,
  varyInconsistent,
  originMissing,
  varyMiss,
  noVarySearchSyntax,
  corsDoubleKey,
];
