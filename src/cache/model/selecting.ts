import { remembered } from '../../exchange/remembered.ts';
import { type FieldLines, fieldValue } from '../../http/fields.ts';
import { evenlySpaced, listMembers } from '../../http/lists.ts';
import type { CacheProfile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import { coversRange } from './serving.ts';
import type { StoredResponse } from './stored.ts';

/** Why a stored response answers no request like this one, by its Vary (RFC 9111 §4.1); null where it does. */
export function varyMismatch(entry: StoredResponse, asked: FieldLines, profile: CacheProfile): Reason | null {
  const names = listMembers(fieldValue(entry.lines, 'vary') ?? '');
  if (names.includes('*')) return reason('vary-any', {});
  // A name that is listed thousands of times would be compared as often.
  for (const field of names.length < 2 ? names : new Set(names)) {
    const stored = fieldValue(entry.asked, field);
    const now = fieldValue(asked, field);
    if (isSame(field, stored, now, profile) || isBestLanguage(field, entry, now, profile)) continue;
    return reason('vary-mismatch', { field, stored, asked: now });
  }
  return null;
}

function isSame(field: string, stored: string | null, asked: string | null, profile: CacheProfile): boolean {
  if (stored === asked) return true;
  if (stored === null || asked === null) return false;
  const alike = profile.has('vary-as-text') || !LISTS.has(field) ? evenlySpaced : sameMeaning;
  return alike(stored) === alike(asked);
}

/** Lists whose members stand in no order but that of their weights, and compare whatever their case (RFC 9110 §12.5). */
const LISTS = new Set(['accept-language', 'accept-encoding', 'accept-charset']);

/** The members of such a list in an order of its own, as RFC 9111 §4.1 lets a cache normalise them. */
const sameMeaning = remembered((value: string) =>
  value
    .toLowerCase()
    .split(',')
    .map((member) => member.replaceAll(/\s/g, '').replace(/;q=1(?:\.0*)?$/, ''))
    .filter((member) => member !== '')
    .toSorted()
    .join(','),
);

/** Whether the stored response is in the one language that is asked for before all others (RFC 9110 §12.5.4). */
function isBestLanguage(
  field: string,
  { lines }: StoredResponse,
  asked: string | null,
  profile: CacheProfile,
): boolean {
  if (field !== 'accept-language' || asked === null || profile.has('vary-as-text')) return false;
  const language = fieldValue(lines, 'content-language')?.toLowerCase();
  const [best, next] = sameMeaning(asked)
    .split(',')
    .map((member) => {
      const [range = '', weight] = member.split(';q=');
      return { range, weight: weight === undefined ? 1 : Number(weight) };
    })
    .toSorted((one, other) => other.weight - one.weight);
  return best !== undefined && best.range === language && best.weight > (next?.weight ?? 0);
}

/** The stored response that a request selects, else why the last one is none for it; null where nothing is stored. */
export type Selection = { readonly entry: StoredResponse } | { readonly mismatch: Reason } | null;

/**
 * The stored response that a request selects: of those that match, the latest (RFC 9111 §4.1), but a part only where none
 * has what is asked for.
 */
export function selectEntry(
  entries: readonly StoredResponse[],
  asked: FieldLines,
  profile: CacheProfile,
): Selection {
  let selected: StoredResponse | undefined;
  let covers = false;
  let mismatch: Reason | undefined;
  for (const entry of entries) {
    const why = varyMismatch(entry, asked, profile);
    if (why) {
      mismatch = why;
      continue;
    }
    const isCovering = coversRange(entry, asked);
    const isLater = !selected || instantOf(entry) >= instantOf(selected);
    if (isCovering === covers ? !isLater : covers) continue;
    selected = entry;
    covers = isCovering;
  }
  if (selected) return { entry: selected };
  return mismatch ? { mismatch } : null;
}

const instantOf = ({ date, receivedAt }: StoredResponse): number => date ?? receivedAt;
