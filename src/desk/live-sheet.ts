import { type Audit, type AuditOptions, createAudit } from '../audit/audit.ts';
import type {
  Gaps,
  LiveProducer,
  RecordedEntry,
  RecordedPage,
  RecorderEvent,
} from '../devtools/recording.ts';
import type { CaptureNote, CapturePage } from '../har/capture.ts';
import { cacheOf, readLiveEntry, readUnendedEntry } from '../har/live.ts';

/** The audit of what a recorder tells. */
export interface LiveSheet {
  audit(): Audit;
  hear(event: RecorderEvent): void;
  /** Judges everything told in this way. */
  choose(options: AuditOptions): void;
}

/** Starts without traffic. */
export function startLiveSheet(first: AuditOptions): LiveSheet {
  let options = first;
  let producer: LiveProducer | undefined;
  let pages: CapturePage[] = [];
  let audit = createAudit({ ...options, producer: { name: '' } });

  function recordedBy(now: LiveProducer): void {
    if (producer?.name === now.name && producer.version === now.version) return;
    producer = now;
    audit = createAudit({ ...options, producer, cache: cacheOf(now) });
  }

  function take({ id, entry, ended, page }: RecordedEntry, from: LiveProducer): void {
    const read = ended ? readLiveEntry(entry, id, from) : readUnendedEntry(entry, id, from);
    if ('reason' in read) audit.skip(read);
    else audit.add({ ...read, page });
  }

  return {
    audit: () => audit,
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
          audit.clear();
          audit.note([]);
          break;
        case 'audit-page':
        case 'log':
        case 'lost':
      }
    },
    choose(next) {
      options = next;
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
function notesOn({ openedLate, leftEarly, untold, serviceWorker }: Gaps): CaptureNote[] {
  const notes: CaptureNote[] = [];
  if (untold > 0) notes.push({ code: 'untold', requests: untold });
  if (leftEarly) notes.push({ code: 'left-early' });
  if (serviceWorker) notes.push({ code: 'service-worker' });
  if (openedLate) notes.push({ code: 'opened-late' });
  return notes;
}
