import { linesOfProse } from './prose.ts';

const card = (path: string) => `[data-path="${path}"]`;

/**
 * A script that says on its card that it ran, over `lines` lines of made-up text; `path` is its own address and
 * chooses the text.
 */
export function glossaryScript(path: string, lines: number): string {
  const entries = linesOfProse(path.length * 31 + lines, lines).map((line) => `    '${line}',`);
  return `// Served as ${path}
(() => {
  const lines = [
${entries.join('\n')}
  ];
  const words = lines.flatMap((line) => line.split(' '));
  const output = document.querySelector('${card(path)} output');
  output.textContent = \`ran: \${new Set(words).size} different words in \${lines.length} lines\`;
})();
`;
}

/** A style sheet that says on its card that it was applied, with `swatches` unused colour classes for weight. */
export function swatchStyle(path: string, swatches: number): string {
  const classes = Array.from({ length: swatches }, (_, index) => {
    const hue = (index * 47 + path.length * 11) % 360;
    return `.swatch-${index} { background: hsl(${hue} 45% 60%); border-color: hsl(${hue} 45% 40%); }`;
  });
  return `/* Served as ${path} */
${card(path)} output::before { content: "applied"; }
${classes.join('\n')}
`;
}

/** A JSON text of `lines` records; `path` chooses them. */
export function recordsJson(path: string, lines: number): string {
  const records = linesOfProse(path.length * 17 + lines, lines).map((note, id) => ({ id, note }));
  return `${JSON.stringify({ servedAs: path, records }, null, 1)}\n`;
}

/** The style sheet of the whole page; `fontPath` is the address of the heading's font. */
export const pageStyle = (fontPath: string): string => `@font-face {
  font-family: "Demo Dots";
  src: url("${fontPath}") format("truetype");
}
:root {
  color-scheme: light dark;
  --paper: light-dark(#f7f8fa, #16181c);
  --sheet: light-dark(#ffffff, #1f2329);
  --ink: light-dark(#1c2733, #e6e9ee);
  --quiet: light-dark(#566270, #9aa5b3);
  --line: light-dark(#d8dde4, #363c45);
  --good: light-dark(#156f3b, #6fcf97);
  --bad: light-dark(#b3261e, #ff8a80);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 72rem;
  padding: 1.5rem;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif;
}
header img { display: block; width: 100%; height: 180px; object-fit: cover; border-radius: 10px; }
h1 { margin: 1.25rem 0 0; font: 400 2.25rem/1.2 "Demo Dots", monospace; }
h2 { margin: 2rem 0 0.75rem; font-size: 1.15rem; }
h2.good { color: var(--good); }
h2.bad { color: var(--bad); }
.lead { max-width: 46rem; color: var(--quiet); }
.cards {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr));
  gap: 0.75rem;
  margin: 0;
  padding: 0;
  list-style: none;
}
.cards li {
  display: flex;
  flex-direction: column;
  gap: 0.35rem;
  padding: 0.85rem 1rem;
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: 8px;
}
.cards code { overflow-wrap: anywhere; font-size: 0.85rem; font-weight: 600; }
.cards p { flex: 1; margin: 0; }
.cards img { width: 100%; height: 90px; object-fit: cover; border-radius: 4px; }
.cards output { color: var(--quiet); font-size: 0.8rem; }
.sample { font: 1.4rem/1.2 "Demo Dots", monospace; }
`;

/**
 * The page's own script: asks for everything marked `data-fetch`, says on each card what came, and sets
 * `data-done="yes"` on the root element once the page, its font, its images and all its fetches are there. `path`
 * is its own address.
 */
export const pageScript = (path: string): string => `'use strict';
const say = (item, text) => {
  item.querySelector('output').textContent = text;
};

// A page that keeps its own copy and asks with the validator of that copy.
async function askWithOwnValidator(path) {
  const first = await fetch(path);
  await first.json();
  const again = await fetch(path, { headers: { 'If-None-Match': first.headers.get('ETag') } });
  return \`\${first.status}, then \${again.status} to the page's own If-None-Match\`;
}

// A page that names its copy in a field that no cache knows, so nothing in the request is conditional.
async function askWithPrivateField(path) {
  const first = await fetch(path);
  await first.json();
  const again = await fetch(path, {
    cache: 'no-store',
    headers: { 'X-Have-Copy': first.headers.get('ETag') },
  });
  return \`\${first.status}, then \${again.status} although nothing asked for it\`;
}

async function askPlainly(path) {
  const response = await fetch(path);
  const { records } = await response.json();
  return \`\${response.status}, \${records.length} records\`;
}

const ways = { plainly: askPlainly, 'own-validator': askWithOwnValidator, 'private-field': askWithPrivateField };

async function fetchAll() {
  for (const item of document.querySelectorAll('[data-fetch]')) {
    say(item, await ways[item.dataset.fetch](item.dataset.path));
  }
}

function sayImages() {
  for (const image of document.querySelectorAll('[data-path] img')) {
    say(image.closest('[data-path]'), \`shown: \${image.naturalWidth} × \${image.naturalHeight} pixels\`);
  }
}

async function sayFont() {
  await document.fonts.ready;
  const used = document.fonts.check('1em "Demo Dots"');
  say(document.querySelector('[data-font]'), used ? 'in use in the heading' : 'not in use');
}

async function run() {
  say(document.querySelector('${card(path)}'), 'ran');
  const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await Promise.all([fetchAll(), loaded.then(sayImages), loaded.then(sayFont)]);
  document.documentElement.dataset.done = 'yes';
}

run();
`;
