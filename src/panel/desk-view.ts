import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type {
  Answer,
  DeskEvent,
  DeskLine,
  DeskRequest,
  Opening,
  Overview,
  Question,
  ResourceDetails,
  ResourceRow,
  Subjects,
} from '../desk/contract.ts';

/** What the desk has told, as the screens read it. */
export interface DeskView {
  readonly rows: ReadonlySignal<readonly ResourceRow[]>;
  /** Undefined until the first report. */
  readonly overview: ReadonlySignal<Overview | undefined>;
  readonly details: ReadonlySignal<ResourceDetails | undefined>;
  readonly opening: ReadonlySignal<Opening | undefined>;
  /** The names of the files that are shown in place of the recording. */
  readonly opened: ReadonlySignal<readonly string[] | undefined>;
  /** The names of the files that what is shown is compared with. */
  readonly compared: ReadonlySignal<readonly string[] | undefined>;
  /** Why the files given last could not be opened; what was shown before stays. */
  readonly unopened: ReadonlySignal<string | undefined>;
  send(request: DeskRequest): void;
  /** Rejects with words for the person where there is no answer. */
  ask<S extends keyof Subjects>(question: Question<S>): Promise<Answer<S>>;
  stop(): void;
}

interface Waiting {
  answer(value: Answer): void;
  fail(reason: Error): void;
}

/** Takes in what comes over the line to a desk. */
export function viewDesk(line: DeskLine): DeskView {
  const rows = signal<readonly ResourceRow[]>([]);
  const overview = signal<Overview | undefined>(undefined);
  const details = signal<ResourceDetails | undefined>(undefined);
  const opening = signal<Opening | undefined>(undefined);
  const opened = signal<readonly string[] | undefined>(undefined);
  const compared = signal<readonly string[] | undefined>(undefined);
  const unopened = signal<string | undefined>(undefined);
  const waiting = new Map<number, Waiting>();
  const table = startTable();
  let asked = 0;

  function hear(event: DeskEvent): void {
    switch (event.kind) {
      case 'rows':
        table.take(event);
        // Whoever looks at all rows is not troubled with each part of them; the first part is soon there to be seen.
        if (event.anew || !event.more) rows.value = table.rows();
        break;
      case 'overview':
        overview.value = event.overview;
        break;
      case 'details':
        details.value = event.details;
        break;
      case 'opening':
        opening.value = event.opening;
        break;
      case 'opened':
        opened.value = event.names;
        break;
      case 'compared':
        compared.value = event.names;
        break;
      case 'unopened':
        unopened.value = event.reason;
        break;
      case 'answer':
        waiting.get(event.token)?.answer(event.answer);
        waiting.delete(event.token);
        break;
      case 'no-answer':
        waiting.get(event.token)?.fail(new Error(event.reason));
        waiting.delete(event.token);
    }
  }

  line.onEvent((event) => batch(() => hear(event)));
  return {
    rows,
    overview,
    details,
    opening,
    opened,
    compared,
    unopened,
    send: (request) => line.send(request),
    ask<S extends keyof Subjects>(question: Question<S>): Promise<Answer<S>> {
      asked += 1;
      const token = asked;
      return new Promise<Answer<S>>((resolve, reject) => {
        // The desk answers each subject with its own kind of answer.
        waiting.set(token, { answer: (value) => resolve(value as Answer<S>), fail: reject });
        line.send({ kind: 'ask', token, question: question as Question });
      });
    },
    stop: () => line.close(),
  };
}

/** Rows by id in the order first seen, of which only what has changed is told. */
function startTable(): {
  take(event: Extract<DeskEvent, { kind: 'rows' }>): void;
  rows(): readonly ResourceRow[];
} {
  const byId = new Map<string, ResourceRow>();
  return {
    take({ anew, rows, gone }) {
      if (anew) byId.clear();
      for (const id of gone) byId.delete(id);
      for (const row of rows) byId.set(row.id, row);
    },
    rows: () => [...byId.values()],
  };
}
