import { type ReadonlySignal, signal } from '@preact/signals';
import type { RecorderEvent, Recording } from '../devtools/recording.ts';

/** How the recorder stands, as the screens read it. */
export interface RecorderView {
  readonly recording: ReadonlySignal<boolean>;
  /** The recorder is gone for good; nothing more will come. */
  readonly lost: ReadonlySignal<boolean>;
  stop(): void;
}

/** Hears a recorder and hands on all that it tells. */
export function viewRecorder(source: Recording, handOn: (event: RecorderEvent) => void): RecorderView {
  const recording = signal(true);
  const lost = signal(false);
  const unwatch = source.watch((event) => {
    if (event.kind === 'state') recording.value = event.recording;
    if (event.kind === 'lost') lost.value = true;
    handOn(event);
  });
  return { recording, lost, stop: unwatch };
}
