import { type Bytes, derived, measured, UNKNOWN } from '../src/exchange/bytes.ts';
import type { Exchange, ResourceType, Source } from '../src/exchange/exchange.ts';

const ORIGIN = 'https://site.example';
const START = Date.UTC(2026, 10, 23, 12, 0, 0);

interface Drawn {
  readonly id: number;
  readonly lines: readonly string[];
}

/**
 * Exchanges from traffic as text, one block each, blocks apart by an empty line:
 *
 *     +60                      seconds after 12:00:00 on 23 Nov 2026 (default: one second after the block before)
 *     > GET /app.js            request line; header lines of the request follow with "> "
 *     < 200                    status; header lines of the response follow with "< "
 *     = 35000                  content bytes
 *     from disk-cache          the source, where it is not what the status says
 *     unseen request           only some request lines are known
 *     unseen response          no response lines are known
 *     sent 12                  content bytes that came behind the header of a 304
 *     script                   the resource type
 *     digest 1a2b              what tells its recorded content from other content
 */
export function traffic(text: string): Exchange[] {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);
  return blocks.map((lines, id) => exchangeFrom({ id, lines }));
}

function exchangeFrom({ id, lines }: Drawn): Exchange {
  const after = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  const [requestLine = 'GET /', ...requestLines] = after('> ');
  const [status = '200', ...responseLines] = after('< ');
  const [method = 'GET', target = '/'] = requestLine.split(' ');
  const content = Number(after('= ')[0] ?? 0);
  const source = (after('from ')[0] as Source | undefined) ?? sourceOf(Number(status));
  const unseen = after('unseen ');
  const header = responseLines.reduce((sum, line) => sum + line.length + 2, 30);
  const isLocal = source.endsWith('cache');
  const response: Bytes = isLocal ? derived(0) : measured(header + (source === 'revalidated' ? 0 : content));
  return {
    id,
    entry: id,
    startedAt: START + Number(after('+')[0] ?? id) * 1000,
    waitMs: isLocal ? 0 : 20,
    durationMs: isLocal ? 1 : 30,
    method,
    url: target.startsWith('http') ? target : ORIGIN + target,
    type:
      (lines.find((line) =>
        /^(?:document|script|stylesheet|image|font|media|fetch|manifest)$/.test(line),
      ) as ResourceType) ?? 'other',
    source,
    client: null,
    page: null,
    mayBeListedTwice: source === 'memory-cache' && unseen.includes('response'),
    request: { fields: requestLines.map(field), complete: !unseen.includes('request') },
    response: {
      status: Number(status),
      fields: responseLines.map(field),
      complete: !unseen.includes('response'),
      mimeType: '',
    },
    wire: { request: measured(200), response },
    responseHeaderBytes: isLocal ? UNKNOWN : measured(header),
    contentOnWire: contentOnWire(source, content, after('sent ')[0]),
    content: {
      encoded: source === 'network' ? derived(content) : UNKNOWN,
      decoded: content > 0 ? derived(content) : UNKNOWN,
      stored: lines.includes('nothing stored') ? 'absent' : 'unknown',
    },
    contentDigest: after('digest ')[0] ?? null,
  };
}

function contentOnWire(source: Source, content: number, behind304: string | undefined): Bytes {
  if (behind304 !== undefined) return measured(Number(behind304));
  return source === 'network' ? measured(content) : UNKNOWN;
}

function sourceOf(status: number): Source {
  if (status === 304) return 'revalidated';
  return status >= 300 && status < 400 ? 'redirect' : 'network';
}

function field(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}
