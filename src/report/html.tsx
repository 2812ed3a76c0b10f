import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ExchangeReport, NotModifiedReport, Report, ResourceReport, Tally } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import { NotModifiedCheck } from '../views/NotModifiedCheck.tsx';
import { SpecLink } from '../views/SectionLink.tsx';
import { settingsLine } from '../views/settings-words.ts';
import { wordingIn } from '../views/wording-in.ts';
import { betterPolicy } from './better-policy.ts';
import { browserLines, type FindingGroup, groupedFindings, type Place } from './grouped-findings.ts';
import { htmlPage } from './html-page.ts';
import { changeText } from './report-text.ts';
import { summaryRows, tallyDetails, tallyFigure } from './summary.ts';
import {
  dayAndTime,
  exportWording,
  MOST_SKIPPED,
  producerName,
  untoldText,
  type Wording,
} from './wording.ts';

/**
 * The report as one HTML page that needs nothing else: no script, no network, its own style and no other
 * (Content-Security-Policy), light and dark, ready to print. Text from the capture stands in it as text, with
 * control and format characters written out. The same report gives the same bytes.
 */
export function toHtml(report: Report, { language }: { readonly language: Language }): string {
  const wording = exportWording(language);
  const shown = changeText(report, visible);
  const body = renderToString(<Page report={shown} wording={wording} />);
  return htmlPage(wording.messages.report.heading.report, body, language);
}

interface Part {
  readonly report: Report;
  readonly wording: Wording;
}

function Page({ report, wording }: Part) {
  const { heading } = wording.messages.report;
  return (
    <>
      <Head report={report} wording={wording} />
      <main>
        <Section title={heading.summary}>
          <Summary report={report} wording={wording} />
        </Section>
        <Section title={heading.faults}>
          <Faults report={report} wording={wording} />
        </Section>
        <Hints report={report} wording={wording} />
        <Untold report={report} wording={wording} />
        <Section title={heading.resources}>
          <Resources report={report} wording={wording} />
        </Section>
        <Section title={heading.checks}>
          <Checks report={report} wording={wording} />
        </Section>
        <Notes report={report} wording={wording} />
        <Skipped report={report} wording={wording} />
        <Section title={heading.reading}>
          {wording.messages.report.reading.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Section>
      </main>
      <Foot report={report} wording={wording} />
    </>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

/** The URL; a method that is not GET stands before it. */
const addressOf = ({ method, url }: { method: string; url: string }): string =>
  method === 'GET' ? url : `${method} ${url}`;

function Head({ report, wording }: Part) {
  const text = wording.messages.report;
  const { producer, startedAt, endedAt } = report.capture;
  const settings = settingsLine(report, wordingIn(wording.language));
  return (
    <header>
      <h1>{text.heading.report}</h1>
      <p class="quiet">
        {text.capture.recordedBy(producerName(producer))}
        {startedAt && endedAt && ` · ${text.capture.between(dayAndTime(startedAt), dayAndTime(endedAt))}`}
      </p>
      <p class="quiet">{text.capture.profile[report.profile]}</p>
      {settings !== undefined && <p class="quiet settings">{settings}</p>}
    </header>
  );
}

const Summary = ({ report, wording }: Part) => (
  <dl class="summary">
    {summaryRows(report, wording).map(({ label, figure, details }) => (
      <>
        <dt>{label}</dt>
        <dd class="figure">{figure}</dd>
        <dd class="details">{details.join(' · ')}</dd>
      </>
    ))}
  </dl>
);

function Faults({ report, wording }: Part) {
  const groups = groupedFindings(report, ['must', 'should']);
  if (groups.length === 0) return <p>{wording.messages.report.fault.none}</p>;
  return <Groups groups={groups} wording={wording} open />;
}

function Hints({ report, wording }: Part) {
  const groups = groupedFindings(report, ['advice', 'info']);
  if (groups.length === 0) return null;
  return (
    <Section title={wording.messages.report.heading.hints}>
      <Groups groups={groups} wording={wording} open={false} />
    </Section>
  );
}

/** What rules could not tell: in one sentence, rule by rule when opened. */
function Untold({ report, wording }: Part) {
  const text = untoldText(report.rules, wording);
  if (text === undefined) return null;
  const untold = report.rules.filter(({ cannotTell }) => cannotTell > 0);
  return (
    <details>
      <summary>{text}</summary>
      <ul>
        {untold.map(({ rule, cannotTell }) => (
          <li key={rule}>{wording.messages.report.untold.each(rule, wording.figures.count(cannotTell))}</li>
        ))}
      </ul>
    </details>
  );
}

const Groups = (props: { groups: readonly FindingGroup[]; wording: Wording; open: boolean }) =>
  props.groups.map((group) => (
    <Group key={`${group.rule} ${group.message}`} group={group} wording={props.wording} open={props.open} />
  ));

function Group({ group, wording, open }: { group: FindingGroup; wording: Wording; open: boolean }) {
  const { figures } = wording;
  const text = wording.messages.report;
  const places = group.places.length;
  return (
    <article class="group">
      <h3>
        <span class={`level level-${group.level}`}>{text.levels[group.level]}</span>
        {group.title}
        <code>{group.rule}</code>
      </h3>
      <p>
        {group.message} {group.why}
      </p>
      {browserLines(group).map((line) => (
        <p key={line} class="quiet">
          {line}
        </p>
      ))}
      {group.fix !== undefined && <p>{text.fault.toDo(group.fix)}</p>}
      {group.spec && <Spec spec={group.spec} />}
      <details open={open}>
        <summary>{text.fault.resources(places, figures.count(places))}</summary>
        <ul class="places">
          {group.places.map((place) => (
            <PlaceItem key={place.exchanges[0]} place={place} wording={wording} />
          ))}
        </ul>
      </details>
    </article>
  );
}

/** A link to the section; where its address is not one of the web, its name alone. */
function Spec({ spec }: { spec: NonNullable<FindingGroup['spec']> }) {
  const label = `${spec.title} ${spec.section}`;
  return <p>{/^https:\/\//.test(spec.url) ? <SpecLink url={spec.url} label={label} /> : label}</p>;
}

const PlaceItem = ({ place, wording }: { place: Place; wording: Wording }) => (
  <li>
    <span class="address">{addressOf(place)}</span>{' '}
    <span class="quiet">
      {wording.messages.report.fault.exchanges(place.exchanges.length, place.exchanges.join(', '))}
    </span>
    {place.evidence.length > 0 && (
      <div class="evidence">
        {place.evidence.map(({ field, value }) => (
          <span key={field} class="value line">{`${field}: ${value}`}</span>
        ))}
      </div>
    )}
  </li>
);

function Resources({ report, wording }: Part) {
  const text = wording.messages.report.resources;
  if (report.resources.length === 0) return <p>{text.none}</p>;
  const { columns } = text;
  const notModified = new Set(
    report.exchanges.filter((exchange) => exchange.notModified).map(({ id }) => id),
  );
  return (
    <div class="scroll">
      <table class="resources">
        <thead>
          <tr>
            <th scope="col">{columns.resource}</th>
            <th scope="col">{columns.type}</th>
            <NumberHead>{columns.exchanges}</NumberHead>
            <NumberHead>{columns.notModified}</NumberHead>
            <th scope="col">{columns.policy}</th>
            <th scope="col">{columns.lifetime}</th>
            <th scope="col">{columns.validator}</th>
            <NumberHead>{columns.transferred}</NumberHead>
            <NumberHead>{columns.saved}</NumberHead>
            <NumberHead>{columns.cached}</NumberHead>
            <NumberHead>{columns.faults}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {report.resources.map((resource) => (
            <ResourceRow
              key={resource.id}
              resource={resource}
              notModified={resource.exchanges.filter((id) => notModified.has(id)).length}
              wording={wording}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NumberHead = ({ children }: { children: ComponentChildren }) => (
  <th scope="col" class="number">
    {children}
  </th>
);

function ResourceRow(props: { resource: ResourceReport; notModified: number; wording: Wording }) {
  const { resource, notModified, wording } = props;
  const { figures, messages } = wording;
  const text = messages.report.resources;
  const { policy, faulty304s } = resource;
  return (
    <tr>
      <td class="address">{addressOf(resource)}</td>
      <td class="short">{text.types[resource.type]}</td>
      <td class="number">{figures.count(resource.exchanges.length)}</td>
      <td class="number">{figures.count(notModified)}</td>
      <td class="policy">
        <Policy policy={policy} wording={wording} />
        <Better resource={resource} wording={wording} />
      </td>
      <td class="short">{lifetimeOf(policy, wording)}</td>
      <td class="short">{policy.known ? text.validators[policy.validator] : text.unknown}</td>
      <TallyCell tally={resource.transferred} wording={wording} />
      <TallyCell tally={resource.savedByRevalidation} wording={wording} />
      <TallyCell tally={resource.savedByCache} wording={wording} />
      <td class={faulty304s > 0 ? 'number fault' : 'number'}>{figures.count(faulty304s)}</td>
    </tr>
  );
}

function Policy({ policy, wording }: { policy: ResourceReport['policy']; wording: Wording }) {
  const text = wording.messages.report.resources;
  if (policy.cacheControl !== null) return <span class="value">{policy.cacheControl}</span>;
  return <span class="quiet">{policy.known ? text.noPolicy : text.unknown}</span>;
}

function Better({ resource, wording }: { resource: ResourceReport; wording: Wording }) {
  const cacheControl = betterPolicy(resource);
  if (cacheControl === undefined) return null;
  return (
    <span class="value line" title={resource.recommendation?.reason}>
      {wording.messages.report.resources.send(cacheControl)}
    </span>
  );
}

function lifetimeOf(policy: ResourceReport['policy'], { messages, figures }: Wording): string {
  const text = messages.report.resources;
  if (!policy.known) return text.unknown;
  if (!policy.storable.private) return text.notStorable;
  if (policy.noCache) return text.askedEachTime;
  const seconds = policy.lifetimeSeconds.private;
  if (seconds === null) return text.noLifetime;
  return policy.heuristic ? text.heuristic(figures.seconds(seconds)) : figures.seconds(seconds);
}

const TallyCell = ({ tally, wording }: { tally: Tally; wording: Wording }) => (
  <td class="number" title={tallyDetails(tally, wording).join(' · ') || undefined}>
    {tally.exchanges === 0 ? '—' : tallyFigure(tally, wording)}
  </td>
);

function Checks({ report, wording }: Part) {
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.id, exchange]));
  const resources = report.resources.filter(({ exchanges: ids }) =>
    ids.some((id) => exchanges.get(id)?.notModified),
  );
  if (resources.length === 0) return <p>{wording.messages.report.checks.none}</p>;
  return resources.map((resource) => (
    <ResourceChecks key={resource.id} resource={resource} exchanges={exchanges} wording={wording} />
  ));
}

function ResourceChecks(props: {
  resource: ResourceReport;
  exchanges: ReadonlyMap<number, ExchangeReport>;
  wording: Wording;
}) {
  const { resource, exchanges, wording } = props;
  const panelWording = wordingIn(wording.language);
  return (
    <>
      <h3 class="address">{addressOf(resource)}</h3>
      {resource.exchanges.map((id, index) => {
        const exchange = exchanges.get(id);
        const check: NotModifiedReport | undefined = exchange?.notModified;
        if (!exchange || !check) return null;
        return (
          <NotModifiedCheck
            key={id}
            exchange={exchange}
            check={check}
            baseline={check.baseline === null ? undefined : exchanges.get(check.baseline)}
            place={{ number: index + 1, of: resource.exchanges.length }}
            wording={panelWording}
          />
        );
      })}
    </>
  );
}

function Notes({ report, wording }: Part) {
  const { notes } = report.capture;
  if (notes.length === 0) return null;
  return (
    <Section title={wording.messages.report.heading.notes}>
      <ul>
        {notes.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Section>
  );
}

function Skipped({ report, wording }: Part) {
  const { skipped } = report.capture;
  const text = wording.messages.report;
  if (skipped.length === 0) return null;
  return (
    <Section title={text.heading.skipped}>
      <ul>
        {skipped.slice(0, MOST_SKIPPED).map(({ entry, reason }) => (
          <li key={entry}>{text.skipped.entry(entry, reason)}</li>
        ))}
      </ul>
      {skipped.length > MOST_SKIPPED && (
        <p>{text.skipped.more(wording.figures.count(skipped.length - MOST_SKIPPED))}</p>
      )}
    </Section>
  );
}

const Foot = ({ report, wording }: Part) => (
  <footer>
    <p>
      {wording.messages.report.footer.made('Not Modified', report.tool.version)}
      {' · '}
      {wording.messages.report.capture.recordedBy(producerName(report.capture.producer))}
    </p>
  </footer>
);
