import type { Capture } from '../har/capture.ts';
import { combineCaptures, type NamedCapture } from '../har/combine.ts';
import { HarError } from '../har/error.ts';
import { type ReadProgress, readHar } from '../har/read.ts';
import { faultText } from '../messages/faults.ts';
import type { Messages } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import type { Clock } from './clock.ts';
import type { CaptureFile, Opening } from './contract.ts';

/** What a reading of files goes by. */
interface ReadingOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly messages: Messages;
  readonly onProgress: (opening: Opening) => void;
}

/** ms of reading after which others are listened to. */
const STRETCH = 40;

/**
 * Reads files as one capture.
 * @throws Error with the file, the place and the reason where one of them cannot be read; or as `signal` says.
 */
export async function readFiles(files: readonly CaptureFile[], options: ReadingOptions): Promise<Capture> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const pace = startPace(options.clock);
  const captures: NamedCapture[] = [];
  let bytes = 0;
  let entries = 0;
  for (const file of files) {
    const tell = (progress: ReadProgress) =>
      pace(() => {
        const share = size === 0 ? 1 : Math.min(1, bytes / size);
        options.onProgress({ name: file.name, share, entries: entries + progress.entries });
      });
    const counted = file.stream().pipeThrough(
      counting((length) => {
        bytes += length;
      }),
    );
    const capture = await readHar(counted, { signal: options.signal, onProgress: tell }).catch((error) => {
      throw new Error(`${visible(file.name)}: ${reasonOf(error, options.messages)}`, { cause: error });
    });
    entries += capture.entries;
    captures.push({ name: file.name, capture });
  }
  options.signal.throwIfAborted();
  return combineCaptures(captures);
}

/** Lets `tell` speak, and others be heard, whenever a stretch is over. */
function startPace(clock: Clock): (tell: () => void) => Promise<void> | undefined {
  let rested = clock.now();
  return (tell) => {
    if (clock.now() - rested < STRETCH) return undefined;
    tell();
    return new Promise((rest) => {
      clock.after(0, () => {
        rested = clock.now();
        rest();
      });
    });
  };
}

/** Passes bytes on and says how many. */
const counting = (count: (length: number) => void): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform(bytes, controller) {
      count(bytes.length);
      controller.enqueue(bytes);
    },
  });

const reasonOf = (error: unknown, messages: Messages): string =>
  error instanceof HarError
    ? faultText(error.fault, messages)
    : visible(error instanceof Error ? error.message : String(error));
