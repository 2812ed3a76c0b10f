import { hasLine } from '../http/fields.ts';
import { bothSides, requestLines } from './evidence.ts';
import { FIELD_NAMES, type NotModifiedCheck, type RepeatedField } from './not-modified-check.ts';
import { CANNOT_TELL, type Occurrence, type Rule, type Subject } from './rule.ts';
import { http } from './section.ts';

/** A rule that fires where the 304 check found one of the six fields missing. */
function fieldMissing(
  field: RepeatedField,
  section: string,
  see: (subject: Subject, check: NotModifiedCheck<Subject>) => Partial<Occurrence> = () => ({}),
): Rule {
  return {
    id: `304-${field}-missing`,
    level: 'must',
    spec: http(section),
    about: 'not-modified',
    check(subject) {
      const { check } = subject;
      if (check?.fields[field] === 'unknown') return CANNOT_TELL;
      if (check?.fields[field] !== 'missing') return null;
      const { parameters, ...seen } = see(subject, check);
      const asked = askedBy(field, check);
      return {
        evidence: [
          ...bothSides(FIELD_NAMES[field], subject),
          ...(asked === 'request' ? requestLines(subject, ['If-None-Match']) : []),
        ],
        ...(asked === 'strict' ? {} : seen),
        parameters: { asked, ...parameters },
      };
    },
  };
}

/**
 * Who asks for a missing field: the full response that had it, the tag in the request, for Date the clock that earlier
 * responses show, or else only the strict profile.
 */
function askedBy(
  field: RepeatedField,
  { baseline, proven }: NotModifiedCheck<Subject>,
): 'full' | 'strict' | 'request' | 'clock' {
  if (baseline && hasLine(baseline.response.lines, field)) return 'full';
  if (!proven.includes(field)) return 'strict';
  return field === 'date' ? 'clock' : 'request';
}

const date = fieldMissing('date', '6.6.1');
const etag = fieldMissing('etag', '15.4.5');
const cacheControl = fieldMissing('cache-control', '15.4.5');
const contentLocation = fieldMissing('content-location', '15.4.5');

/** With max-age beside it Expires has no effect (RFC 9111 §5.3), so its loss costs nothing. */
const expires = fieldMissing('expires', '15.4.5', ({ response }) =>
  response.cacheControl.has('max-age') ? { level: 'info' } : {},
);

const vary = fieldMissing('vary', '15.4.5', (_, { lostVary }) =>
  lostVary.length > 0 ? { parameters: { lost: lostVary.join(', ') } } : {},
);

/** The rules on what a 304 has to repeat. */
export const notModifiedRules: readonly Rule[] = [date, etag, cacheControl, expires, vary, contentLocation];
