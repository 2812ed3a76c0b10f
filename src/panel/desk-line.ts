import type { DeskEvent, DeskLine, DeskRequest } from '../desk/contract.ts';

/** A line to a desk in a thread of its own. `onEnd` is called when that thread has failed; nothing comes any more. */
export function lineToWorker(onEnd: (reason: string) => void): DeskLine {
  const worker = new Worker(new URL('./desk-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onEnd(event.message);
  });
  return {
    send: (request: DeskRequest) => worker.postMessage(request),
    onEvent(listener) {
      worker.addEventListener('message', ({ data }: MessageEvent<DeskEvent>) => listener(data));
    },
    close: () => worker.terminate(),
  };
}
