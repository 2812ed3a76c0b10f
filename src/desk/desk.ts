import type { Report } from '../audit/report.ts';
import { type Manner, type Session, startSession } from '../audit/session.ts';
import type { Capture } from '../har/capture.ts';
import type { Language, Messages } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import { type Clock, pacedWork } from './clock.ts';
import type { CaptureFile, DeskEvent, DeskRequest, Opening, Overview } from './contract.ts';
import { startDetailing } from './details.ts';
import { startLiveSheet } from './live-sheet.ts';
import { answerTo } from './questions.ts';
import { rawEntries } from './raw-entries.ts';
import { readFiles } from './reading-files.ts';
import { mainHostOf, type RowChanges, startRowBook } from './rows.ts';

/** What holds an audit for the panel and tells it what to show. */
export interface Desk {
  hear(request: DeskRequest): void;
  /** Ends everything under way. */
  stop(): void;
}

/** Rows in one event at most, so that taking them in never holds up the other end. */
const ROWS_AT_ONCE = 1_000;

/** How the desk is set up. */
export interface DeskOptions {
  readonly clock: Clock;
  /** The texts of a language; of every one that a request names they are there when it is heard. */
  readonly messagesOf: (language: Language) => Messages;
  /** What is spoken until it is said how to judge. */
  readonly language: Language;
}

/**
 * A desk without traffic. While entries come, what has changed is told at most every 100 ms, and less often where
 * reports take long.
 */
export function createDesk(
  tell: (event: DeskEvent) => void,
  { clock, messagesOf, language }: DeskOptions,
): Desk {
  let manner: Manner = { language, messages: messagesOf(language) };
  const live = startLiveSheet(manner);
  let opened: Session | undefined;
  let files: readonly CaptureFile[] = [];
  let compared: Session | undefined;
  let book = startRowBook();
  const detailing = startDetailing(tell);
  const shown = (): Session => opened ?? live.audit();
  const telling = pacedWork(() => {
    const report = shown().report();
    tellRows(book.changes(report), tell);
    tell({ kind: 'overview', overview: overviewOf(report) });
    detailing.renew(report);
  }, clock);

  function show(audit: Session | undefined): void {
    opened = audit;
    book = startRowBook();
    telling.now();
  }

  const opening = createOpening({
    tell,
    clock,
    manner: () => manner,
  });

  function showCapture(capture: Capture, read: readonly CaptureFile[]): void {
    files = read;
    const names = read.map(({ name }) => name);
    const audit = auditOf(capture, manner);
    tell({ kind: 'opened', names });
    show(audit);
  }
  function compareWith(capture: Capture, read: readonly CaptureFile[]): void {
    compared = auditOf(capture, manner);
    tell({ kind: 'compared', names: read.map(({ name }) => name) });
  }

  /** The entries of what is shown; of files they are read again, since none are kept. */
  async function entries(): Promise<(place: number) => unknown> {
    if (!opened) return live.entryAt;
    const read = await rawEntries(files, manner.messages);
    return (place) => read[place];
  }

  return {
    hear(request) {
      switch (request.kind) {
        case 'judge':
          manner = {
            language: request.language,
            messages: messagesOf(request.language),
            profile: request.settings.profile,
            settings: request.settings,
          };
          live.choose(manner);
          opened?.choose(manner);
          compared?.choose(manner);
          telling.soon();
          break;
        case 'recorded':
          live.hear(request.event);
          if (!opened) telling.soon();
          break;
        case 'open':
          void opening.open(request.files, showCapture);
          break;
        case 'compare':
          void opening.open(request.files, compareWith);
          break;
        case 'end-comparison':
          compared = undefined;
          tell({ kind: 'compared', names: undefined });
          break;
        case 'cancel-opening':
          opening.cancel();
          break;
        case 'close-files':
          tell({ kind: 'unopened', reason: undefined });
          files = [];
          tell({ kind: 'opened', names: undefined });
          show(undefined);
          break;
        case 'look-at':
          detailing.lookAt(request);
          break;
        case 'ask': {
          const { token, question } = request;
          if (question.about === 'up-to-date') telling.now();
          // The pages that the recorder has audited are not those of files that are shown by then.
          const audit = question.about === 'visits' ? live.audit() : shown();
          answerTo(question, { audit, entries, compared, manner, messagesOf }).then(
            (answer) => tell({ kind: 'answer', token, answer }),
            (error: unknown) => tell({ kind: 'no-answer', token, reason: visible(messageOf(error)) }),
          );
        }
      }
    },
    stop() {
      opening.cancel();
      telling.cancel();
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function tellRows({ rows, anew, gone }: RowChanges, tell: (event: DeskEvent) => void): void {
  if (rows.length === 0 && gone.length === 0 && !anew) return;
  for (let at = 0; at === 0 || at < rows.length; at += ROWS_AT_ONCE) {
    const isFirst = at === 0;
    const part = rows.slice(at, at + ROWS_AT_ONCE);
    const more = at + ROWS_AT_ONCE < rows.length;
    tell({ kind: 'rows', anew: anew && isFirst, more, rows: part, gone: isFirst ? gone : [] });
  }
}

function overviewOf(report: Report): Overview {
  const {
    resources: _resources,
    exchanges: _exchanges,
    findings: _findings,
    rules: _rules,
    ...rest
  } = report;
  return { ...rest, mainHost: mainHostOf(report) };
}

/** An audit of a whole capture that can be judged anew. */
function auditOf(capture: Capture, manner: Manner): Session {
  const { producer, notes, pages, parts, sensitiveLines, cache } = capture;
  const head = { producer, notes, pages, sensitiveLines, cache, ...(parts && { parts }) };
  const audit = startSession({ ...manner, ...head }, true);
  for (const exchange of capture.exchanges) audit.add(exchange);
  for (const entry of capture.skipped) audit.skip(entry);
  return audit;
}

interface OpeningOptions {
  readonly tell: (event: DeskEvent) => void;
  readonly clock: Clock;
  readonly manner: () => Manner;
}

/** What becomes of a capture that was read from these files. */
type Use = (capture: Capture, files: readonly CaptureFile[]) => void;

/** The opening of files, one at a time: the next one ends the one under way. */
function createOpening({ tell, clock, manner }: OpeningOptions) {
  let ending = new AbortController();
  return {
    cancel() {
      ending.abort();
      tell({ kind: 'unopened', reason: undefined });
      tell({ kind: 'opening', opening: undefined });
    },
    async open(files: readonly CaptureFile[], use: Use): Promise<void> {
      const [first] = files;
      if (!first) return;
      ending.abort();
      const own = new AbortController();
      ending = own;
      tell({ kind: 'unopened', reason: undefined });
      tell({ kind: 'opening', opening: { name: first.name, share: 0, entries: 0 } });
      const { signal } = own;
      try {
        const { messages } = manner();
        const onProgress = (opening: Opening) => tell({ kind: 'opening', opening });
        const capture = await readFiles(files, { signal, clock, messages, onProgress });
        use(capture, files);
      } catch (error) {
        if (!signal.aborted) tell({ kind: 'unopened', reason: messageOf(error) });
      }
      if (ending === own) tell({ kind: 'opening', opening: undefined });
    },
  };
}
