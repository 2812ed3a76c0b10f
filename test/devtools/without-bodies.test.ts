import { expect, it } from 'vitest';
import { withoutBodies } from '../../src/devtools/without-bodies.ts';
import { entry } from './traffic.ts';

const secret = 'what the user typed';

it('keeps no content of any kind', () => {
  const kept = withoutBodies({
    ...entry('/form', 0),
    request: {
      method: 'POST',
      url: 'https://example.org/form',
      postData: { mimeType: 'text/plain', text: secret, params: [{ name: secret }] },
    },
    response: { status: 200, content: { size: 19, mimeType: 'text/plain', text: secret } },
    _webSocketMessages: [{ data: secret }],
    _eventSourceMessages: [{ data: secret }],
    _initiator: { type: 'script', stack: { callFrames: [{ functionName: secret }] } },
  });
  expect(JSON.stringify(kept)).not.toContain(secret);
  expect(kept).toMatchObject({
    request: { postData: { mimeType: 'text/plain' } },
    response: { content: { size: 19, mimeType: 'text/plain' } },
    _initiator: { type: 'script' },
  });
});

it('keeps the type of a data: URL and not its data', () => {
  const kept = withoutBodies({ request: { method: 'GET', url: 'data:image/png;base64,AAAA' } });
  expect(kept).toEqual({ request: { method: 'GET', url: 'data:image/png;base64,' } });
});

it('can be sent through a port', () => {
  const live = { ...entry('/', 0), getContent: () => undefined };
  expect(structuredClone(withoutBodies(live))).toEqual(entry('/', 0));
});

it('leaves alone what has no parts', () => {
  expect(withoutBodies({ request: null, response: 'none' })).toEqual({ request: null, response: 'none' });
});
