import type { ExchangeReport } from '../audit/report.ts';
import type { Source } from '../exchange/exchange.ts';
import type { Wording } from './wording.ts';

/** What an exchange came to, for the eye. */
export type Outcome = 'full' | 'not-modified' | 'cache' | 'failed' | 'other';

const outcomes: Record<Source, Outcome> = {
  network: 'full',
  revalidated: 'not-modified',
  'disk-cache': 'cache',
  'memory-cache': 'cache',
  cache: 'cache',
  'cache-storage': 'cache',
  'service-worker': 'other',
  redirect: 'other',
  preflight: 'other',
  failed: 'failed',
  unknown: 'other',
};

/** What of an exchange its outcome rests on. */
type Answered = Pick<ExchangeReport, 'source' | 'status'>;

export const outcomeOf = ({ source }: Pick<Answered, 'source'>): Outcome => outcomes[source];

/** The outcome in words, e.g. `full response`, `304`, `disk cache`. */
export function outcomeWords({ source }: Pick<Answered, 'source'>, { text }: Wording): string {
  if (source === 'network') return text.outcomes.full;
  return source === 'revalidated' ? text.outcomes['not-modified'] : text.outcomes[source];
}

/** The shortest form that fits a column: the status of what came from the origin, else the outcome. */
export function outcomeBriefly(exchange: Answered, wording: Wording): string {
  if (exchange.source === 'network' || exchange.source === 'redirect') return String(exchange.status);
  if (exchange.source === 'revalidated') return outcomeWords(exchange, wording);
  return wording.text.outcomesBriefly[exchange.source] ?? outcomeWords(exchange, wording);
}

/** Why an exchange came about, and what explains that the cache did otherwise than by itself; empty where unknown. */
export const decisionWords = ({ reasons, difference }: ExchangeReport['decision']): string =>
  [...reasons, ...(difference ? [difference] : [])].map(({ message }) => message).join(' ');
