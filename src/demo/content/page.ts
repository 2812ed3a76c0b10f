import type { DemoResource } from '../resources.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function use(resource: DemoResource): string {
  const path = escaped(resource.path);
  if (resource.use === 'image') return `<img src="${path}" alt="">`;
  if (resource.use === 'font') return '<span class="sample">Dots 304</span>';
  return '';
}

/** Where the page says at run time what became of a resource; the others speak for themselves. */
const outcome = ({ use }: DemoResource): string =>
  use === 'banner' || use === 'redirect-target' ? '' : '<output></output>';

function mark(resource: DemoResource): string {
  if (resource.use === 'fetch') return ` data-fetch="${resource.asked ?? 'plainly'}"`;
  return resource.use === 'font' ? ' data-font' : '';
}

const item = (
  resource: DemoResource,
): string => `      <li data-path="${escaped(resource.path)}"${mark(resource)}>
        <code>${escaped(resource.path)}</code>
        <p>${escaped(resource.shows)}</p>
        ${use(resource)}${outcome(resource)}
      </li>`;

const section = (
  title: string,
  kind: 'good' | 'bad',
  resources: readonly DemoResource[],
): string => `    <h2 class="${kind}">${title}</h2>
    <ul class="cards">
${resources
  .filter(({ path }) => path.startsWith(`/${kind}/`))
  .map(item)
  .join('\n')}
    </ul>`;

const tags = (resources: readonly DemoResource[], of: DemoResource['use'], tag: (path: string) => string) =>
  resources
    .filter(({ use }) => use === of)
    .map(({ path }) => `  ${tag(escaped(path))}`)
    .join('\n');

/** The HTML of the index page: it loads or fetches every resource of the site and says what each one shows. */
export const indexPage = (resources: readonly DemoResource[]): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Good and bad caching</title>
  <link rel="icon" href="/favicon.ico">
${tags(resources, 'style', (path) => `<link rel="stylesheet" href="${path}">`)}
${tags(resources, 'script', (path) => `<script defer src="${path}"></script>`)}
${tags(resources, 'page-script', (path) => `<script defer src="${path}"></script>`)}
</head>
<body>
  <header>
${tags(resources, 'banner', (path) => `  <img src="${path}" alt="Hills under a pale sky">`)}
    <h1>Good and bad caching</h1>
    <p class="lead">Every part of this page is served with one caching behaviour, and its address says which.
    Visit the page a second time, by its address rather than with Reload, to see which parts the browser asks for
    again and how the server answers.</p>
  </header>
  <main>
${section('Done well', 'good', resources)}
${section('Done badly, on purpose', 'bad', resources)}
  </main>
</body>
</html>
`;
