import { type Exchange, type Fields, isAtHand } from '../exchange/exchange.ts';
import { fieldName } from '../exchange/field-name.ts';
import type { CaptureFacts, CaptureNote } from './capture.ts';
import type { Producer } from './producers/producer.ts';

/** What only all exchanges of a capture together show. */
export function factsOf(exchanges: readonly Exchange[], { trust }: Producer): CaptureFacts {
  const mayBeRemoved = trust.sensitiveLines === 'may-be-removed' && !exchanges.some(showsSensitiveLine);
  return {
    sensitiveLines: mayBeRemoved ? 'may-be-removed' : 'shown',
    hits: hitsIn(exchanges, trust.hits),
    cache: trust.cache,
  };
}

function hitsIn(exchanges: readonly Exchange[], how: Producer['trust']['hits']): CaptureFacts['hits'] {
  if (how === 'no-cache') return 'told';
  if (how === 'left-out') return exchanges.some(({ source }) => isAtHand(source)) ? 'told' : 'left-out';
  return how === 'not-told' || exchanges.some(mayBeHit) ? 'not-told' : 'told';
}

/** An answer of which it is not known where it came from. */
const mayBeHit = ({ source, response }: Exchange): boolean => source === 'unknown' && response.status !== 0;

const SENSITIVE: ReadonlySet<string> = new Set(['cookie', 'set-cookie', 'authorization']);

const showsSensitiveLine = ({ request, response }: Exchange): boolean =>
  [request.fields, response.fields].some((fields: Fields) =>
    fields.some(([name]) => SENSITIVE.has(fieldName(name))),
  );

/** What is worth knowing of a capture; `creator` is the producer in the capture's own words. */
export function notesOn(
  exchanges: readonly Exchange[],
  facts: CaptureFacts,
  producer: Producer,
  creator: string,
): CaptureNote[] {
  const notes: CaptureNote[] = producer.measured
    ? []
    : [{ code: 'producer-not-measured', producer: creator }];
  if (exchanges.length === 0) return notes;
  if (facts.hits === 'left-out') notes.push({ code: 'hits-left-out', producer: creator });
  if (producer.measured && facts.hits === 'not-told' && exchanges.some(mayBeHit))
    notes.push({ code: 'hits-not-told' });
  if (!exchanges.some(showsLines)) notes.push({ code: 'no-header-lines' });
  else if (facts.sensitiveLines === 'may-be-removed') notes.push({ code: 'sensitive-lines-may-be-removed' });
  return notes;
}

const showsLines = ({ request, response }: Exchange): boolean =>
  request.fields.length > 0 || response.fields.length > 0;
