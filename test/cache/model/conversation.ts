import { createCacheModel } from '../../../src/cache/model/cache-model.ts';
import type {
  CacheModel,
  CacheModelOptions,
  HttpRequest,
  HttpResponse,
  ProfileName,
} from '../../../src/cache/model/contract.ts';
import type { Fields } from '../../../src/exchange/exchange.ts';

const ORIGIN = 'https://site.example';
const START = Date.UTC(2026, 10, 23, 12, 0, 0);

/** What a cache did with one request, and what the client got. */
export interface Turn {
  /** The action, the codes of its reasons, and behind `;` those of what became of the origin's answer. */
  readonly did: string;
  /** What went to the origin in place of the client's own lines: the fields that the cache added. */
  readonly added: readonly string[];
  readonly got: HttpResponse | null;
  readonly served: (name: string) => string | undefined;
}

/**
 * What a cache does with traffic as text, one block for each request, blocks apart by an empty line:
 *
 *     +60                    seconds after 12:00:00 on 23 Nov 2026 (default: as the block before)
 *     > GET /app.js          what the client asks; its header lines follow with "> "
 *     mode no-cache          how a page asks the cache
 *     < 200                  what the origin answers if it is asked; header lines follow with "< "; `@` and a number
 *                            stand for the date so many seconds after the block's time
 *     = text                 the content
 *     dead                   the origin gives no answer
 */
export function conversation(options: ProfileName | CacheModelOptions, text: string): Turn[] {
  const cache = createCacheModel(typeof options === 'string' ? { profile: options } : options);
  let at = START;
  return text
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').map((line) => line.trim()))
    .filter((lines) => lines.some((line) => line.startsWith('>')))
    .map((lines) => {
      const seconds = lines.find((line) => line.startsWith('+'));
      at = seconds ? START + Number(seconds.slice(1)) * 1000 : at;
      return turn(cache, lines, at);
    });
}

/** The same, as what the cache did with each request. */
export const deeds = (options: ProfileName | CacheModelOptions, text: string): string[] =>
  conversation(options, text).map(({ did }) => did);

function turn(cache: CacheModel, lines: readonly string[], at: number): Turn {
  const request = requestIn(lines);
  const decision = cache.lookup(request, at);
  const codes = decision.reasons.map(({ code }) => code).join(' ');
  const added = 'conditional' in decision ? decision.conditional : [];
  const own = 'response' in decision ? (decision.response ?? null) : null;
  const did = `${decision.action}: ${codes}`;
  if (decision.action === 'reuse') return turnOf(did, added, own);
  if (lines.includes('dead')) return turnOf(did, added, own);
  const sent = { ...request, headers: withAdded(request.headers, added) };
  const received = cache.receive(sent, answerIn(lines, at), { requestedAt: at, receivedAt: at });
  const became = received.reasons.map(({ code }) => code).join(' ');
  return turnOf(
    `${did}; ${became}`,
    added,
    own && decision.action !== 'revalidate' ? own : received.response,
  );
}

const turnOf = (did: string, added: Fields, got: HttpResponse | null): Turn => ({
  did,
  added: added.map(([name, value]) => `${name}: ${value}`),
  got,
  served: (name) => got?.headers.find(([each]) => each.toLowerCase() === name)?.[1],
});

const after = (mark: string, lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim());

function requestIn(lines: readonly string[]): HttpRequest {
  const [requestLine = '', ...fields] = after('>', lines);
  const [method = 'GET', path = '/'] = requestLine.split(' ');
  const [mode] = after('mode ', lines);
  return {
    method,
    url: ORIGIN + path,
    headers: fields.map((line) => field(line, START)),
    ...(mode === undefined ? {} : { cacheMode: mode as NonNullable<HttpRequest['cacheMode']> }),
  };
}

function answerIn(lines: readonly string[], at: number): HttpResponse {
  const [status = '200', ...fields] = after('<', lines);
  const headers = fields.map((line) => field(line, at));
  const hasDate = headers.some(([name]) => name.toLowerCase() === 'date');
  const [body = ''] = after('=', lines);
  return {
    status: Number(status),
    headers: hasDate ? headers : [['Date', httpDate(at)], ...headers],
    body,
  };
}

function field(line: string, at: number): [string, string] {
  const colon = line.indexOf(':');
  const value = line.slice(colon + 1).trim();
  const after = /^@(-?\d+)$/.exec(value);
  return [line.slice(0, colon), after ? httpDate(at + Number(after[1]) * 1000) : value];
}

const httpDate = (at: number): string => new Date(at).toUTCString();

function withAdded(headers: Fields, added: Fields): Fields {
  const names = new Set(added.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...added];
}
