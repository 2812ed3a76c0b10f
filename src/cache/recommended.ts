import type { Sign } from './observed.ts';

/** Why a policy is recommended, with the figures that it rests on. Times are seconds. */
export type Why =
  | {
      readonly code: 'kept' | 'kept-no-store' | 'stated' | 'rewritten' | 'not-versioned';
      readonly parameters: NoFigures;
    }
  | { readonly code: 'personal' | 'document' | 'data'; readonly parameters: NoFigures }
  | { readonly code: 'document-too-long'; readonly parameters: { readonly seconds: number } }
  | { readonly code: 'versioned'; readonly parameters: Seen }
  | { readonly code: 'stayed-the-same'; readonly parameters: Seen }
  | { readonly code: 'old-content'; readonly parameters: { readonly age: number } }
  | { readonly code: 'changes'; readonly parameters: Seen & { readonly changes: number } }
  | { readonly code: 'new-content'; readonly parameters: { readonly age: number } }
  | { readonly code: 'change-rate-unknown'; readonly parameters: NoFigures };

type NoFigures = Readonly<Record<string, never>>;

interface Seen {
  readonly responses: number;
  readonly seconds: number;
}

export type RecommendationCode = Why['code'];

/** Why shared caches are kept out. */
export type PrivateFor = Sign | 'private-today' | 'hidden' | 'document';

/** What to send, and why. */
export type Recommendation = Why & {
  /** The value of Cache-Control to send. */
  readonly cacheControl: string;
  /** A validator is needed as well and there is none. */
  readonly validator?: 'etag';
  /** Why it is for one person's cache alone; left out where it is not, or where today's value stays. */
  readonly privateFor?: PrivateFor;
};
