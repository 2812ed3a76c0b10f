import type { Fields } from '../exchange/exchange.ts';

/**
 * The header lines of a stored response after a 304 confirmed it: the 304's lines replace those of the same name
 * (RFC 9111 §3.2). Content-Length and the lines about one connection stay as they are stored.
 */
export function freshen(stored: Fields, notModified: Fields): Fields {
  const updates = notModified.filter(([name]) => !KEPT.has(name.toLowerCase()));
  const names = new Set(updates.map(([name]) => name.toLowerCase()));
  return [...stored.filter(([name]) => !names.has(name.toLowerCase())), ...updates];
}

const KEPT = new Set([
  'content-length',
  'content-encoding',
  'content-range',
  'content-type',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);
