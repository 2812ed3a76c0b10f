let count = 0;
/** A secret that is nowhere else: a word that no one writes, or a key as machines make them. */
function secret(like: 'word' | 'key' = 'word'): string {
  count++;
  return like === 'word' ? `plantedSecret${count}` : `plantedSecret${count}Zx9Qk3Lw7Rt5Vb1Nm8Pc4`;
}

/** A header line. */
export const line = (name: string, value: string) => ({ name, value });

/** An entry with thirty secrets and its answer, and what is to be kept of it. */
export const ENTRY = {
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
  timings: { send: 0, wait: 10, receive: 10, comment: secret() },
};

/** How many were planted. */
export const PLANTED = count;

/** Those that a text holds, each once. */
export const plantedIn = (text: string): string[] => [...new Set(text.match(/plantedSecret\d+/g))];

/** A load of the entry and one a minute later. */
export const ENTRIES = [ENTRY, { ...ENTRY, startedDateTime: '2026-11-23T12:01:00.000Z' }];

/** They as a capture. */
export const PLANTED_HAR = JSON.stringify({
  log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries: ENTRIES },
});
