import type {
  Change,
  Comparison,
  FindingChange,
  LoneResource,
  Overall,
  ResourceChange,
  Undecided,
} from '../audit/comparison.ts';
import type { ComparedPolicy } from '../audit/policy-comparison.ts';
import type { Quantity } from '../audit/quantity.ts';
import type { SumChange } from '../audit/resource-comparison.ts';
import type { VisitChange } from '../audit/site-comparison.ts';
import { type Figures, figuresIn } from '../messages/figures.ts';
import { type Language, type Messages, messagesIn } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import { LEVELS } from '../rules/rule.ts';

/** A figure before and after, in words. */
export interface ComparedRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly verdict: Overall | undefined;
  /** The verdict in words, and why there is none. */
  readonly judgement: string;
}

/** A resource in words: what is shown of it is what changed. */
export interface ComparedItem {
  readonly address: string;
  readonly verdict: Overall | undefined;
  readonly judgement: string;
  readonly rows: readonly ComparedRow[];
  readonly lines: readonly string[];
}

/** A comparison in words, in the order in which it is read. Text from captures is written out. */
export interface ComparisonWords {
  readonly title: string;
  readonly verdict: string;
  readonly sides: readonly string[];
  readonly columns: Messages['comparison']['columns'];
  readonly tables: readonly { readonly title: string; readonly rows: readonly ComparedRow[] }[];
  readonly sections: readonly { readonly title: string; readonly items: readonly ComparedItem[] }[];
  readonly lines: readonly string[];
  readonly notesTitle: string;
  readonly notes: readonly string[];
}

interface Wording {
  readonly text: Messages['comparison'];
  readonly report: Messages['report'];
  readonly figures: Figures;
}

/** Puts a comparison into words: what got worse first, then what got better, what has no verdict, new, gone. */
export function comparisonWords(comparison: Comparison, language: Language): ComparisonWords {
  const { comparison: text, report } = messagesIn(language);
  const wording = { text, report, figures: figuresIn(language) };
  const { came, went, stayed } = comparison.findings;
  const { count } = wording.figures;
  return {
    title: text.title,
    verdict: text.overall[comparison.verdict],
    sides: (['before', 'after'] as const).map((side) => sideLine(comparison, side, wording)),
    columns: text.columns,
    tables: [
      { title: text.sections.visits, rows: visitRows(comparison, wording) },
      { title: text.sections.sums, rows: sumRows(comparison, wording) },
      { title: text.sections.findings, rows: levelRows(comparison, wording) },
    ],
    sections: resourceSections(comparison, wording),
    lines: [
      text.findings.counts(count(came), count(went), count(stayed)),
      text.unchanged(count(comparison.unchanged)),
    ],
    notesTitle: text.sections.notes,
    notes: comparison.notes.map((note) => text.notes[note]),
  };
}

function sideLine(comparison: Comparison, side: 'before' | 'after', { text, figures }: Wording): string {
  const { producer, exchanges, resources } = comparison[side];
  const name = visible([producer.name, producer.version].filter(Boolean).join(' '));
  return text.sides[side](name, figures.count(exchanges), figures.count(resources));
}

function visitRows({ visits }: Comparison, wording: Wording): ComparedRow[] {
  const { figures } = wording.text;
  const { size, count } = wording.figures;
  const times: Readonly<Record<string, string>> = figures.times;
  const rows = (cost: string, requests: string, visit: VisitChange) => [
    changeRow(cost, visit.cost, size, wording),
    changeRow(requests, visit.requests, count, wording),
  ];
  return [
    ...rows(figures.cold, figures.coldRequests, visits.cold),
    ...visits.revisits.flatMap(({ after, visit }) => {
      const time = times[after] ?? visible(after);
      return rows(figures.later(time), figures.laterRequests(time), visit);
    }),
  ];
}

function sumRows({ sums }: Comparison, wording: Wording): ComparedRow[] {
  const { figures } = wording.text;
  return [
    countRow(figures.requests, sums.requests, wording),
    ...bothRows(figures.transferred, sums.transferred, wording),
    ...bothRows(figures.savedByRevalidation, sums.savedByRevalidation, wording),
    ...bothRows(figures.savedByCache, sums.savedByCache, wording),
    ...bothRows(figures.avoidable, sums.avoidable, wording),
  ];
}

const bothRows = (label: string, { total, perRequest }: SumChange, wording: Wording): ComparedRow[] => [
  changeRow(label, total, wording.figures.size, wording),
  changeRow(wording.text.figures.perRequest(label), perRequest, wording.figures.size, wording),
];

const levelRows = ({ findings }: Comparison, wording: Wording): ComparedRow[] =>
  LEVELS.map((level) => ({
    ...countRow(wording.report.levels[level], findings.levels[level], wording),
    ...judgement(findings.levels[level], wording),
  }));

function countRow(
  label: string,
  { before, after }: { readonly before: number; readonly after: number },
  { text, figures: { count } }: Wording,
): ComparedRow {
  return {
    label,
    before: count(before),
    after: count(after),
    difference: before === after ? text.figures.none : signed(after - before, count),
    verdict: undefined,
    judgement: '',
  };
}

function changeRow(
  label: string,
  change: Change,
  format: (value: number) => string,
  wording: Wording,
): ComparedRow {
  const { none } = wording.text.figures;
  const { before, after, difference } = change;
  return {
    label,
    before: quantityText(before, format, wording),
    after: quantityText(after, format, wording),
    difference: difference.value === 0 ? none : differenceText(difference, format, wording),
    ...judgement(change, wording),
  };
}

function quantityText(
  { value, low, high }: Quantity,
  format: (value: number) => string,
  { text, report }: Wording,
): string {
  if (value === null) return text.figures.unknown;
  if (low === null || high === null) return text.figures.andUnknown(format(value));
  if (low === high) return format(value);
  return `≈ ${format(value)} (${report.tally.between(format(low), format(high))})`;
}

function differenceText(
  { value, low, high }: Quantity,
  format: (value: number) => string,
  { text }: Wording,
): string {
  if (value === null || low === null || high === null) return text.figures.unknown;
  return `${low === high ? '' : '≈ '}${signed(value, format)}`;
}

const signed = (value: number, format: (value: number) => string): string =>
  `${value > 0 ? '+' : ''}${format(value)}`;

function judgement(
  { verdict, reason }: { readonly verdict: Overall; readonly reason?: Undecided },
  { text }: Wording,
): Pick<ComparedRow, 'verdict' | 'judgement'> {
  return { verdict, judgement: reason ? text.cannotTell(text.reasons[reason]) : text.verdicts[verdict] };
}

function resourceSections(comparison: Comparison, wording: Wording): ComparisonWords['sections'] {
  const { sections } = wording.text;
  const those = (...verdicts: readonly Overall[]) =>
    comparison.changed
      .filter(({ verdict }) => verdicts.includes(verdict))
      .map((change) => changedItem(change, wording));
  const lone = (resources: readonly LoneResource[]) =>
    resources.map((resource) => loneItem(resource, wording));
  return [
    { title: sections.worse, items: those('worse', 'mixed') },
    { title: sections.better, items: those('better') },
    { title: sections.undecided, items: those('cannot-tell', 'same') },
    { title: sections.new, items: lone(comparison.new) },
    { title: sections.gone, items: lone(comparison.gone) },
  ];
}

const addressOf = ({ method, url }: { readonly method: string; readonly url: string }): string =>
  visible(method === 'GET' ? url : `${method} ${url}`);

function changedItem(change: ResourceChange, wording: Wording): ComparedItem {
  const { text } = wording;
  const { formerUrl, requests } = change;
  const isOtherCount = requests.before !== requests.after;
  return {
    address: addressOf(change),
    ...judgement(change, wording),
    rows: [
      ...(isOtherCount ? [countRow(text.figures.requests, requests, wording)] : []),
      ...figureRows(change, wording),
      ...policyRows(change, wording),
    ],
    lines: [
      ...(formerUrl === undefined ? [] : [text.formerUrl(visible(formerUrl))]),
      ...change.findings.map((finding) => findingLine(finding, wording)),
    ],
  };
}

function figureRows({ figures }: ResourceChange, wording: Wording): ComparedRow[] {
  const { text } = wording;
  const { size } = wording.figures;
  const row = (label: string, change: Change) =>
    change.changed ? [changeRow(label, change, size, wording)] : [];
  const both = (label: string, { total, perRequest }: SumChange) => [
    ...row(label, total),
    ...row(text.figures.perRequest(label), perRequest),
  ];
  return [
    ...row(text.figures.fullResponse, figures.fullResponse),
    ...row(text.figures.notModified, figures.notModified),
    ...both(text.figures.transferred, figures.transferred),
    ...both(text.figures.saved, figures.saved),
    ...both(text.figures.avoidable, figures.avoidable),
  ];
}

function policyRows({ policy }: ResourceChange, wording: Wording): ComparedRow[] {
  const { text, report } = wording;
  const { none, unknown } = text.figures;
  const { before, after, validator } = policy;
  const named = (kind: ComparedPolicy['validator']) =>
    kind === null ? unknown : report.resources.validators[kind];
  const policyRow = {
    label: text.figures.policy,
    before: policyText(before, wording),
    after: policyText(after, wording),
    difference: none,
    ...judgement(policy, wording),
  };
  const validatorRow = {
    label: text.figures.validator,
    before: named(before.validator),
    after: named(after.validator),
    difference: none,
    ...judgement(validator, wording),
  };
  return [...(policy.changed ? [policyRow] : []), ...(validator.changed ? [validatorRow] : [])];
}

function policyText(
  { cacheControl, seconds, heuristic, storable, recommended }: ComparedPolicy,
  { text, figures }: Wording,
): string {
  if (seconds === null || !storable) return text.figures.unknown;
  const words = text.policy;
  const time = figures.seconds(seconds);
  const use = seconds <= 0 ? words.asked : heuristic ? words.guessed(time) : words.fresh(time);
  return [
    cacheControl === null ? words.none : visible(cacheControl),
    storable.private ? use : words.notStorable,
    ...(storable.private && !storable.shared ? [words.privateOnly] : []),
    ...(recommended === false ? [words.better] : []),
  ].join(' · ');
}

function loneItem(resource: LoneResource, wording: Wording): ComparedItem {
  return {
    address: addressOf(resource),
    verdict: undefined,
    judgement: '',
    rows: [],
    lines: resource.findings.map((finding) => findingLine(finding, wording)),
  };
}

function findingLine(finding: FindingChange, wording: Wording): string {
  const { text, report } = wording;
  const { before, after } = finding;
  const title = visible(`${finding.title} (${finding.rule})`);
  const said = judgement(finding, wording).judgement;
  if (before === null)
    return `${text.findings.came(after === null ? '' : report.levels[after], title)} · ${said}`;
  if (after === null) return `${text.findings.went(report.levels[before], title)} · ${said}`;
  if (before === after) return text.findings.stayed(report.levels[after], title);
  return `${text.findings.moved(report.levels[before], report.levels[after], title)} · ${said}`;
}
