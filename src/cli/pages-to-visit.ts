import type { AddedFields } from '../drive/sent-along.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { writeTo } from './output.ts';
import { sitemapPages } from './sitemap.ts';
import type { Surroundings } from './surroundings.ts';
import type { VisitingRequest } from './visiting-options.ts';

/** A page to visit, with the header lines for the origin of the URL that was named. */
export interface NamedPage {
  readonly url: string;
  readonly added: AddedFields | undefined;
}

/**
 * The pages to visit: those named, or with `sitemap` those that the sitemaps name which are. A sitemap may name pages of
 * other origins, which get no header lines that are meant for its own.
 * @throws CommandError where a sitemap cannot be had, is none or names no page
 */
export async function pagesToVisit(
  urls: readonly string[],
  { sitemap, most, fields }: Pick<VisitingRequest, 'sitemap' | 'most' | 'fields'>,
  { stderr }: Pick<Surroundings, 'stderr'>,
  language: Language,
): Promise<readonly NamedPage[]> {
  if (!sitemap) return [...new Set(urls)].map((url) => ({ url, added: addedTo(url, fields) }));
  const { at, visiting } = terminalMessagesIn(language).command;
  const pages = new Map<string, NamedPage>();
  for (const url of urls) {
    const added = addedTo(url, fields);
    const found = await sitemapPages(url, { most, added }, language);
    if (found.length === 0) throw new CommandError(at(url, visiting.emptySitemap));
    for (const page of found) if (!pages.has(page)) pages.set(page, { url: page, added });
    if (pages.size > most) break;
  }
  if (pages.size > most) await writeTo(stderr, `${visiting.pagesLeftOut(most)}\n`);
  return [...pages.values()].slice(0, most);
}

/** The header lines for the origin of a URL; no other is sent them. */
const addedTo = (url: string, fields: AddedFields['fields']): AddedFields | undefined =>
  fields.length === 0 ? undefined : { origin: new URL(url).origin, fields };
