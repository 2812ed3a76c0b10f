import { type ReadonlySignal, signal } from '@preact/signals';
import { type Audit, createAudit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import type {
  Gaps,
  LiveProducer,
  RecordedEntry,
  RecordedPage,
  RecorderEvent,
  Recording,
} from '../devtools/recording.ts';
import type { CaptureNote, CapturePage } from '../har/capture.ts';
import { cacheOf, readLiveEntry, readUnendedEntry } from '../har/live.ts';
import type { Language } from '../messages/messages.ts';
import type { Settings } from '../rules/settings.ts';
import { type Clock, pacedWork } from './clock.ts';
import { onChange } from './on-change.ts';

/** The audit of what a recorder tells. */
export interface Feed {
  readonly report: ReadonlySignal<Report>;
  readonly recording: ReadonlySignal<boolean>;
  /** The recorder is gone for good; nothing more will come. */
  readonly lost: ReadonlySignal<boolean>;
  /** The report on everything told so far, at once. */
  flush(): Report;
  stop(): void;
}

/** What a feed goes by. */
interface FeedOptions {
  readonly language: Language;
  /** How everything told is judged; anew whenever they change. */
  readonly settings: ReadonlySignal<Settings>;
  readonly clock: Clock;
}

/**
 * Audits what `source` tells from now on. While entries come, a new report appears at most every 100 ms, and less
 * often where reports take long.
 */
export function createFeed(source: Recording, { language, settings, clock }: FeedOptions): Feed {
  let producer: LiveProducer | undefined;
  let pages: CapturePage[] = [];
  const judgement = () => ({ profile: settings.peek().profile, settings: settings.peek() });
  let audit: Audit = createAudit({ language, producer: { name: '' }, ...judgement() });
  const report = signal<Report>(audit.report());
  const recording = signal(true);
  const lost = signal(false);
  const reporting = pacedWork(() => {
    report.value = audit.report();
  }, clock);

  function recordedBy(now: LiveProducer): void {
    if (producer?.name === now.name && producer.version === now.version) return;
    producer = now;
    audit = createAudit({ language, producer, cache: cacheOf(now), ...judgement() });
  }

  function take({ id, entry, ended, page }: RecordedEntry, from: LiveProducer): void {
    const read = ended ? readLiveEntry(entry, id, from) : readUnendedEntry(entry, id, from);
    if ('reason' in read) audit.skip(read);
    else audit.add({ ...read, page });
  }

  function hear(event: RecorderEvent): void {
    switch (event.kind) {
      case 'state':
        recording.value = event.recording;
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
      case 'lost':
        lost.value = true;
    }
    reporting.soon();
  }

  const unwatch = source.watch(hear);
  const unchoose = onChange(settings, () => {
    audit.choose(judgement());
    reporting.soon();
  });
  return {
    report,
    recording,
    lost,
    flush() {
      reporting.now();
      return report.value;
    },
    stop() {
      unwatch();
      unchoose();
      reporting.cancel();
    },
  };
}

const pageOf = ({ id, at, url }: RecordedPage): CapturePage => ({
  id: String(id),
  startedAt: at,
  ...(url !== undefined && { url }),
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
