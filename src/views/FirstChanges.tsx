import type { FirstChange, Worth } from '../audit/first-changes.ts';
import { visible } from '../messages/visible.ts';
import { sumText, sumTitle } from './Amount.tsx';
import type { Wording } from './wording.ts';

/** How many changes are shown at once, and how many of their resources are named. */
const SHOWN = 8;
const NAMED = 3;

interface Part {
  readonly wording: Wording;
  /** Looks at a resource by its id. */
  readonly onOpen?: ((resource: string) => void) | undefined;
}

/** What to change first; what gains less, and what has no figure, is folded. */
export function FirstChanges({ changes, ...part }: Part & { changes: readonly FirstChange[] }) {
  const { figures, text } = part.wording;
  const words = text.overview.changes;
  if (changes.length === 0) return <p class="note">{words.none}</p>;
  const known = changes.filter(({ worth }) => worth);
  const unknown = changes.filter(({ worth }) => !worth);
  const lesser = known.slice(SHOWN);
  return (
    <div class="changes">
      <List changes={known.slice(0, SHOWN)} {...part} />
      <Folded title={words.lesser(lesser.length, figures.count(lesser.length))} changes={lesser} {...part} />
      <Folded
        title={words.others(unknown.length, figures.count(unknown.length))}
        changes={unknown}
        isOpen={known.length === 0}
        {...part}
      />
      {known.length > 1 && <p class="note">{words.about}</p>}
    </div>
  );
}

function Folded(props: Part & { title: string; changes: readonly FirstChange[]; isOpen?: boolean }) {
  const { title, changes, isOpen = false, ...part } = props;
  if (changes.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <List changes={changes} {...part} />
    </details>
  );
}

const List = ({ changes, ...part }: Part & { changes: readonly FirstChange[] }) =>
  changes.length === 0 ? null : (
    <ol class="change-list">
      {changes.map((change) => (
        <Change key={keyOf(change)} change={change} {...part} />
      ))}
    </ol>
  );

const keyOf = ({ change, resources }: FirstChange): string =>
  change.kind === 'remedy'
    ? `${change.rule} ${change.level} ${change.fix}`
    : `${change.cacheControl} ${change.type} ${resources[0]?.id}`;

function Change({ change, ...part }: Part & { change: FirstChange }) {
  const { wording } = part;
  return (
    <li data-change={change.change.kind}>
      <div class="change-head">
        <Title change={change} wording={wording} />
        <WorthText worth={change.worth} wording={wording} />
      </div>
      <Places change={change} {...part} />
      <Why change={change} wording={wording} />
    </li>
  );
}

function Title({ change: { change }, wording }: { change: FirstChange; wording: Wording }) {
  const text = wording.text.overview.changes;
  if (change.kind === 'remedy') {
    return (
      <span class="change-title">
        <span class={`change-level level-${change.level}`}>{wording.text.levels[change.level]}</span>{' '}
        {visible(change.title)}
      </span>
    );
  }
  if (change.isToday) return <span class="change-title">{text.tagOnly}</span>;
  return (
    <span class="change-title">
      {text.send} <code class="value">{visible(change.cacheControl)}</code>
      {change.addsTag && ` ${text.sendTag}`}
    </span>
  );
}

function WorthText({ worth, wording }: { worth: Worth | undefined; wording: Wording }) {
  const { figures, text } = wording;
  const words = text.overview.changes;
  if (!worth) {
    return (
      <span class="change-worth quiet" title={words.noFigureHint}>
        {words.noFigure}
      </span>
    );
  }
  const { requests, bytes } = worth;
  const size = sumText(bytes, wording);
  const trips = words.trips(requests, figures.count(requests));
  return (
    <span
      class="change-worth"
      data-basis={worth.basis}
      data-requests={requests}
      title={sumTitle(bytes, wording)}
    >
      <b>{worth.basis === 'revisit' ? words.saves(size, trips) : words.cost(size, trips)}</b>{' '}
      <span class="quiet">
        {worth.basis === 'revisit' ? (words.visit[worth.after] ?? visible(worth.after)) : words.recorded}
      </span>
    </span>
  );
}

/** How many resources it is for, and the names of those that gain most. */
function Places({ change: { change, resources }, wording, onOpen }: Part & { change: FirstChange }) {
  const { figures, text } = wording;
  const words = text.overview.changes;
  const countOf = change.kind === 'policy' ? words.types[change.type] : words.resources;
  const more = resources.length - NAMED;
  return (
    <div class="change-places">
      <span class="quiet">{countOf(resources.length, figures.count(resources.length))}</span>
      {resources.slice(0, NAMED).map((resource) => (
        <Place key={resource.id} resource={resource} wording={wording} onOpen={onOpen} />
      ))}
      {more > 0 && <span class="quiet">{words.more(figures.count(more))}</span>}
    </div>
  );
}

function Place(props: Part & { resource: FirstChange['resources'][number] }) {
  const { resource, wording, onOpen } = props;
  const address = visible(resource.method === 'GET' ? resource.url : `${resource.method} ${resource.url}`);
  const name = shortName(address);
  if (!onOpen) {
    return (
      <span class="change-place" title={address}>
        {name}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="plain change-place"
      title={address}
      aria-label={wording.text.overview.changes.open(address)}
      onClick={() => onOpen(resource.id)}
    >
      {name}
    </button>
  );
}

/** The end of an address by which people know it: its last segment, or all of it where that is empty. */
const shortName = (address: string): string => /\/([^/?#]+)\/?(?:[?#].*)?$/.exec(address)?.[1] ?? address;

function Why({ change: { change }, wording }: { change: FirstChange; wording: Wording }) {
  if (change.kind === 'remedy') {
    return (
      <p class="change-why">
        {wording.text.findings.fix} {visible(change.fix)}
      </p>
    );
  }
  return change.reason === undefined ? null : <p class="change-why">{visible(change.reason)}</p>;
}
