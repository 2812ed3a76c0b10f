import type { Answer, DemoRequest } from './answer.ts';

/** Where the pages under load begin; all other paths are the site of `resources.ts`. */
const LOAD = '/load/';

/**
 * Answers for pages that ask for very much, or from many places:
 * - `/load/scripts/<n>`: a page of n scripts that are revalidated at each visit;
 * - `/load/fetches/<n>`: a page that fetches n things that are not stored, 16 at a time;
 * - `/load/places`: a page with frames, a worker, a shared worker and a service worker, which all fetch.
 * A page says `data-done="yes"` on its root when all has been answered. Undefined for other paths.
 */
export function answerLoad({ method, path, fields }: DemoRequest, now: number): Answer | undefined {
  if (method !== 'GET' || !path.startsWith(LOAD)) return undefined;
  const [kind = '', name = ''] = path.slice(LOAD.length).split('/');
  const content = contentOf(kind, name);
  if (content === undefined) return undefined;
  const date = ['Date', new Date(now).toUTCString()] as const;
  if (kind !== 'revalidated') {
    return full([date, ['Cache-Control', 'no-store'], ['Content-Type', content.type]], content.text);
  }
  const stored = [date, ['Cache-Control', 'no-cache'], ['ETag', `"${name}"`]] as const;
  return fields.get('if-none-match') === `"${name}"`
    ? { status: 304, fields: stored, content: new Uint8Array(), chunked: false, closes: false }
    : full([...stored, ['Content-Type', content.type]], content.text);
}

function full(fields: Answer['fields'], text: string): Answer {
  const content = new TextEncoder().encode(text);
  return {
    status: 200,
    fields: [...fields, ['Content-Length', String(content.length)]],
    content,
    chunked: false,
    closes: false,
  };
}

/** A page has some hundred times as many requests at most as a real one has. */
const MOST = 20_000;

function contentOf(kind: string, name: string): { type: string; text: string } | undefined {
  const count = Math.min(MOST, Number(/^\d+$/.exec(name)?.[0] ?? 0));
  switch (kind) {
    case 'scripts':
      return html(scriptTags(count) + DONE);
    case 'fetches':
      return html(`<script>${fetchAll(count)}</script>`);
    case 'places':
      return html(
        `${`<iframe src="/load/scripts/3"></iframe>`.repeat(3)}<script type="module">${PLACES}</script>`,
      );
    case 'dedicated':
    case 'shared':
    case 'service':
      return script(WORKERS[kind]);
    case 'revalidated':
      return script(`// ${name} ${'.'.repeat(500)}\n`);
    case 'fresh':
      return { type: 'text/plain', text: `${name}\n` };
    default:
      return undefined;
  }
}

const script = (text: string) => ({ type: 'text/javascript', text });

const html = (body: string) => ({
  type: 'text/html; charset=utf-8',
  text: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Load</title><link rel="icon" href="data:,"><body>${body}</body></html>`,
});

const DONE = `<script>addEventListener('load', () => { document.documentElement.dataset.done = 'yes'; })</script>`;

const scriptTags = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<script src="/load/revalidated/${index}"></script>`).join('');

const fetchAll = (count: number): string => `
  let next = 0;
  const visit = Date.now();
  const some = async () => {
    while (next < ${count}) await (await fetch('/load/fresh/' + next++ + '?visit=' + visit)).text();
  };
  Promise.all(Array.from({ length: 16 }, some)).then(() => { document.documentElement.dataset.done = 'yes'; });
`;

const fetchThree = (from: string): string => `
  const all = Promise.all([1, 2, 3].map((number) => fetch('/load/fresh/${from}-' + number).then((answer) => answer.text())));
`;

/** A worker of each kind fetches and says so; the service worker also fetches what the page asks it for. */
const WORKERS = {
  dedicated: `${fetchThree('dedicated')} all.then(() => postMessage('done'));`,
  shared: `${fetchThree('shared')} onconnect = ({ ports: [port] }) => { all.then(() => port.postMessage('done')); };`,
  service: `
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {
      if (event.request.url.includes('/through-')) event.respondWith(fetch(event.request));
    });
  `,
};

const PLACES = `
  const heard = (target) => new Promise((resolve) => { target.onmessage = resolve; });
  const controlled = navigator.serviceWorker.controller
    ? Promise.resolve()
    : new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve; });
  const shared = new SharedWorker('/load/shared');
  await Promise.all([
    heard(new Worker('/load/dedicated')),
    heard(shared.port),
    navigator.serviceWorker.register('/load/service', { scope: '/load/places' }).then(() => controlled),
  ]);
  await Promise.all([1, 2].map((number) => fetch('/load/fresh/through-' + number).then((answer) => answer.text())));
  document.documentElement.dataset.done = 'yes';
`;
