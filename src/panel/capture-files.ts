import { type ReadonlySignal, signal } from '@preact/signals';
import { audit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import type { Capture } from '../har/capture.ts';
import { combineCaptures, type NamedCapture } from '../har/combine.ts';
import { HarError } from '../har/error.ts';
import { readHar } from '../har/read.ts';
import { faultText } from '../messages/faults.ts';
import { type Language, type Messages, messagesIn } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import type { Settings } from '../rules/settings.ts';
import { type Clock, pacedWork } from './clock.ts';
import { onChange } from './on-change.ts';

/** A file as browsers hand it out. */
export interface CaptureFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** How far the reading of files has come. */
export interface Opening {
  readonly name: string;
  /** Of all the files' bytes, 0 to 1. */
  readonly share: number;
  readonly entries: number;
}

/** What is shown instead of the recording. */
export interface OpenedCapture {
  readonly names: readonly string[];
  readonly report: Report;
}

/** Files that were read, as one capture. */
interface CombinedFiles {
  readonly names: readonly string[];
  readonly capture: Capture;
}

/** Captures that were recorded elsewhere, opened as files. */
export interface CaptureFiles {
  readonly opening: ReadonlySignal<Opening | undefined>;
  readonly opened: ReadonlySignal<OpenedCapture | undefined>;
  /** Why the files given last could not be opened; what was shown before stays. */
  readonly unopened: ReadonlySignal<string | undefined>;
  /** Reads files and audits them as one; replaces an opening under way. */
  open(files: readonly CaptureFile[]): Promise<void>;
  cancel(): void;
  /** Goes back to the recording. */
  close(): void;
  /** Ends everything under way. */
  stop(): void;
}

/** What files are read and judged by. */
interface CaptureFilesOptions {
  readonly language: Language;
  /** What is shown is judged anew whenever they change. */
  readonly settings: ReadonlySignal<Settings>;
  readonly clock: Clock;
}

/** ms of reading after which the panel is drawn and listened to. */
const STRETCH = 40;

/** Starts with no file open. */
export function createCaptureFiles({ language, settings, clock }: CaptureFilesOptions): CaptureFiles {
  const opening = signal<Opening | undefined>(undefined);
  const opened = signal<OpenedCapture | undefined>(undefined);
  const unopened = signal<string | undefined>(undefined);
  let ending = new AbortController();
  let shown: CombinedFiles | undefined;

  function show(files: CombinedFiles): void {
    const { profile } = settings.peek();
    const report = audit(files.capture, { language, profile, settings: settings.peek() });
    opened.value = { names: files.names, report };
    shown = files;
  }
  const judgingAnew = pacedWork(() => {
    if (shown) show(shown);
  }, clock);
  const unchoose = onChange(settings, judgingAnew.soon);

  async function read(
    files: readonly CaptureFile[],
    { signal: ended }: AbortController,
  ): Promise<NamedCapture[]> {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const captures: NamedCapture[] = [];
    let [bytes, entries, rested] = [0, 0, clock.now()];
    for (const file of files) {
      const counted = file.stream().pipeThrough(
        counting((length) => {
          bytes += length;
        }),
      );
      const capture = await readHar(counted, {
        signal: ended,
        onProgress(progress) {
          if (clock.now() - rested < STRETCH) return undefined;
          const share = size === 0 ? 1 : Math.min(1, bytes / size);
          opening.value = { name: file.name, share, entries: entries + progress.entries };
          return new Promise<void>((rest) => {
            clock.after(0, () => {
              rested = clock.now();
              rest();
            });
          });
        },
      }).catch((error: unknown) => {
        throw new Error(`${visible(file.name)}: ${reasonOf(error, messagesIn(language))}`, { cause: error });
      });
      entries += capture.entries;
      captures.push({ name: file.name, capture });
    }
    return captures;
  }

  function cancel(): void {
    ending.abort();
    unopened.value = undefined;
    opening.value = undefined;
  }

  return {
    opening,
    opened,
    unopened,
    async open(files) {
      const [first] = files;
      if (!first) return;
      ending.abort();
      const own = new AbortController();
      ending = own;
      unopened.value = undefined;
      opening.value = { name: first.name, share: 0, entries: 0 };
      try {
        const capture = combineCaptures(await read(files, own));
        own.signal.throwIfAborted();
        show({ names: files.map(({ name }) => name), capture });
      } catch (error) {
        if (!own.signal.aborted) unopened.value = error instanceof Error ? error.message : String(error);
      }
      if (ending === own) opening.value = undefined;
    },
    cancel,
    close() {
      unopened.value = undefined;
      shown = undefined;
      opened.value = undefined;
    },
    stop() {
      cancel();
      unchoose();
      judgingAnew.cancel();
    },
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
