import type { RecommendedResource } from '../audit/session.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { cloudfront } from './cloudfront.ts';
import { express } from './express.ts';
import { headersFile } from './headers-file.ts';
import { nginx } from './nginx.ts';
import type { SitePolicy, Snippet, Write } from './policy.ts';
import { recommendResource, recommendSite } from './site.ts';
import { vercel } from './vercel.ts';

/** Every server that a configuration can be written for. */
const WRITERS = {
  nginx,
  apache,
  caddy,
  express,
  headers: headersFile,
  vercel,
  cloudfront,
} as const satisfies Record<string, Write>;

/** The name of a server, or of a host with a format of its own. */
export type ServerName = keyof typeof WRITERS;
/** The names of the servers that a configuration can be written for, in the order in which they are offered. */
export const SERVER_NAMES = Object.keys(WRITERS) as readonly ServerName[];

/** A configuration with what is to be known before it is used. */
export interface Configuration extends Snippet {
  /** Where it belongs, what it needs, and what it leaves out, a sentence each. */
  readonly notes: readonly string[];
}

interface SiteOptions {
  /** The origin to configure; that of the first document where it is left out. */
  readonly origin?: string;
  /** The language of the notes; English by default. */
  readonly language?: Language;
}

/** The configuration by which a server sends what the report recommends for the resources of one origin. */
export const siteConfiguration = (
  report: { readonly resources: readonly RecommendedResource[] },
  server: ServerName,
  { origin, language = 'en' }: SiteOptions = {},
): Configuration => configurationOf(recommendSite(report, origin), server, language);

/** The same for one resource of a report; no rule where nothing is recommended for it. */
export const resourceConfiguration = (
  resource: RecommendedResource,
  server: ServerName,
  language: Language = 'en',
): Configuration => configurationOf(recommendResource(resource), server, language);

function configurationOf(policy: SitePolicy, server: ServerName, language: Language): Configuration {
  const snippet = WRITERS[server](policy);
  const { where, unseen, etag, uncovered } = messagesIn(language).snippets;
  const count = snippet.uncovered.length;
  const notes = [where[server]];
  if (policy.groups.some(({ match }) => !('path' in match))) notes.push(unseen);
  if (policy.groups.some(({ needsEtag }) => needsEtag)) notes.push(etag);
  if (count > 0) notes.push(uncovered(count, String(count)));
  return { ...snippet, notes };
}
