import { type ReadonlySignal, signal } from '@preact/signals';
import { type Audit, createAudit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import type { Gaps, LiveProducer, RecordedEntry, RecorderEvent, Recording } from '../devtools/recording.ts';
import type { CaptureNote } from '../har/capture.ts';
import { readLiveEntry, readUnendedEntry } from '../har/live.ts';
import type { Language } from '../messages/messages.ts';

/** Time as the feed needs it. */
export interface Clock {
  /** Ms, only ever growing. */
  now(): number;
  /** Calls back after `ms`; returns its removal. */
  after(ms: number, callback: () => void): () => void;
}

/** Time as the browser keeps it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Least time between two reports, ms. */
const PAUSE_MS = 100;
/** A report that takes long is followed by a pause of this many times its cost, so that the panel stays usable. */
const PAUSE_PER_COST = 4;

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

/**
 * Audits what `source` tells from now on. While entries come, a new report appears at most every 100 ms, and less
 * often where reports take long.
 */
export function createFeed(source: Recording, language: Language, clock: Clock = systemClock): Feed {
  let producer: LiveProducer | undefined;
  let audit: Audit = createAudit({ language, producer: { name: '' } });
  const report = signal<Report>(audit.report());
  const recording = signal(true);
  const lost = signal(false);
  let next = clock.now();
  let cancel: (() => void) | undefined;

  function flush(): Report {
    cancel?.();
    cancel = undefined;
    const began = clock.now();
    report.value = audit.report();
    const ended = clock.now();
    next = ended + Math.max(PAUSE_MS, PAUSE_PER_COST * (ended - began));
    return report.value;
  }

  function reportSoon(): void {
    cancel ??= clock.after(Math.max(0, next - clock.now()), flush);
  }

  function recordedBy(now: LiveProducer): void {
    if (producer?.name === now.name && producer.version === now.version) return;
    producer = now;
    audit = createAudit({ language, producer });
  }

  function take({ id, entry, ended }: RecordedEntry, from: LiveProducer): void {
    const read = ended ? readLiveEntry(entry, id, from) : readUnendedEntry(entry, id, from);
    if ('reason' in read) audit.skip(read);
    else audit.add(read);
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
      case 'cleared':
        audit.clear();
        audit.note([]);
        break;
      case 'lost':
        lost.value = true;
    }
    reportSoon();
  }

  const unwatch = source.watch(hear);
  return {
    report,
    recording,
    lost,
    flush,
    stop() {
      unwatch();
      cancel?.();
    },
  };
}

/** What to know of a recording that is not whole. */
function notesOn({ openedLate, leftEarly, untold, serviceWorker }: Gaps): CaptureNote[] {
  const notes: CaptureNote[] = [];
  if (untold > 0) notes.push({ code: 'untold', requests: untold });
  if (leftEarly) notes.push({ code: 'left-early' });
  if (serviceWorker) notes.push({ code: 'service-worker' });
  if (openedLate) notes.push({ code: 'opened-late' });
  return notes;
}
