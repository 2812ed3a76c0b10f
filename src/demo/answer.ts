import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { answerLoad } from './load.ts';
import { answerPolicy } from './policies.ts';
import { type DemoResource, type RepeatedField, resources } from './resources.ts';

/** Field lines in their order and case. */
export type FieldLines = readonly (readonly [name: string, value: string])[];

/** What the site needs to know of a request. Field names in `fields` are in lower case. */
export interface DemoRequest {
  readonly method: string;
  /** The request target without its query. */
  readonly path: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** A response without what belongs to the connection (Connection, Transfer-Encoding). */
export interface Answer {
  readonly status: number;
  readonly fields: FieldLines;
  readonly content: Uint8Array;
  /** Whether the content is to be sent in chunks, its length not being announced. */
  readonly chunked: boolean;
  /** Whether the connection must end with this response. */
  readonly closes: boolean;
  /** How it is sent, where that is not the plain way. */
  readonly delivery?: Delivery;
}

/** Ways to send a response that a site seldom needs and a browser must understand. */
export interface Delivery {
  /** The Link field of a 103 (RFC 8297) before it. */
  readonly hints?: string;
  /** Field lines behind chunked content. */
  readonly trailers?: FieldLines;
  /** How much of the content is written at a time, bytes; each part becomes a chunk of its own. */
  readonly partBytes?: number;
  /** How much of the content is sent before the server waits for the client to leave. */
  readonly stallsAt?: number;
  /** How much of the content is sent before the server cuts the connection. */
  readonly breaksAt?: number;
  /** Announces no length: the end of the connection ends the content (RFC 9112 §6.3). */
  readonly endsWithConnection?: true;
}

interface Representation {
  readonly coding: 'identity' | 'br' | 'gzip';
  readonly bytes: Uint8Array;
  readonly etag: string | undefined;
}

interface Prepared {
  readonly resource: DemoResource;
  /** The preferred one first, the uncoded one last. */
  readonly representations: readonly Representation[];
}

const CODERS = {
  identity: (bytes: Uint8Array) => bytes,
  br: (bytes: Uint8Array) => brotliCompressSync(bytes),
  gzip: (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }),
} as const;

function entityTag(kind: 'strong' | 'weak' | undefined, bytes: Uint8Array): string | undefined {
  if (kind === undefined) return undefined;
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  return kind === 'weak' ? `W/"${hash}"` : `"${hash}"`;
}

function prepare(resource: DemoResource): Prepared {
  const content = resource.content();
  const codings = [...(resource.policy.codings ?? []), 'identity'] as const;
  return {
    resource,
    representations: codings.map((coding) => {
      const bytes = CODERS[coding](content);
      return { coding, bytes, etag: entityTag(resource.policy.etag, bytes) };
    }),
  };
}

function accepts(acceptEncoding: string, coding: string): boolean {
  return acceptEncoding.split(',').some((member) => {
    const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function choose(prepared: Prepared, acceptEncoding: string): Representation | undefined {
  return prepared.representations.find(
    ({ coding }) => coding === 'identity' || accepts(acceptEncoding, coding),
  );
}

const opaque = (tag: string): string => tag.replace(/^W\//, '');

/** Whether the request's condition says that the client already has this representation (RFC 9110 §13.2.2). */
function isNotModified(
  { policy, fault }: DemoResource,
  { etag }: Representation,
  fields: DemoRequest['fields'],
): boolean {
  if (fault && 'ignoresConditions' in fault) return false;
  const tags = fields.get('if-none-match');
  if (tags !== undefined) {
    if (tags.trim() === '*') return true;
    const listed = tags.match(/(?:W\/)?"[^"]*"/g) ?? [];
    return etag !== undefined && listed.some((tag) => opaque(tag) === opaque(etag));
  }
  const since = fields.get('if-modified-since');
  if (since !== undefined && policy.lastModified !== undefined)
    return policy.lastModified <= Date.parse(since);
  return fault !== undefined && 'trigger' in fault && fields.has(fault.trigger.toLowerCase());
}

function repeatedFields({ policy, path }: DemoResource, { etag }: Representation, now: number): FieldLines {
  const date = new Date(now).toUTCString();
  const values: Record<RepeatedField, string | undefined> = {
    Date: date,
    ETag: etag,
    'Cache-Control': policy.cacheControl,
    Expires: policy.expiresAtOnce && date,
    'Content-Location': policy.contentLocation && path,
    Vary: policy.codings && 'Accept-Encoding',
  };
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

const lastModifiedOf = ({ policy }: DemoResource): FieldLines =>
  policy.lastModified === undefined
    ? []
    : [['Last-Modified', new Date(policy.lastModified).toUTCString()] as const];

function notModified(resource: DemoResource, chosen: Representation, now: number): Answer {
  const { fault } = resource;
  const loses = fault && 'loses' in fault ? fault.loses : undefined;
  const announces = fault && 'announces' in fault ? fault.announces : undefined;
  return {
    status: 304,
    fields: [
      ...repeatedFields(resource, chosen, now).filter(([name]) => name !== loses),
      ...(chosen.etag === undefined ? lastModifiedOf(resource) : []),
      ...(announces === undefined ? [] : [['Content-Length', String(announces)] as const]),
    ],
    content: new Uint8Array(),
    chunked: false,
    closes: announces !== undefined,
  };
}

function full(resource: DemoResource, chosen: Representation, now: number): Answer {
  const { policy, redirectsTo, mediaType } = resource;
  const chunked = policy.chunked === true;
  const described: FieldLines =
    redirectsTo === undefined ? [['Content-Type', mediaType]] : [['Location', redirectsTo]];
  return {
    status: redirectsTo === undefined ? 200 : 302,
    fields: [
      ...repeatedFields(resource, chosen, now),
      ...lastModifiedOf(resource),
      ...described,
      ...(chosen.coding === 'identity' ? [] : [['Content-Encoding', chosen.coding] as const]),
      ...(policy.more ?? []),
      ...(chunked ? [] : [['Content-Length', String(chosen.bytes.length)] as const]),
    ],
    content: chosen.bytes,
    chunked,
    closes: false,
  };
}

function refusal(status: 404 | 405, now: number): Answer {
  const content = Buffer.from(status === 404 ? 'Nothing here.\n' : 'Only GET and HEAD.\n', 'utf8');
  return {
    status,
    fields: [
      ['Date', new Date(now).toUTCString()],
      ['Cache-Control', 'no-store'],
      ['Content-Type', 'text/plain; charset=utf-8'],
      ...(status === 405 ? [['Allow', 'GET, HEAD'] as const] : []),
      ['Content-Length', String(content.length)],
    ],
    content,
    chunked: false,
    closes: false,
  };
}

/**
 * Prepares every resource of the site (content, codings, entity tags) and gives the function that answers a
 * request; `now` is in ms since the epoch. The content of an answer to HEAD is what GET would get.
 */
export function createSite(): (request: DemoRequest, now: number) => Answer {
  const site = new Map(resources.map((resource) => [resource.path, prepare(resource)]));
  return (request, now) => {
    const { method, path, fields } = request;
    const special = answerLoad(request, now) ?? answerPolicy(request, now);
    if (special) return special;
    const prepared = site.get(path);
    const chosen = prepared && choose(prepared, fields.get('accept-encoding') ?? '');
    if (!prepared || !chosen) return refusal(404, now);
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, now);
    const answer = isNotModified(prepared.resource, chosen, fields) ? notModified : full;
    return answer(prepared.resource, chosen, now);
  };
}
