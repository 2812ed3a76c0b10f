import type { ResourceType } from '../../exchange/exchange.ts';
import type { Filterable } from './filterable.ts';

/** The types that resources are shown by, in the order in which DevTools offers them. */
export const TYPE_CHIPS = [
  'fetch',
  'document',
  'stylesheet',
  'script',
  'font',
  'image',
  'media',
  'manifest',
  'socket',
  'wasm',
  'other',
] as const;
export type TypeChip = (typeof TYPE_CHIPS)[number];

/**
 * The chip that a resource goes by. Sockets are told by their scheme, WebAssembly by its media type or, where that is
 * not known, by the end of its path; a script that asked for either is not meant.
 */
export function chipOf({ type, url, mimeType }: Pick<Filterable, 'type' | 'url' | 'mimeType'>): TypeChip {
  if (/^wss?:/i.test(url)) return 'socket';
  if (isWebAssembly(url, mimeType)) return 'wasm';
  return type satisfies ResourceType;
}

const isWebAssembly = (url: string, mimeType: string | null): boolean =>
  mimeType === null ? /^[^?#]*\.wasm(?:[?#]|$)/i.test(url) : mimeType.toLowerCase() === 'application/wasm';

/** The chips that are on behind a click: that one alone, or it added or taken out. None are all of them. */
export function chipsAfter(
  on: ReadonlySet<TypeChip>,
  clicked: TypeChip | 'all',
  isAdded: boolean,
): ReadonlySet<TypeChip> {
  if (clicked === 'all') return new Set();
  if (!isAdded) return on.size === 1 && on.has(clicked) ? new Set() : new Set([clicked]);
  const next = new Set(on);
  if (!next.delete(clicked)) next.add(clicked);
  return next.size === TYPE_CHIPS.length ? new Set() : next;
}
