import { isConditional } from '../cache/stored-response.ts';
import { fieldName } from '../exchange/field-name.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { FIELD_NAMES, type NotModifiedCheck, type RepeatedField } from './not-modified-check.ts';
import { CANNOT_TELL, type Evidence, type Occurrence, type Rule, type Subject } from './rule.ts';
import { http } from './section.ts';
import type { Profile } from './settings.ts';

/** What the full response and the 304 say of a field, as evidence. */
function bothSides(field: string, { response, check }: Subject): Evidence[] {
  const name = fieldName(field);
  const baseline = check?.baseline;
  const full = baseline && fieldValue(baseline.response.lines, name);
  const on304 = fieldValue(response.lines, name);
  return [
    ...(full === undefined || full === null
      ? []
      : [{ field: `${baseline?.exchange.response.status} ${field}`, value: full }]),
    { field: `304 ${field}`, value: on304 ?? '—' },
  ];
}

const ifNoneMatch = ({ request }: Subject): Evidence[] => {
  const value = fieldValue(request.lines, 'if-none-match');
  return value === null ? [] : [{ field: 'If-None-Match', value }];
};

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
    check(subject, { settings: { profile } }) {
      const { check } = subject;
      if (check?.fields[field] === 'unknown') return CANNOT_TELL;
      if (check?.fields[field] !== 'missing') return null;
      const { parameters, ...seen } = see(subject, check);
      const asked = askedBy(field, check, profile);
      return {
        evidence: [
          ...bothSides(FIELD_NAMES[field], subject),
          ...(asked === 'request' ? ifNoneMatch(subject) : []),
        ],
        ...(asked === 'strict' ? {} : seen),
        parameters: { asked, ...parameters },
      };
    },
  };
}

/** Who asks for a missing field: the full response that had it, the profile, or the tag in the request. */
function askedBy(
  field: RepeatedField,
  { baseline }: NotModifiedCheck<Subject>,
  profile: Profile,
): 'full' | 'strict' | 'request' {
  if (baseline && hasLine(baseline.response.lines, field)) return 'full';
  return profile === 'strict' ? 'strict' : 'request';
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

const unconditional: Rule = {
  id: '304-unconditional',
  level: 'must',
  spec: http('15.4.5'),
  about: 'not-modified',
  needs: ['request-lines'],
  check({ request }) {
    if (isConditional(request)) return null;
    return {
      parameters: {},
      evidence: [
        { field: 'If-None-Match', value: '—' },
        { field: 'If-Modified-Since', value: '—' },
      ],
    };
  },
};

const contentSent: Rule = {
  id: '304-body',
  level: 'must',
  spec: http('15.4.5'),
  about: 'not-modified',
  check({ exchange, check }) {
    if (!('bytes' in exchange.contentOnWire)) return CANNOT_TELL;
    if (check?.body !== 'sent') return null;
    return { parameters: { bytes: String(exchange.contentOnWire.bytes) }, evidence: [] };
  },
};

const contentLengthWrong: Rule = {
  id: '304-content-length-wrong',
  level: 'must',
  spec: http('8.6'),
  about: 'not-modified',
  check(subject) {
    const { check, response } = subject;
    if (check?.body !== 'announced')
      return check?.body === 'unknown' && hasLine(response.lines, 'content-length') ? CANNOT_TELL : null;
    const stored = check.storedLength === null ? {} : { stored: String(check.storedLength) };
    return { parameters: stored, evidence: bothSides('Content-Length', subject) };
  },
};

/** The rules on what a 304 has to repeat and must not carry. */
export const notModifiedRules: readonly Rule[] = [
  date,
  etag,
  cacheControl,
  expires,
  vary,
  contentLocation,
  unconditional,
  contentSent,
  contentLengthWrong,
];
