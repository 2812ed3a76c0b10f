/**
 * What a resource is for: a page; what pages are built with and have to fit (scripts, style sheets, manifests); what an
 * old copy of spoils no page (images, fonts, media); what scripts ask for.
 */
export type Kind = 'document' | 'code' | 'harmless' | 'data' | 'other';

/** The sign by which content may be one person's, the strongest first. */
export const SIGNS = ['authorization', 'set-cookie', 'vary', 'differs', 'cookie'] as const;
export type Sign = (typeof SIGNS)[number];

/** What a capture shows of one resource, as far as its policy rests on it. */
export interface Observed {
  readonly method: string;
  /** Of the response that shows today's policy; 200 for a 304. */
  readonly status: number;
  readonly kind: Kind;
  /** Whether the URL looks as if it changed with its content. */
  readonly isVersioned: boolean;
  /** Whether browsers heed immutable there (RFC 8246 §3). */
  readonly isSecure: boolean;
  /** What is sent today; null where no response shows it. */
  readonly today: Sent | null;
  readonly content: Content;
  readonly sign: Sign | null;
  /** Whether cookies and credentials may have been sent that the capture does not show. */
  readonly isHidden: boolean;
  /** Whether any of its responses was for one person's cache alone, or for none. */
  readonly wasPrivate: boolean;
  readonly limits: Limits;
}

/** The fields of today's response that say how long it may be kept. */
export interface Sent {
  readonly cacheControl: string | null;
  /** The lifetime that max-age or Expires states, s; null where neither does, or where reuse is forbidden. */
  readonly seconds: number | null;
  /** Whether each use has to ask, by no-cache or by Pragma, which browsers obey. */
  readonly asks: boolean;
  readonly hasValidator: boolean;
}

/** What was seen of the content over time. */
export interface Content {
  /** Responses that showed which content there was: full ones and 304s. */
  readonly responses: number;
  /** How many of them brought other content than the one before. */
  readonly changes: number;
  /** Between the first and the last of them, s. */
  readonly seconds: number;
  /** Date less Last-Modified; null where unknown, s. */
  readonly age: number | null;
}

/** Where lifetimes end to be good. */
export interface Limits {
  /** The longest for documents, s. */
  readonly document: number;
  /** From here on the URL has to change with the content, s. */
  readonly long: number;
}
