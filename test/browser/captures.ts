/** A response as a capture holds it. */
export interface Recorded {
  readonly path: string;
  /** When it was asked for, seconds after noon. */
  readonly second: number;
  readonly status?: 200 | 304;
  /** Of its body on the wire; every head has 200. */
  readonly bytes?: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly asked?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What was sent with the request. */
  readonly posted?: string;
}

const HEAD = 200;
const lines = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));

/** The capture of a site, as Chromium's DevTools saves one. */
export function captureOf(recorded: readonly Recorded[]): string {
  const entries = recorded.map(
    ({ path, second, status = 200, bytes = 0, fields = {}, asked = {}, body = '', posted }) => {
      const at = new Date(Date.UTC(2026, 10, 23, 12, 0, second));
      return {
        startedDateTime: at.toISOString(),
        time: 20,
        _resourceType: 'script',
        request: {
          method: 'GET',
          url: `https://site.example${path}`,
          httpVersion: 'HTTP/1.1',
          headers: lines({ Host: 'site.example', ...asked }),
          cookies: [],
          queryString: [],
          ...(posted !== undefined && { postData: { mimeType: 'text/plain', text: posted } }),
          headersSize: 300,
          bodySize: 0,
        },
        response: {
          status,
          statusText: '',
          httpVersion: 'HTTP/1.1',
          headers: lines({ Date: at.toUTCString(), ...fields }),
          cookies: [],
          content: { size: bytes, mimeType: 'text/javascript', text: body },
          redirectURL: '',
          headersSize: HEAD,
          bodySize: bytes,
          _transferSize: HEAD + bytes,
        },
        cache: {},
        timings: { send: 0, wait: 18, receive: 2 },
      };
    },
  );
  return JSON.stringify({
    log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries },
  });
}
