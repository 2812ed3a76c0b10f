/** Text as it stands in responses of a type: with the quotes, line feeds, backslashes and letters of its kind. */
const LINES = {
  script: [
    'export function render(node, state) {\n  if (!state.visible) return null;\n',
    '  const label = state.items[index]?.label ?? "untitled";\n',
    "  element.setAttribute('aria-label', label + count);\n",
    '  return value.replace(/[\\\\^$*+?.()|[\\]{}]/g, "\\\\$&").split("\\n");\n',
    '}\n\n// Keep the focus where it was.\n',
    'var n=function(e,t){return e&&e.__esModule?e:{default:e}}("./index.js");',
    'r.exports={"name":"widget","version":"4.2.1","sideEffects":false};',
  ],
  stylesheet: [
    '.card > .title { font: 600 1.25rem/1.4 "Inter", sans-serif; margin: 0 0 .5em }\n',
    '.icon::before{content:"\\2192";color:var(--accent,#0b57d0)}',
    '@media (max-width: 48em) {\n  .grid { grid-template-columns: 1fr }\n}\n',
    '.hero{background:url("../img/hero.webp") 50%/cover no-repeat}',
  ],
  document: [
    '<article class="entry" data-id="4711">\n\t<h2><a href="/news/4711?ref=home">A morning at the harbour</a></h2>\n',
    '\t<p>The ferries were late, and nobody on the quay seemed to mind: \u201cit will come\u201d, they said.</p>\n</article>\n',
    '<script type="application/json">{"page":"home","user":null,"path":"\\/news\\/"}</script>\n',
    '<li><a href="/\u00fcber">\u00dcber uns</a></li>\n<li><a href="/zh">\u7b80\u4f53\u4e2d\u6587</a></li>\n',
  ],
  fetch: [
    '{"id":48151,"title":"A morning at the harbour","tags":["sea","work"],"price":{"amount":"12.50","currency":"EUR"}},',
    '{"id":62342,"title":"\u201cLate\u201d","html":"<p class=\\"lead\\">It will come.<\\/p>\\n","tags":[],"price":null},',
  ],
};

const isText = (type) => type in LINES;

/** A length in bytes: log-normal, its median 12 kB, as responses of sites have it. */
export const bodyLength = (random) =>
  Math.min(2_000_000, Math.max(120, Math.round(12_000 * Math.exp(1.1 * random.normal()))));

/**
 * The `content` of a response as an exporter writes it: text for what is text, base64 for the rest.
 * @returns {{ text: string, encoding?: 'base64' }}
 */
export function bodyOf(type, length, random) {
  if (!isText(type)) {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at++) bytes[at] = random.integer(0, 255);
    return { text: bytes.toString('base64'), encoding: 'base64' };
  }
  const lines = [];
  for (let size = 0; size < length; size += lines.at(-1).length) lines.push(random.pick(LINES[type]));
  return { text: lines.join('').slice(0, length).toWellFormed() };
}
