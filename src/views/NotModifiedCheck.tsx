import { type ComponentChildren, Fragment } from 'preact';
import {
  type BodyVerdict,
  type ExchangeReport,
  FIELD_NAMES,
  type NotModifiedReport,
  REPEATED_FIELDS,
  type RepeatedField,
} from '../audit/report.ts';
import type { Bytes } from '../exchange/bytes.ts';
import { visible } from '../messages/visible.ts';
import { Icon, type IconName } from './Icon.tsx';
import { SectionLink } from './SectionLink.tsx';
import type { Wording } from './wording.ts';

const bodyIcons: Record<BodyVerdict, IconName> = {
  none: 'present',
  announced: 'missing',
  sent: 'missing',
  'no-stored-body': 'attention',
  unknown: 'unknown',
};

/** Where it is written what a 304 may say of content. */
const bodySections: Partial<Record<BodyVerdict, string>> = { announced: '8.6', sent: '15.4.5' };

interface Part {
  readonly check: NotModifiedReport;
  readonly wording: Wording;
}

export interface NotModifiedCheckProps extends Part {
  readonly exchange: ExchangeReport;
  /** The exchange that `check.baseline` names; undefined where the capture has none. */
  readonly baseline: ExchangeReport | undefined;
  /** The place of the exchange among those of its resource, counted from 1, and how many there are. */
  readonly place: { readonly number: number; readonly of: number };
}

/**
 * The 304 check: what became of each of the six fields of RFC 9110 §15.4.5, the 200's values beside the 304's, the
 * body, the request's condition and what was saved. Shows a verdict, judges nothing.
 */
export function NotModifiedCheck({ exchange, check, baseline, place, wording }: NotModifiedCheckProps) {
  const text = wording.text.check;
  return (
    <section class="check" data-exchange={exchange.id}>
      <header class="check-head">
        <h3>{text.title}</h3>
        <span class="quiet">
          {[text.place(place.number, place.of), wording.figures.clock(exchange.startedAt, wording.timeZone)]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <Saved saved={check.saved} wording={wording} />
      </header>
      <table class="check-table">
        <thead>
          <tr>
            <th scope="col">{text.columns.field}</th>
            <th scope="col">{fullHeading(baseline, wording)}</th>
            <th scope="col">{text.columns.notModified}</th>
            <th scope="col">{text.columns.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {REPEATED_FIELDS.map((field) => (
            <FieldRow key={field} field={field} check={check} wording={wording} />
          ))}
          <BodyRow check={check} wording={wording} />
          <RequestRow check={check} wording={wording} />
        </tbody>
      </table>
      {check.baseline === null && <p class="note">{text.unseenNote}</p>}
    </section>
  );
}

function fullHeading(baseline: ExchangeReport | undefined, { text, figures, timeZone }: Wording): string {
  if (!baseline) return text.check.columns.fullUnseen;
  const time = figures.clock(baseline.startedAt, timeZone);
  return time === ''
    ? text.check.columns.fullUntimed(baseline.status)
    : text.check.columns.full(baseline.status, time);
}

function Saved({ saved, wording }: { saved: Bytes; wording: Wording }) {
  const { check, figures } = wording.text;
  const exactly = wording.figures.bytesExactly(saved);
  const nothing = saved.how !== 'unknown' && saved.bytes < 0;
  return (
    <span
      class={nothing ? 'check-saved fault' : 'check-saved'}
      data-figure="saved"
      data-how={saved.how}
      data-bytes={saved.how === 'unknown' ? undefined : saved.bytes}
      title={figures.howKnown[saved.how]}
    >
      {nothing ? check.savedNothing(exactly) : check.saved(exactly)}
    </span>
  );
}

function Row(props: {
  field: string;
  name: string;
  full: ComponentChildren;
  notModified: ComponentChildren;
  verdict: string;
  icon: IconName;
  word: string;
  link?: ComponentChildren;
}) {
  return (
    <tr data-field={props.field} data-verdict={props.verdict}>
      <th scope="row">{props.name}</th>
      <td data-value="full">{props.full}</td>
      <td data-value="304">{props.notModified}</td>
      <td class={`verdict verdict-${props.icon}`}>
        <span class="verdict-word">
          <Icon name={props.icon} />
          {props.word}
        </span>
        {props.link}
      </td>
    </tr>
  );
}

function FieldRow({ field, check, wording }: Part & { field: RepeatedField }) {
  const verdict = check.fields[field];
  const { full } = check.values[field];
  return (
    <Row
      field={field}
      name={FIELD_NAMES[field]}
      full={
        full === null && check.baseline === null ? (
          <span class="quiet">{wording.text.check.unseen}</span>
        ) : (
          <FieldValue value={full} wording={wording} />
        )
      }
      notModified={<Renewed field={field} check={check} wording={wording} />}
      verdict={verdict}
      icon={verdict}
      word={wording.text.check.verdicts[verdict]}
      link={verdict === 'missing' && <SectionLink section={field === 'date' ? '6.6.1' : '15.4.5'} />}
    />
  );
}

const FieldValue = ({ value, wording }: { value: string | null; wording: Wording }) =>
  value === null ? (
    <span class="quiet" title={wording.text.check.absent}>
      —
    </span>
  ) : (
    <span class="value">{visible(value)}</span>
  );

/** The 304's value; where it is other than the full response's, that is said, and the directives that are new are marked. */
function Renewed({ field, check, wording }: Part & { field: RepeatedField }) {
  const { full, notModified } = check.values[field];
  const text = wording.text.check;
  if (full === null || notModified === null || full === notModified)
    return <FieldValue value={notModified} wording={wording} />;
  return (
    <>
      <span class="value">
        <Marked value={notModified} beside={LISTS.has(field) ? full : undefined} />
      </span>{' '}
      <span class="differs" data-differs={field}>
        <Icon name="differs" />
        {field === 'date' ? text.renewed : text.differs}
      </span>
    </>
  );
}

/** Fields whose members stand apart by commas. */
const LISTS: ReadonlySet<RepeatedField> = new Set<RepeatedField>(['cache-control', 'vary']);

/** A list with the members marked that the other one has not; one that is no list stands as it is. */
function Marked({ value, beside }: { value: string; beside: string | undefined }) {
  if (beside === undefined) return <>{visible(value)}</>;
  const known = new Set(beside.split(',').map((member) => member.trim()));
  return (
    <>
      {value.split(',').map((member, at) => (
        <Fragment key={at}>
          {at > 0 && ', '}
          {known.has(member.trim()) ? visible(member.trim()) : <mark>{visible(member.trim())}</mark>}
        </Fragment>
      ))}
    </>
  );
}

function BodyRow({ check, wording }: Part) {
  const text = wording.text.check.body;
  const section = bodySections[check.body];
  return (
    <Row
      field="body"
      name={text.field}
      full={<StoredBody check={check} wording={wording} />}
      notModified={
        check.contentLength === null ? (
          text.nothing
        ) : (
          <span class="value">{`Content-Length: ${visible(check.contentLength)}`}</span>
        )
      }
      verdict={check.body}
      icon={bodyIcons[check.body]}
      word={text.verdicts[check.body]}
      link={section && <SectionLink section={section} />}
    />
  );
}

function StoredBody({ check, wording }: Part) {
  const text = wording.text.check.body;
  if (check.body === 'no-stored-body') return <span>{text.notStored}</span>;
  if (check.stored.how === 'unknown') return <span class="quiet">{text.storedUnknown}</span>;
  const approximately = check.stored.how === 'estimated' ? '≈ ' : '';
  return (
    <span title={wording.figures.bytesExactly(check.stored)}>
      {text.stored(approximately + wording.figures.exact(check.stored.bytes))}
    </span>
  );
}

function RequestRow({ check, wording }: Part) {
  const text = wording.text.check.request;
  const conditional = check.conditional.length > 0;
  const verdict = conditional ? 'conditional' : check.requestComplete ? 'unconditional' : 'unknown';
  const icons = { conditional: 'present', unconditional: 'missing', unknown: 'unknown' } as const;
  return (
    <tr data-field="request" data-verdict={verdict}>
      <th scope="row">{text.field}</th>
      <td data-value="request" colSpan={2}>
        {check.conditional.map(({ field, value }) => (
          <span key={field} class="value line">
            {visible(`${field}: ${value}`)}
          </span>
        ))}
        {!conditional && (
          <span class="quiet">{check.requestComplete ? text.noCondition : text.notRecorded}</span>
        )}
      </td>
      <td class={`verdict verdict-${icons[verdict]}`}>
        <span class="verdict-word">
          <Icon name={icons[verdict]} />
          {text[verdict]}
        </span>
      </td>
    </tr>
  );
}
