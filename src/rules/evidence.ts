import { fieldName } from '../exchange/field-name.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import type { Evidence, Subject } from './rule.ts';

/** A text of the capture for a sentence, which has room for so much; evidence shows the whole. */
export const shortened = (text: string): string =>
  text.length > MOST_IN_SENTENCE ? `${text.slice(0, MOST_IN_SENTENCE)}…` : text;

const MOST_IN_SENTENCE = 80;

/** A response's line as evidence, all lines of that name joined; `—` where there is none. */
export const responseLine = ({ response }: Pick<Subject, 'response'>, field: string): Evidence => ({
  field,
  value: fieldValue(response.lines, fieldName(field)) ?? '—',
});

/** The response's lines of those names that are there, as evidence. */
export const responseLines = (subject: Pick<Subject, 'response'>, fields: readonly string[]): Evidence[] =>
  fields
    .filter((field) => hasLine(subject.response.lines, fieldName(field)))
    .map((field) => responseLine(subject, field));

/** A request's line as evidence, all lines of that name joined; `—` where there is none. */
export const requestLine = ({ request }: Pick<Subject, 'request'>, field: string): Evidence => ({
  field,
  value: fieldValue(request.lines, fieldName(field)) ?? '—',
});

/** The request's lines of those names that are there, as evidence. */
export const requestLines = (subject: Pick<Subject, 'request'>, fields: readonly string[]): Evidence[] =>
  fields
    .filter((field) => hasLine(subject.request.lines, fieldName(field)))
    .map((field) => requestLine(subject, field));

/** A line of another response of the resource, marked with its status, as evidence: `200 ETag`. */
export const earlierLine = (earlier: Subject, field: string): Evidence => {
  const { value } = responseLine(earlier, field);
  return { field: `${earlier.exchange.response.status} ${field}`, value };
};

/** What the full response that a 304 confirms and the 304 say of a field, as evidence: `200 ETag`, `304 ETag`. */
export const bothSides = (field: string, subject: Subject): Evidence[] => {
  const baseline = subject.check?.baseline;
  const { value } = responseLine(subject, field);
  const full =
    baseline && hasLine(baseline.response.lines, fieldName(field)) ? [earlierLine(baseline, field)] : [];
  return [...full, { field: `304 ${field}`, value }];
};
