import { audit } from '../../../src/audit/audit.ts';
import type { Report } from '../../../src/audit/report.ts';
import type { Capture } from '../../../src/har/capture.ts';
import { readHar } from '../../../src/har/read.ts';

const ORIGIN = 'https://site.example';
const START = Date.UTC(2026, 10, 23, 12, 0, 0);

/**
 * A capture from traffic as text, one block an entry, blocks apart by an empty line:
 *
 *     @ 1500                      ms after 12:00:00 on 23 Nov 2026 (default: one second after the block before)
 *     > GET /app.js               request line; header lines of the request follow with "> "
 *     < 304                       status; header lines of the response follow with "< "
 *     request {"headersSize": 1}  what else stands in the request, the response, its content, and the entry
 *     response {"bodySize": 0}
 *     content {"size": 13400}
 *     entry {"_fromCache": "disk"}
 */
export const capture = (creator: string, text: string): Promise<Capture> =>
  readHar({ log: { creator: { name: creator, version: '1' }, entries: blocksOf(text).map(entryFrom) } });

/** The report on such a capture. */
export const report = async (creator: string, text: string): Promise<Report> =>
  audit(await capture(creator, text));

const blocksOf = (text: string): string[][] =>
  text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);

function entryFrom(lines: readonly string[], index: number): object {
  const after = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  const given = (part: string): object => JSON.parse(after(`${part} `)[0] ?? '{}') as object;
  const [requestLine = '', ...requestLines] = after('> ');
  const [status = '', ...responseLines] = after('< ');
  const [method = '', target = ''] = requestLine.split(' ');
  return {
    startedDateTime: new Date(START + Number(after('@ ')[0] ?? index * 1000)).toISOString(),
    time: 30,
    timings: { send: 0, wait: 20, receive: 10 },
    request: {
      method,
      url: /^[a-z-]+:/.test(target) ? target : ORIGIN + target,
      headers: requestLines.map(line),
      headersSize: -1,
      bodySize: 0,
      ...given('request'),
    },
    response: {
      status: Number(status),
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: responseLines.map(line),
      content: { size: 0, mimeType: '', ...given('content') },
      headersSize: -1,
      bodySize: -1,
      ...given('response'),
    },
    cache: {},
    ...given('entry'),
  };
}

/** `Name: value`; a pseudo-header field begins with its colon. A vertical bar stands for a line feed. */
function line(text: string): { name: string; value: string } {
  const colon = text.indexOf(':', 1);
  return {
    name: text.slice(0, colon),
    value: text
      .slice(colon + 1)
      .trim()
      .replaceAll('|', '\n'),
  };
}
