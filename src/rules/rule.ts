import type { Policy } from '../cache/policy.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import type { NotModifiedCheck } from './not-modified-check.ts';
import type { Section } from './section.ts';
import type { Settings } from './settings.ts';

/** How much a finding weighs: MUST and SHOULD are the standard's words, the others are ours. */
export type Level = 'must' | 'should' | 'advice' | 'info';
export const LEVELS: readonly Level[] = ['must', 'should', 'advice', 'info'];

/** An exchange with its fields parsed once, and for a 304 the outcome of its check. */
export interface Subject {
  readonly exchange: Exchange;
  readonly request: RequestFields;
  readonly response: ResponseFields;
  readonly check: NotModifiedCheck<Subject> | undefined;
}

/** What else a rule may look at. */
export interface Context {
  readonly settings: Settings;
  readonly past: Past;
  /** Whether Cookie, Set-Cookie and Authorization are shown where they were sent, or may have been taken out. */
  readonly sensitiveLines: 'shown' | 'may-be-removed';
  /** What the response lets caches do; a 304 counts as the 200 that it stands for. Worked out once. */
  policy(): Policy;
}

/** What went before an exchange in its resource. A full response is a 200 or 203 that came over the network. */
export interface Past {
  /** The exchange before it, of whatever kind. */
  readonly previous: Exchange | undefined;
  /** What the cache is taken to hold when the request is made, freshened by the 304s up to then. */
  readonly stored: ResponseFields | undefined;
  /** It is a 304 that a longer lifetime would have spared: nobody but the cache asked for it. */
  readonly sparedByLifetime: boolean;
  /** The earlier full response that had brought this content to this client, which demanded nothing anew. */
  readonly needlessAfter: Subject | undefined;
  /** The latest full response of its variant (RFC 9111 §4.1). */
  full(): Subject | undefined;
  /** The latest full response of any variant. */
  latest(): Subject | undefined;
  /** The first full response of its variant with the same content, by validators or by recorded content. */
  sameContent(): Subject | undefined;
  /** The latest full response of any variant with its entity tag, by weak comparison. */
  sameTag(): Subject | undefined;
}

/**
 * Which exchanges a rule is about: every response, every 304, or those whose response or request has a line of that
 * name (lower case).
 */
export type About = 'response' | 'not-modified' | `response:${string}` | `request:${string}`;

/**
 * Evidence that a capture may lack: every line of the request; a full response of the same variant before it (for a
 * 304: the one that it confirms); the response's bytes on the wire, exactly or in a range; the time at which it began; the
 * lines that exports leave out to protect people.
 */
export type Need = 'request-lines' | 'full-response' | 'wire-bytes' | 'time' | 'sensitive-lines';

/** A header line or a fact of the capture that shows what a finding says. */
export interface Evidence {
  readonly field: string;
  readonly value: string;
}

/** What fills a finding's sentences: texts of the capture as they are, figures as digits. */
export type Parameters = Readonly<Record<string, string>>;

/** One time that a rule was broken. Exchanges with equal level become one finding, in the words of the latest. */
export interface Occurrence {
  readonly parameters: Parameters;
  readonly evidence: readonly Evidence[];
  /** Where the case weighs less or more than the rule as such. */
  readonly level?: Level;
}

/** The answer of a rule whose evidence is lacking in this case. */
export const CANNOT_TELL = 'cannot-tell';

/** What every rule declares. Its texts are in `src/messages/<language>/findings/` under the same id. */
interface Declared {
  readonly id: string;
  readonly level: Level;
  readonly spec: Section;
}

/**
 * A rule on one exchange, in the light of those before it in its resource: data and one pure function. It is asked only
 * about exchanges that reached an origin, unless it asks for hits too, whose response lines are known.
 */
export interface Rule extends Declared {
  readonly about: About | readonly About[];
  /** Answers from caches and service workers are looked at too. */
  readonly hits?: true;
  /** Which of these exchanges it has anything to say of; all where it is left out. Cheap. */
  applies?(subject: Subject, context: Context): boolean;
  /** What it cannot tell without. */
  readonly needs?: readonly Need[];
  /** Rules whose finding on the same exchange says it already: this one is then left out. */
  readonly unless?: readonly string[];
  /**
   * A rule on the whole capture, judging resource by resource, whose finding on the same resource says it already where
   * it weighs no less.
   */
  readonly unlessOfResource?: string;
  check(subject: Subject, context: Context): Occurrence | typeof CANNOT_TELL | null;
}

/** A rule on the whole capture: what each exchange contributes, and what all contributions come to. */
export interface CaptureRule<T = unknown> extends Declared {
  /** What it keeps of an exchange, little; undefined where nothing. Asked about all exchanges, hits included. */
  trace(subject: Subject, context: Context): T | undefined;
  /** Judges the traces, in the order of resources, then of exchanges. */
  judge(traces: readonly Traced<T>[], settings: Settings): readonly CaptureOccurrence[];
}

/** What a rule on the whole capture kept of an exchange. */
export interface Traced<T> {
  /** `ResourceReport.id`. */
  readonly resource: string;
  readonly url: string;
  readonly exchange: number;
  readonly trace: T;
}

/** An occurrence that rests on several exchanges; it is reported with the resource that it names. */
export interface CaptureOccurrence extends Occurrence {
  readonly resource: string;
  readonly exchanges: readonly number[];
}

/** Declares a rule on the whole capture; what it keeps of exchanges is its own affair. */
export const captureRule = <T>(rule: CaptureRule<T>): CaptureRule => rule as CaptureRule;
