import { gunzipSync } from 'node:zlib';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { AddedFields } from '../drive/sent-along.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';

/** Bytes of a sitemap at most, uncompressed (https://www.sitemaps.org/protocol.html). */
const LARGEST = 50 * 1024 * 1024;
/** ms until a sitemap must be there. */
const PATIENCE = 30_000;
/** As many as browsers follow (https://fetch.spec.whatwg.org/#http-redirect-fetch). */
const MOST_REDIRECTS = 20;

/**
 * The pages of a sitemap, or of the sitemaps of an index, in their order, each once. Once more than `most` are found no
 * other sitemap is asked for.
 * @throws CommandError where it cannot be had or is no sitemap, with its URL and the reason
 */
export async function sitemapPages(
  url: string,
  { most, added }: { most: number; added: AddedFields | undefined },
  language: Language,
): Promise<readonly string[]> {
  const first = await readSitemap(url, added, language);
  if (first.kind === 'pages') return [...new Set(first.locations)];
  const pages = new Set<string>();
  for (const map of new Set(first.locations)) {
    if (pages.size > most) break;
    // An index holds sitemaps, and no index.
    const { kind, locations } = await readSitemap(map, added, language);
    if (kind === 'pages') for (const page of locations) pages.add(page);
  }
  return [...pages];
}

interface Sitemap {
  readonly kind: 'index' | 'pages';
  readonly locations: readonly string[];
}

async function readSitemap(
  url: string,
  added: AddedFields | undefined,
  language: Language,
): Promise<Sitemap> {
  const { at, visiting } = terminalMessagesIn(language).command;
  const text = await download(url, added).catch((error: unknown) => {
    throw new CommandError(at(url, visiting.noSitemap(reasonOf(error))));
  });
  const found = sitemapIn(text);
  if (found === undefined) throw new CommandError(at(url, visiting.notSitemap));
  return found;
}

async function download(url: string, added: AddedFields | undefined): Promise<string> {
  const response = await ask(url, added, AbortSignal.timeout(PATIENCE));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isCompressed ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
  if (plain.length > LARGEST) throw new Error(`${plain.length} B`);
  return plain.toString('utf8').replace(/^\ufeff/, '');
}

/** Asks for a URL. It follows redirects by itself, as `fetch` would hand header lines on to other origins. */
async function ask(
  url: string,
  added: AddedFields | undefined,
  signal: AbortSignal,
  redirects = MOST_REDIRECTS,
): Promise<Response> {
  const fields = added?.origin === new URL(url).origin ? added.fields : [];
  const headers = fields.map(([name, value]): [string, string] => [name, value]);
  const response = await fetch(url, { headers, redirect: 'manual', signal });
  const location = response.headers.get('location');
  const isRedirect = response.status >= 300 && response.status < 400;
  if (!isRedirect || location === null || redirects === 0) return response;
  await response.body?.cancel();
  return ask(new URL(location, url).href, added, signal, redirects - 1);
}

/** Node's own fetch says only that it failed; why is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

/** What a text names that is a sitemap or an index of such; undefined where it is neither. */
export function sitemapIn(text: string): Sitemap | undefined {
  let root: XmlElement | null;
  try {
    ({ root } = parseXml(text));
  } catch {
    return undefined;
  }
  const kind = root?.name === 'urlset' ? 'pages' : root?.name === 'sitemapindex' ? 'index' : undefined;
  if (!root || kind === undefined) return undefined;
  const items = elementsOf(root, kind === 'pages' ? 'url' : 'sitemap');
  const locations = items.flatMap((item) =>
    elementsOf(item, 'loc').map(({ text: location }) => location.trim()),
  );
  return { kind, locations: locations.filter(isWebUrl) };
}

const elementsOf = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);

/** Whether a text is a URL that a browser can visit. */
export const isWebUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
