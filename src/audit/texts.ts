import type { Cause, Expectation } from '../cache/explaining.ts';
import { keep } from '../exchange/remembered.ts';
import type { CaptureNote, Skipped } from '../har/capture.ts';
import type { Figures } from '../messages/figures.ts';
import type { Messages } from '../messages/messages.ts';
import type { Reason } from './decision.ts';
import type { ReasonReport } from './report.ts';

/** Puts reasons into sentences; equal reasons share one. */
export function createReasonReport(messages: Messages, figures: Figures): (reason: Reason) => ReasonReport {
  const known = new Map<string, ReasonReport>();
  return (reason) => {
    const key = keyOf(reason);
    return (
      known.get(key) ??
      keep(known, key, { code: reason.code, message: reasonText(reason, messages, figures) })
    );
  };
}

/** A reason as one text; no two reasons share one, for each part says how long it is. */
function keyOf(reason: Reason): string {
  let key = '';
  for (const part of Object.values(reason)) {
    const text = String(part);
    key += `${text.length} ${text}`;
  }
  return key;
}

function reasonText(reason: Reason, { decisions }: Messages, figures: Figures): string {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(reason)) {
    if (name.endsWith('Seconds') && typeof value === 'number')
      words[name.slice(0, -'Seconds'.length)] = figures.seconds(value);
    else words[name] = value === null ? decisions.none : String(value);
  }
  if ('from' in reason) {
    const { from, lifetimeSeconds, ageSeconds } = reason;
    words['lifetime'] = decisions.lifetimes[from](figures.seconds(lifetimeSeconds), String(lifetimeSeconds));
    words['stale'] = figures.seconds(Math.max(0, Math.floor(ageSeconds - lifetimeSeconds)));
  }
  if (reason.code === 'served-from-cache') {
    const seconds = (value: number | null) =>
      value === null ? decisions.unknownFigure : figures.seconds(value);
    words['age'] = seconds(reason.age);
    words['lifetime'] = seconds(reason.lifetime);
  }
  if (reason.code === 'vary-mismatch' && !HARMLESS.test(reason.field))
    return decisions.variesBy(reason.field);
  return decisions.reasons[reason.code](words);
}

/** Fields whose values tell what was asked for, not who asked: others may hold what is to be kept in confidence. */
const HARMLESS = /^(?:accept|accept-.*|origin|sec-.*|user-agent|x-requested-with)$/;

/** What the cache does by itself, and what explains that something else happened. */
export function differenceText(
  { action }: Expectation,
  cause: Cause,
  { decisions: { differences } }: Messages,
): string {
  return `${differences.expected(differences.actions[action])} ${causeText(cause, differences)}`;
}

function causeText(cause: Cause, differences: Messages['decisions']['differences']): string {
  switch (cause.code) {
    case 'reload':
      return differences.reload;
    case 'memory-cache':
      return differences.memoryCache;
    case 'service-worker':
      return differences.serviceWorker;
    case 'kept-apart':
      return differences.keptApart(cause.field);
    case 'unexplained':
      return cause.maybe ? differences.unexplainedBut[cause.maybe] : differences.unexplained;
  }
}

/** Why an entry was skipped, in words. */
export function skippedText(
  { reason, scheme, offset, origin, repeats }: Skipped,
  { notes }: Messages,
): string {
  const which = scheme !== undefined ? `${scheme}:` : repeats !== undefined ? notes.entry(repeats) : '';
  const why = which === '' ? notes.skipped[reason] : `${notes.skipped[reason]} (${which})`;
  const where = offset === undefined ? why : notes.atByte(why, offset);
  return origin === undefined ? where : notes.entryOf(where, origin.entry, origin.capture);
}

/** A note on the capture, in words. */
export function noteText(note: CaptureNote, messages: Messages): string {
  const text = ownText(note, messages);
  return note.capture === undefined ? text : messages.notes.ofCapture(note.capture, text);
}

function ownText(note: CaptureNote, { notes }: Messages): string {
  switch (note.code) {
    case 'producer-not-measured':
      return notes.producerNotMeasured(note.producer);
    case 'hits-left-out':
      return notes.hitsLeftOut(note.producer);
    case 'hits-not-told':
      return notes.hitsNotTold;
    case 'sensitive-lines-may-be-removed':
      return notes.sensitiveLinesMayBeRemoved;
    case 'no-header-lines':
      return notes.noHeaderLines;
    case 'cut-off':
      return notes.cutOff(note.offset);
    case 'broken-off':
      return notes.brokenOff(note.offset);
    case 'compression-broken':
      return notes.compressionBroken(note.offset);
    case 'not-visited':
      return notes.notVisited(note.pages);
    case 'untold':
      return notes.untold(note.requests);
    case 'left-early':
      return notes.leftEarly;
    case 'service-worker':
      return notes.serviceWorker;
    case 'cache-disabled':
      return notes.cacheDisabled(note.requests, note.of);
    case 'opened-late':
      return notes.openedLate;
    case 'kept-before':
      return notes.keptBefore;
    case 'filtered':
      return notes.filtered(note.resources, note.of);
  }
}
