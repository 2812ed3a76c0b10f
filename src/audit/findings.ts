import type { Exchange } from '../exchange/exchange.ts';
import { captureRules, rules } from '../rules/index.ts';
import {
  type About,
  CANNOT_TELL,
  type Context,
  LEVELS,
  type Level,
  type Need,
  type Occurrence,
  type Rule,
  type Subject,
  type Traced,
} from '../rules/rule.ts';
import { rulesAskedOf, type Settings } from '../rules/settings.ts';

/** A rule broken by one or more exchanges of a resource; the latest occurrence gives its words. */
export interface GatheredFinding {
  readonly rule: Rule;
  /** The rule's place among all rules. */
  readonly place: number;
  readonly level: Level;
  readonly exchanges: number[];
  occurrence: Occurrence;
}

/** What the rules have said of the exchanges of one resource. */
export interface Findings {
  /** `ResourceReport.id`. One text for all traces: to look each up under a text of its own took longer than to judge it. */
  readonly resource: string;
  readonly url: string;
  /** In the order of the rules. */
  readonly gathered: GatheredFinding[];
  /** How many exchanges each rule, by its place, cannot tell anything of. */
  readonly cannotTell: Map<number, number>;
  /** What rules on the whole capture, by their place, keep of them. */
  readonly traces: Map<number, Traced<unknown>[]>;
  /** Places of the rules that are not asked about this resource. */
  readonly off: ReadonlySet<number>;
}

/** Starts the findings of a resource: its `ResourceReport.id` and its URL. */
export const startFindings = (resource: string, url: string, settings: Settings): Findings => ({
  resource,
  url,
  gathered: [],
  cannotTell: new Map(),
  traces: new Map(),
  off: placesOff(url, settings),
});

function placesOff(url: string, settings: Settings): ReadonlySet<number> {
  if (settings.ignore.length === 0 && Object.keys(settings.levels).length === 0) return NONE_OFF;
  const isAsked = rulesAskedOf(settings, url);
  return new Set([...rules, ...captureRules].flatMap(({ id }, place) => (isAsked(id) ? [] : [place])));
}

const NONE_OFF: ReadonlySet<number> = new Set();

/** Rules with their places, by what they are about: a message is asked only for the lines that it has. */
interface Asked {
  readonly response: readonly number[];
  readonly notModified: readonly number[];
  readonly byResponseField: ReadonlyMap<string, readonly number[]>;
  readonly byRequestField: ReadonlyMap<string, readonly number[]>;
}

/** Those that are asked where an origin answered, and those that are asked where a cache or a service worker did. */
const askedOfOrigins = askedAmong(() => true);
const askedOfHits = askedAmong(({ hits }) => hits === true);

function askedAmong(isAmong: (rule: Rule) => boolean): Asked {
  return {
    response: placesAbout(isAmong, 'response'),
    notModified: placesAbout(isAmong, 'not-modified'),
    byResponseField: placesByField(isAmong, 'response:'),
    byRequestField: placesByField(isAmong, 'request:'),
  };
}

function placesAbout(isAmong: (rule: Rule) => boolean, about: About): number[] {
  return rules.flatMap((rule, place) =>
    isAmong(rule) && [rule.about].flat().includes(about) ? [place] : [],
  );
}

function placesByField(isAmong: (rule: Rule) => boolean, prefix: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  rules.forEach((rule, place) => {
    for (const each of [rule.about].flat()) {
      if (!each.startsWith(prefix) || !isAmong(rule)) continue;
      const name = each.slice(prefix.length);
      places.set(name, [...(places.get(name) ?? []), place]);
    }
  });
  return places;
}

/** The rules that may have something to say of an exchange; undefined where none does. */
function askedOf(exchange: Exchange): Asked | undefined {
  if (hasReachedOrigin(exchange)) return askedOfOrigins;
  return exchange.source === 'failed' || exchange.source === 'preflight' ? undefined : askedOfHits;
}

/**
 * Asks the rules about an exchange and gathers what they find into the findings of its resource. Tells whether anything
 * was found at level must or should.
 */
export function gatherFindings(findings: Findings, subject: Subject, context: Context): boolean {
  keepTraces(findings, subject, context);
  const found: GatheredFinding[] = [];
  for (const place of placesFor(subject)) {
    const rule = rules[place];
    if (!rule || findings.off.has(place)) continue;
    const answer = answerOf(rule, subject, context);
    if (answer === CANNOT_TELL) findings.cannotTell.set(place, (findings.cannotTell.get(place) ?? 0) + 1);
    else if (answer) {
      const level = levelOf(rule, answer, context.settings);
      found.push({ rule, place, level, exchanges: [subject.exchange.id], occurrence: answer });
    }
  }
  let isGrave = false;
  for (const finding of found) {
    if (found.some(({ rule }) => finding.rule.unless?.includes(rule.id))) continue;
    gather(findings.gathered, finding);
    isGrave ||= finding.level === 'must' || finding.level === 'should';
  }
  return isGrave;
}

/** The findings without those that a rule on the whole capture says of the resource as well. */
export const notSaidOfResource = (findings: Findings, settings: Settings): readonly GatheredFinding[] =>
  findings.gathered.filter((finding) => !isSaidOfResource(finding, findings, settings));

function isSaidOfResource(
  { rule: { unlessOfResource }, level }: GatheredFinding,
  { traces }: Findings,
  settings: Settings,
): boolean {
  const at = captureRules.findIndex(({ id }) => id === unlessOfResource);
  const rule = captureRules[at];
  const kept = traces.get(rules.length + at);
  if (!rule || !kept) return false;
  return rule
    .judge(kept, settings)
    .some((occurrence) => LEVELS.indexOf(levelOf(rule, occurrence, settings)) <= LEVELS.indexOf(level));
}

function keepTraces({ resource, url, traces, off }: Findings, subject: Subject, context: Context): void {
  let place = rules.length;
  for (const rule of captureRules) {
    const trace = off.has(place) ? undefined : rule.trace(subject, context);
    if (trace !== undefined) {
      const traced = { resource, url, exchange: subject.exchange.id, trace };
      const kept = traces.get(place);
      if (kept) kept.push(traced);
      else traces.set(place, [traced]);
    }
    place++;
  }
}

/** The places of the rules that an exchange is about, each once. */
function placesFor({ exchange, request, response, check }: Subject): number[] {
  const places: number[] = [];
  const asked = askedOf(exchange);
  if (!asked) return places;
  round += 1;
  addPlaces(places, asked.response);
  if (check) addPlaces(places, asked.notModified);
  if (exchange.response.complete)
    for (const name of response.lines.names) addPlaces(places, asked.byResponseField.get(name));
  for (const name of request.lines.names) addPlaces(places, asked.byRequestField.get(name));
  return places;
}

/** By the place of each rule, the exchange, counted over all audits, that it was asked about last. */
const askedIn = new Float64Array(rules.length);
let round = 0;

function addPlaces(places: number[], more: readonly number[] | undefined): void {
  if (!more) return;
  for (const place of more) {
    if (askedIn[place] !== round) places.push(place);
    askedIn[place] = round;
  }
}

function answerOf(rule: Rule, subject: Subject, context: Context): Occurrence | typeof CANNOT_TELL | null {
  if (rule.applies && !rule.applies(subject, context)) return null;
  if (!subject.exchange.response.complete) return CANNOT_TELL;
  for (const need of rule.needs ?? NO_NEEDS) if (!HAS[need](subject, context)) return CANNOT_TELL;
  return rule.check(subject, context);
}

const NO_NEEDS: readonly Need[] = [];

/** Whether an origin answered; nothing came over the network for what a service worker made up in Firefox. */
const hasReachedOrigin = ({ source, wire: { response } }: Exchange): boolean =>
  REACHED_ORIGIN.has(source) && !(source === 'unknown' && response.how === 'derived' && response.bytes === 0);

/** Where lines are the origin's own; of an unknown source they are at least what an origin sent at some time. */
const REACHED_ORIGIN: ReadonlySet<Subject['exchange']['source']> = new Set([
  'network',
  'revalidated',
  'redirect',
  'unknown',
]);

const HAS: Readonly<Record<Need, (subject: Subject, context: Context) => boolean>> = {
  'request-lines': ({ exchange }) => exchange.request.complete,
  'full-response': ({ check }, { past }) => (check ? check.baseline : past.full()) !== undefined,
  'wire-bytes': ({ exchange }) => exchange.wire.response.how !== 'unknown',
  time: ({ exchange }) => exchange.startedAt !== null,
  'sensitive-lines': (_, { sensitiveLines }) => sensitiveLines === 'shown',
};

/** The level that the settings give the rule, else that of the case, else the rule's own. */
export function levelOf(
  rule: Pick<Rule, 'id' | 'level'>,
  { level }: Pick<Occurrence, 'level'>,
  { levels }: Settings,
): Level {
  const chosen = levels[rule.id];
  return chosen === undefined || chosen === 'off' ? (level ?? rule.level) : chosen;
}

function gather(findings: GatheredFinding[], found: GatheredFinding): void {
  const { rule, place, level, exchanges, occurrence } = found;
  const there = findings.find((finding) => finding.rule === rule && finding.level === level);
  if (there) {
    there.exchanges.push(...exchanges);
    there.occurrence = occurrence;
    return;
  }
  const behind = findings.findIndex((finding) => finding.place > place);
  findings.splice(behind < 0 ? findings.length : behind, 0, found);
}
