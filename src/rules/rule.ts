import type { Exchange } from '../exchange/exchange.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import type { NotModifiedCheck } from './not-modified-check.ts';

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

/** A header line or a fact of the capture that shows what a finding says. */
export interface Evidence {
  readonly field: string;
  readonly value: string;
}

/** One time that a rule was broken. Exchanges with equal `parameters` and `level` become one finding. */
export interface Occurrence {
  /** What the finding's sentence is filled with. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
  /** Where the case weighs less or more than the rule as such. */
  readonly level?: Level;
}

/** A section of a standard. */
export interface Section {
  readonly title: string;
  readonly section: string;
  readonly url: string;
}

/** A section of RFC 9110, HTTP Semantics. */
export const http = (section: string): Section => ({
  title: 'RFC 9110',
  section: `§${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc9110#section-${section}`,
});

/**
 * A rule: data and one pure function. It stays silent (null) where the evidence cannot decide. Its texts are in
 * `src/messages/<language>/findings.ts` under the same id.
 */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly spec: Section;
  check(subject: Subject, profile: Profile): Occurrence | null;
}

/** `rfc9110` asks a 304 for what the full response carried; `strict` asks every 304 for all six fields. */
export type Profile = 'rfc9110' | 'strict';
