import { type ReadonlySignal, signal } from '@preact/signals';
import type { Keeping, KeepingProblem, PageAudit, RecorderEvent, Recording } from '../devtools/recording.ts';

/** How the recorder stands, as the screens read it. */
export interface RecorderView {
  readonly recording: ReadonlySignal<boolean>;
  /** The recorder is gone for good; nothing more will come. */
  readonly lost: ReadonlySignal<boolean>;
  /** How far the audit of the page is; undefined before there was any. */
  readonly pageAudit: ReadonlySignal<PageAudit | undefined>;
  /** Whether what earlier pages requested is kept when a page is left. */
  readonly logPreserved: ReadonlySignal<boolean>;
  /** How it stands with keeping the recording; undefined where it cannot be kept. */
  readonly keeping: ReadonlySignal<Keeping | undefined>;
  /** Why that has come to an end, until it is dismissed. */
  readonly keepingProblem: ReadonlySignal<KeepingProblem | undefined>;
  dismissKeepingProblem(): void;
  stop(): void;
}

/** Hears a recorder and hands on all that it tells. */
export function viewRecorder(source: Recording, handOn: (event: RecorderEvent) => void): RecorderView {
  const recording = signal(true);
  const lost = signal(false);
  const pageAudit = signal<PageAudit | undefined>(undefined);
  const logPreserved = signal(true);
  const keeping = signal<Keeping | undefined>(undefined);
  const keepingProblem = signal<KeepingProblem | undefined>(undefined);
  const takeKeeping = (now: Keeping) => {
    if (now.problem !== keeping.value?.problem) keepingProblem.value = now.problem;
    keeping.value = now;
  };
  const unwatch = source.watch((event) => {
    if (event.kind === 'state') recording.value = event.recording;
    if (event.kind === 'lost') lost.value = true;
    if (event.kind === 'audit-page') pageAudit.value = event.audit;
    if (event.kind === 'log') logPreserved.value = event.preserved;
    if (event.kind === 'keeping') takeKeeping(event.keeping);
    handOn(event);
  });
  return {
    recording,
    lost,
    pageAudit,
    logPreserved,
    keeping,
    keepingProblem,
    dismissKeepingProblem() {
      keepingProblem.value = undefined;
    },
    stop: unwatch,
  };
}
