/** How the page asks for something. Plain data: it is written into the page. */
export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: {
    readonly as: 'text' | 'not-ascii' | 'form' | 'file' | 'bytes' | 'beacon';
    readonly length: number;
  };
  /** With something else than `fetch`. */
  readonly as?: 'image' | 'audio' | 'frame' | 'events' | 'worker';
  /** At the same server's other name, which is another origin. */
  readonly elsewhere?: true;
  /** How often, one after the other; default once. */
  readonly times?: number;
  /** How much content to read before giving the load up, bytes. */
  readonly leavesAt?: number;
}

/** The service worker's script, beside the pages that it serves. */
export const WIRE_WORKER = 'worker/worker.js';

/** Runs in the page, as text. It knows nothing of this module. */
const script = `
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const otherOrigin = location.origin.replace(/127\\.0\\.0\\.1|localhost/, (name) =>
  name === 'localhost' ? '127.0.0.1' : 'localhost');

const BODIES = {
  text: (length) => 'x'.repeat(length),
  'not-ascii': (length) => 'ü'.repeat(length / 2),
  form: (length) => new URLSearchParams({ a: 'x'.repeat(length - 5), b: '1' }),
  bytes: (length) => new Uint8Array(length).fill(200),
  file: (length) => {
    const form = new FormData();
    form.append('note', 'with a file');
    form.append('file', new Blob([new Uint8Array(length).fill(7)]), 'file.bin');
    return form;
  },
};

const event = (target, ...names) =>
  new Promise((resolve) => names.forEach((name) => target.addEventListener(name, resolve, { once: true })));

function attach(tag, url, ...names) {
  const element = document.createElement(tag);
  const done = event(element, ...names);
  element.src = url;
  document.querySelector('#shown').append(element);
  return done;
}

async function leave(response, controller, bytes) {
  const reader = response.body.getReader();
  for (let read = 0; read < bytes; ) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.length;
  }
  controller.abort();
}

async function viaFetch(url, { method, headers, body, elsewhere, leavesAt }) {
  const controller = new AbortController();
  const response = await fetch(url, {
    method, headers, signal: controller.signal,
    body: body && BODIES[body.as](body.length),
    credentials: elsewhere ? 'omit' : 'same-origin',
  });
  if (leavesAt === undefined) await response.arrayBuffer();
  else await leave(response, controller, leavesAt);
}

async function viaWorker(url) {
  const registration = await navigator.serviceWorker.register('${WIRE_WORKER}');
  const { installing } = registration;
  while (installing && installing.state !== 'activated') await event(installing, 'statechange');
  const done = event(window, 'message');
  await attach('iframe', url, 'load');
  await done;
}

const WAYS = {
  image: (url) => attach('img', url, 'load', 'error'),
  audio: (url) => attach('audio', url, 'canplaythrough', 'error'),
  frame: (url) => attach('iframe', url, 'load'),
  worker: viaWorker,
  events: async (url) => {
    const source = new EventSource(url);
    await event(source, 'error');
    source.close();
  },
};

async function ask(url, asked) {
  if (asked.body?.as === 'beacon') {
    navigator.sendBeacon(url, 'x'.repeat(asked.body.length));
    await pause(300);
  } else await (WAYS[asked.as] ?? viaFetch)(url, asked);
}

async function askAll() {
  for (const item of document.querySelectorAll('[data-ask]')) {
    const asked = JSON.parse(item.dataset.ask);
    const url = (asked.elsewhere ? otherOrigin : location.origin) + item.dataset.path;
    const output = item.querySelector('output');
    for (let time = 0; time < (asked.times ?? 1); time++) {
      output.textContent = await ask(url, asked).then(() => 'done', ({ message }) => message);
    }
  }
  document.documentElement.dataset.done = 'yes';
}
addEventListener('load', askAll);
`;

/** The script of the service worker: it passes one request on, answers one from its storage, and leaves the rest. */
export const workerScript = `
addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open('wire').then((cache) => cache.add('stored')));
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname.endsWith('/passed-on')) event.respondWith(fetch(event.request));
  if (pathname.endsWith('/stored')) event.respondWith(caches.match('stored'));
  if (pathname.endsWith('/made-up')) event.respondWith(new Response('made up here'));
});
`;

/** The page that the service worker serves: it asks for all four kinds and tells the page around it when it is done. */
export const workerPage = `<!doctype html><meta charset="utf-8"><title>Behind a service worker</title>
<script type="module">
for (const name of ['passed-on', 'stored', 'made-up', 'untouched']) await (await fetch(name)).arrayBuffer();
parent.postMessage('done', '*');
</script>
`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

interface Listed {
  readonly path: string;
  readonly kind: string;
  readonly ask?: Ask;
}

const item = ({ path, kind, ask }: Listed): string =>
  `    <tr data-path="/wire/${escaped(path)}"${ask ? ` data-ask="${escaped(JSON.stringify(ask))}"` : ''}>
      <td><code>/wire/${escaped(path)}</code></td><td>${escaped(kind)}</td><td><output></output></td>
    </tr>`;

/** The HTML of the page: it asks for every case, one after the other, and says what became of each. */
export const wirePage = (cases: readonly Listed[]): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>What crosses the wire</title>
  <link rel="icon" href="/favicon.ico">
  <style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; } td { padding: 0 1rem 0 0; } #shown { height: 4rem; overflow: hidden; }</style>
</head>
<body>
  <h1>What crosses the wire</h1>
  <p>This page asks for one response of every kind, so that what a browser reports can be held against what the
  server counted. <a href="/">The page about caching</a></p>
  <div id="shown"></div>
  <table>
${cases.map(item).join('\n')}
  </table>
  <script>${script}</script>
</body>
</html>
`;
