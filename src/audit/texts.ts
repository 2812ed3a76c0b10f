import type { CaptureNote, Skipped } from '../har/capture.ts';
import type { Figures } from '../messages/figures.ts';
import type { Messages } from '../messages/messages.ts';
import type { Reason } from './decision.ts';

/** A reason as a sentence. */
export function reasonText(reason: Reason, { decisions }: Messages, figures: Figures): string {
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
export const skippedText = ({ reason, scheme }: Skipped, { notes }: Messages): string =>
  scheme === undefined ? notes.skipped[reason] : `${notes.skipped[reason]} (${scheme}:)`;

/** A note on the capture, in words. */
export function noteText(note: CaptureNote, { notes }: Messages): string {
  switch (note.code) {
    case 'producer-not-measured':
      return notes.producerNotMeasured(note.producer);
    case 'untold':
      return notes.untold(note.requests);
    case 'left-early':
      return notes.leftEarly;
    case 'opened-late':
      return notes.openedLate;
  }
}
