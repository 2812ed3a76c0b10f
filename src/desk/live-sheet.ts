import { type Manner, type Session, startSession } from '../audit/session.ts';
import type {
  Gaps,
  LiveProducer,
  RecordedEntry,
  RecordedPage,
  RecorderEvent,
} from '../devtools/recording.ts';
import type { CaptureNote, CapturePage } from '../har/capture.ts';
import type { HarEntry } from '../har/entry.ts';
import { cacheOf, readLiveEntry, readUnendedEntry } from '../har/live.ts';

/** The audit of what a recorder tells. */
export interface LiveSheet {
  audit(): Session;
  /** The entry of that id as the browser told it. */
  entryAt(id: number): HarEntry | undefined;
  hear(event: RecorderEvent): void;
  /** Judges everything told in this way. */
  choose(manner: Manner): void;
}

/** Starts without traffic. */
export function startLiveSheet(first: Manner): LiveSheet {
  let manner = first;
  let producer: LiveProducer | undefined;
  let pages: CapturePage[] = [];
  const entries = new Map<number, HarEntry>();
  let audit = startSession({ ...manner, producer: { name: '' } }, true);

  function recordedBy(now: LiveProducer): void {
    if (producer?.name === now.name && producer.version === now.version) return;
    producer = now;
    audit = startSession({ ...manner, producer, cache: cacheOf(now) }, true);
  }

  function take({ id, entry, ended, page, stretch }: RecordedEntry, from: LiveProducer): void {
    const read = ended ? readLiveEntry(entry, id, from) : readUnendedEntry(entry, id, from);
    entries.set(id, entry);
    if ('reason' in read) audit.skip(read);
    else audit.add({ ...read, page, ...(stretch !== undefined && { stretch }) });
  }

  return {
    audit: () => audit,
    entryAt: (id) => entries.get(id),
    hear(event) {
      switch (event.kind) {
        case 'state':
          recordedBy(event.producer);
          break;
        case 'gaps':
          audit.note(notesOn(event.gaps));
          break;
        case 'entries':
          for (const entry of event.entries) if (producer) take(entry, producer);
          break;
        case 'navigated':
          pages[event.id] = pageOf(event);
          audit.visit(pages);
          break;
        case 'cleared':
          pages = [];
          audit.visit(pages);
          entries.clear();
          audit.clear();
          audit.note([]);
          break;
        case 'audit-page':
        case 'keeping':
        case 'log':
        case 'lost':
      }
    },
    choose(next) {
      manner = next;
      audit.choose(next);
    },
  };
}

const pageOf = ({ id, at, url, bypassed }: RecordedPage): CapturePage => ({
  id: String(id),
  startedAt: at,
  ...(url !== undefined && { url }),
  ...(bypassed && { bypassed }),
});

/** What to know of a recording that is not whole. */
function notesOn({ openedLate, leftEarly, untold, serviceWorker, reopened }: Gaps): CaptureNote[] {
  const notes: CaptureNote[] = [];
  if (untold > 0) notes.push({ code: 'untold', requests: untold });
  if (leftEarly) notes.push({ code: 'left-early' });
  if (serviceWorker) notes.push({ code: 'service-worker' });
  if (reopened) notes.push({ code: 'kept-before' });
  if (openedLate) notes.push({ code: 'opened-late' });
  return notes;
}
