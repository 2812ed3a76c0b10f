import type { Line } from '../browser/browser.ts';
import type { LineEvent, RecordedEntry, RecorderEvent, RecorderRequest, Recording } from './recording.ts';

/** Entries in one message at most: the panel copies each on its way to the desk, in a task that must stay short. */
const BATCH = 50;
/** ms. Live entries are gathered this long; between two batches of a backlog the other end gets this long. */
const GATHER = 50;
const BREATH = 10;
/** ms. Pauses before each try to open a lost line again. */
const RETRIES = [100, 1_000, 3_000];

/** The recorder's end: tells a panel that has connected everything there is and comes, and does what it asks. */
export function answerLine(line: Line<LineEvent, RecorderRequest>, recording: Recording): void {
  const queue = new Map<number, RecordedEntry>();
  const tokens: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sendLater = (ms: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      sendBatch();
    }, ms);
  };
  const sendBatch = (): void => {
    const entries = [...take(queue.values(), BATCH)];
    for (const { id } of entries) queue.delete(id);
    if (entries.length > 0) line.send({ kind: 'entries', entries });
    if (queue.size > 0) sendLater(BREATH);
    else for (const token of tokens.splice(0)) line.send({ kind: 'reconciled', token });
  };
  const stopWatching = recording.watch((event) => {
    if (event.kind === 'entries') {
      for (const entry of event.entries) queue.set(entry.id, entry);
      sendLater(GATHER);
      return;
    }
    if (event.kind === 'cleared') queue.clear();
    line.send(event);
  });
  line.onMessage((request) => {
    if (request.kind === 'record') recording.record(request.on);
    else if (request.kind === 'clear') recording.clear();
    else if (request.kind === 'preserve-log') recording.preserveLog(request.on);
    else if (request.kind === 'audit-page') recording.auditPage();
    else if (request.kind === 'cancel-audit') recording.cancelAudit();
    else if (request.kind === 'keep') recording.keep(request.on);
    else if (request.kind === 'delete-kept') recording.deleteKept();
    else
      void recording.reconcile().then(() => {
        tokens.push(request.token);
        sendLater(0);
      });
  });
  line.onClose(() => {
    stopWatching();
    queue.clear();
    clearTimeout(timer);
  });
}

/**
 * The panel's end: a recording at the other end of a line. A line that closes is opened again, and what was told
 * over the old one is cleared before the new one tells it again; where no line can be had any more, listeners are
 * told `lost`.
 * @param connect opens a line; throws where there is no recorder to be had for good.
 */
export function recordingOver(connect: () => Line<RecorderRequest, LineEvent>): Recording {
  const watches = new Set<Watch>();
  let token = 0;
  const say = (request: RecorderRequest): void => {
    for (const { send } of watches) {
      send(request);
      return;
    }
    const line = connect();
    line.send(request);
    line.close();
  };
  return {
    watch(listener) {
      const watch = openWatch(connect, listener);
      watches.add(watch);
      return () => {
        watches.delete(watch);
        watch.close();
      };
    },
    record: (on) => say({ kind: 'record', on }),
    clear: () => say({ kind: 'clear' }),
    preserveLog: (on) => say({ kind: 'preserve-log', on }),
    auditPage: () => say({ kind: 'audit-page' }),
    cancelAudit: () => say({ kind: 'cancel-audit' }),
    keep: (on) => say({ kind: 'keep', on }),
    deleteKept: () => say({ kind: 'delete-kept' }),
    async reconcile() {
      token += 1;
      const asked = token;
      await Promise.all([...watches].map((watch) => watch.reconcile(asked)));
    },
  };
}

interface Watch {
  send(request: RecorderRequest): void;
  reconcile(token: number): Promise<void>;
  close(): void;
}

function openWatch(
  connect: () => Line<RecorderRequest, LineEvent>,
  listener: (event: RecorderEvent) => void,
): Watch {
  const waiting = new Map<number, () => void>();
  let line: Line<RecorderRequest, LineEvent> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsent: RecorderRequest[] = [];
  let failures = 0;
  let told = false;
  let lost = false;

  const hear = (event: LineEvent): void => {
    failures = 0;
    if (event.kind === 'reconciled') {
      waiting.get(event.token)?.();
      waiting.delete(event.token);
      return;
    }
    told = true;
    listener(event);
  };
  const send = (request: RecorderRequest): void => {
    if (line) line.send(request);
    else if (!lost) unsent.push(request);
  };
  const lose = (): void => {
    lost = true;
    for (const resolve of waiting.values()) resolve();
    waiting.clear();
    listener({ kind: 'lost' });
  };
  const open = (): void => {
    try {
      line = connect();
    } catch {
      lose();
      return;
    }
    if (told) listener({ kind: 'cleared' });
    line.onMessage(hear);
    line.onClose(openAgain);
    for (const request of unsent) line.send(request);
    unsent = [];
  };
  const openAgain = (): void => {
    const pause = RETRIES[failures];
    failures += 1;
    line = undefined;
    unsent = [...waiting.keys()].map((token) => ({ kind: 'reconcile', token }));
    if (pause === undefined) lose();
    else timer = setTimeout(open, pause);
  };
  open();

  return {
    send,
    async reconcile(token) {
      if (lost) return;
      const answered = new Promise<void>((resolve) => waiting.set(token, resolve));
      send({ kind: 'reconcile', token });
      await answered;
    },
    close() {
      clearTimeout(timer);
      line?.close();
      for (const resolve of waiting.values()) resolve();
    },
  };
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const value of values) {
    if (taken === count) return;
    taken += 1;
    yield value;
  }
}
