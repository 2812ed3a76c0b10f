import type { Lifetime } from '../freshness.ts';

/** What says how long a response stays fresh; `permanent`: nothing does, and a browser keeps such a status for good. */
export type LifetimeSource = Lifetime['from'] | 'permanent';

interface Figures {
  /** Whole seconds. */
  readonly ageSeconds: number;
  readonly lifetimeSeconds: number;
  readonly from: LifetimeSource;
}

type None = Readonly<Record<never, never>>;

/** Every reason with its parameters. */
interface Parameters {
  // Why a stored response is reused.
  fresh: Figures;
  'stale-allowed': Figures & { readonly by: 'max-stale' };
  'stale-while-revalidate': Figures & { readonly windowSeconds: number };
  'stale-if-error': Figures & { readonly windowSeconds: number };
  // Why it is not.
  stale: Figures;
  'no-lifetime': None;
  'no-cache': { readonly field: string };
  'pragma-no-cache': None;
  'status-not-reused': { readonly status: number };
  'request-no-cache': { readonly directive: string };
  'request-no-store': None;
  'request-max-age': { readonly ageSeconds: number; readonly maxAgeSeconds: number };
  'request-min-fresh': { readonly leftSeconds: number; readonly minFreshSeconds: number };
  'request-conditional': None;
  'request-mode': { readonly mode: string };
  range: None;
  method: { readonly method: string };
  'vary-mismatch': { readonly field: string; readonly stored: string | null; readonly asked: string | null };
  'vary-any': None;
  'nothing-stored': None;
  'no-validator': None;
  'only-if-cached': None;
  // What became of a response.
  stored: None;
  freshened: None;
  'updated-by-head': None;
  invalidated: { readonly by: string };
  'nothing-confirmed': None;
  'no-store': { readonly field: string };
  private: { readonly field: string };
  authorization: None;
  'not-cacheable': { readonly status: number };
  'status-not-understood': { readonly status: number };
}

export type ReasonCode = keyof Parameters;

/** One reason for a decision: its code, the section of the standard it rests on, and its figures. */
export type Reason = {
  readonly [C in ReasonCode]: { readonly code: C; readonly section: string } & Parameters[C];
}[ReasonCode];

/** Sections of RFC 9111 unless another document is named. */
const SECTIONS: Record<ReasonCode, string> = {
  fresh: '4.2',
  'stale-allowed': '5.2.1.2',
  'stale-while-revalidate': 'RFC 5861 §3',
  'stale-if-error': 'RFC 5861 §4',
  stale: '4.2',
  'no-lifetime': '4.2.2',
  'no-cache': '5.2.2.4',
  'pragma-no-cache': '5.4',
  'status-not-reused': '4.2.2',
  'request-no-cache': '5.2.1.4',
  'request-no-store': '5.2.1.5',
  'request-max-age': '5.2.1.1',
  'request-min-fresh': '5.2.1.3',
  'request-conditional': '4.3.2',
  'request-mode': 'Fetch §4.6',
  range: '3.3',
  method: '4',
  'vary-mismatch': '4.1',
  'vary-any': '4.1',
  'nothing-stored': '4',
  'no-validator': '4.3.1',
  'only-if-cached': '5.2.1.7',
  stored: '3',
  freshened: '4.3.4',
  'updated-by-head': '4.3.5',
  invalidated: '4.4',
  'nothing-confirmed': '4.3.4',
  'no-store': '5.2.2.5',
  private: '5.2.2.7',
  authorization: '3.5',
  'not-cacheable': '3',
  'status-not-understood': '5.2.2.3',
};

/** Makes a reason of its code and its parameters. */
export const reason = <C extends ReasonCode>(code: C, parameters: Parameters[C]): Reason =>
  ({ code, section: SECTIONS[code], ...parameters }) as Reason;
