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

/** A reason as one text; no two reasons share one, for only the last of its parts is free text. */
function keyOf(reason: Reason): string {
  switch (reason.code) {
    case 'served-from-cache':
    case 'stale':
      return `${reason.code} ${reason.age} ${reason.lifetime}`;
    case 'request-no-cache':
      return `${reason.code} ${reason.directive}`;
    case 'validated':
      return `${reason.code} ${reason.field} ${reason.value}`;
    default:
      return reason.code;
  }
}

function reasonText(reason: Reason, { decisions }: Messages, figures: Figures): string {
  const seconds = (value: number | null) =>
    value === null ? decisions.unknownFigure : figures.seconds(value);
  switch (reason.code) {
    case 'first-in-capture':
      return decisions.firstInCapture;
    case 'served-from-cache':
      return decisions.servedFromCache(seconds(reason.age), seconds(reason.lifetime));
    case 'request-no-cache':
      return decisions.requestNoCache(reason.directive);
    case 'stored-no-store':
      return decisions.storedNoStore;
    case 'stored-no-cache':
      return decisions.storedNoCache;
    case 'stale':
      return decisions.stale(seconds(reason.age), seconds(reason.lifetime));
    case 'validated':
      return decisions.validated(reason.field, reason.value);
    case 'content-changed':
      return decisions.contentChanged;
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
    case 'untold':
      return notes.untold(note.requests);
    case 'left-early':
      return notes.leftEarly;
    case 'service-worker':
      return notes.serviceWorker;
    case 'opened-late':
      return notes.openedLate;
  }
}
