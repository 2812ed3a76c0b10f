import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { readHar } from '../../src/har/read.ts';
import { toHar } from '../../src/report/har.ts';

let planted = 0;
/** A secret that is nowhere else: a word that no one writes, or a key as machines make them. */
function secret(like: 'word' | 'key' = 'word'): string {
  planted++;
  return like === 'word' ? `plantedSecret${planted}` : `plantedSecret${planted}Zx9Qk3Lw7Rt5Vb1Nm8Pc4`;
}

const line = (name: string, value: string) => ({ name, value });

/** An entry with thirty secrets and its answer, and what is to be kept of it. */
const ENTRY = {
  startedDateTime: '2026-11-23T12:00:00.000Z',
  time: 20,
  serverIPAddress: secret(),
  comment: secret(),
  _initiator: { type: 'script', url: `https://site.example/i?token=${secret()}`, stack: { note: secret() } },
  _webSocketMessages: [{ data: secret() }],
  _vendor: { anything: secret() },
  _vendorText: secret(),
  request: {
    method: 'POST',
    url: `https://ann:${secret()}@site.example/reset/${secret('key')}/x?token=${secret()}&q=${secret('key')}&page=2#${secret()}`,
    httpVersion: 'h2',
    headers: [
      line('Cookie', `sid=${secret()}; other=${secret()}`),
      line('Authorization', `Bearer ${secret()}`),
      line('Proxy-Authorization', secret()),
      line('X-Api-Key', secret()),
      line('X-Client', secret('key')),
      line('My-Session', secret()),
      line('Referer', `https://site.example/?code=${secret()}`),
      line(':path', `/reset/${secret('key')}/x?token=${secret()}`),
      line('If-None-Match', '"v1"'),
      line('From', `${secret()}@site.example`),
    ],
    cookies: [line('sid', secret()), line('plain', secret())],
    queryString: [line('token', secret()), line('q', secret('key'))],
    postData: { mimeType: 'text/plain', text: secret(), params: [line('a', secret())] },
    headersSize: 200,
    bodySize: 10,
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'h2',
    redirectURL: `/next?access_token=${secret()}`,
    headers: [
      line('Set-Cookie', `sid=${secret()}; HttpOnly`),
      line('Location', `/next?access_token=${secret()}`),
      line('ETag', '"0123456789abcdef0123456789abcdef"'),
      line('Cache-Control', 'no-cache'),
    ],
    cookies: [line('sid', secret())],
    content: { size: 5000, mimeType: 'text/javascript', text: secret() },
    headersSize: 150,
    bodySize: 5000,
    _transferSize: 5150,
  },
  cache: { comment: secret() },
  timings: { wait: 10, comment: secret() },
};

async function written(redacted: boolean) {
  const entries = [ENTRY, { ...ENTRY, startedDateTime: '2026-11-23T12:01:00.000Z' }];
  const capture = await readHar({ log: { creator: { name: 'WebInspector' }, entries } });
  const report = audit(capture);
  const source = { entryAt: (place: number) => entries[place], creator: { name: 'WebInspector' } };
  const { pieces, note } = toHar(report, source, { language: 'en', redacted });
  return { report, text: pieces.join(''), note };
}

describe('a HAR of a report', () => {
  it('has none of the secrets of its entries', async () => {
    expect(planted).toBeGreaterThanOrEqual(30);
    const { text, note } = await written(true);
    expect(text.match(/plantedSecret\d+\w*/g) ?? []).toEqual([]);
    expect(note).toContain('header field value');
  });

  it('holds them where they are asked for', async () => {
    const { text, note } = await written(false);
    expect(new Set(text.match(/plantedSecret\d+/g)).size).toBe(planted);
    expect(note).toContain('Redaction was off');
  });

  it('comes to the same when it is read again, and says of each entry what was found', async () => {
    const { report, text } = await written(true);
    const again = audit(await readHar(text));
    expect(again.summary).toEqual(report.summary);
    expect(again.savings).toEqual(report.savings);
    const { log } = JSON.parse(text);
    expect(log.version).toBe('1.2');
    for (const [at, entry] of log.entries.entries()) {
      const exchange = report.exchanges[at];
      expect(entry._notModified.decision.action).toBe(exchange?.decision.action);
      const rules = report.findings.filter(({ exchanges }) => exchanges.includes(exchange?.id ?? -1));
      expect(entry._notModified.findings.map(({ rule }: { rule: string }) => rule)).toEqual(
        rules.map(({ rule }) => rule),
      );
      expect(entry.response.headers).toContainEqual(line('ETag', '"0123456789abcdef0123456789abcdef"'));
    }
  });
});
