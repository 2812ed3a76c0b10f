import { clearLine, cursorTo } from 'node:readline';
import { figuresIn } from '../messages/figures.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { visible } from '../messages/visible.ts';
import { columnsOf, shortened } from '../report/columns.ts';
import type { CaptureProgress } from './capture-input.ts';
import type { Surroundings } from './surroundings.ts';

/** A line at the bottom of a terminal that says how far work has come, and is gone when it ends. */
export interface ProgressLine {
  reading(progress: CaptureProgress): void;
  /** A page is about to be visited; both counted from 1. */
  visiting(url: string, page: number, pages: number, visit: number, visits: number): void;
  auditing(exchanges: number): void;
  end(): void;
}

/** ms. Work that is done sooner shows no line. */
const SOON = 400;
/** Columns below which a name says nothing. */
const LEAST_NAME = 4;
/** ms between two looks of the line. */
const PAUSE = 100;

/** A line on standard error; none where that is no terminal. */
export function createProgressLine(
  { stderr, errorIsTTY = false, errorColumns = 80 }: Surroundings,
  language: Language,
): ProgressLine {
  const text = terminalMessagesIn(language).command.progress;
  const figures = figuresIn(language);
  let next = performance.now() + SOON;
  let isShown = false;

  function show(line: string): void {
    cursorTo(stderr, 0);
    // A line that wraps could not be taken back.
    stderr.write(columnsOf(line) < errorColumns ? line : '');
    clearLine(stderr, 1);
    isShown = true;
  }
  function showAtTimes(line: () => string): void {
    const now = performance.now();
    if (!errorIsTTY || now < next) return;
    next = now + PAUSE;
    show(line());
  }

  return {
    reading: ({ name, read, size, entries }) =>
      showAtTimes(() => {
        const [bytes, count] = [figures.size(read), figures.count(entries)];
        const share = size && `${Math.floor((Math.min(read, size) / size) * 100)} %`;
        const named = (title: string) =>
          share ? text.readingOf(title, share, bytes, count) : text.reading(title, bytes, count);
        // Of a line that is too long only the name is shortened: a figure that is cut would be a false one.
        const room = errorColumns - 1 - columnsOf(named(''));
        return room < LEAST_NAME ? '' : named(shortened(visible(name), room));
      }),
    visiting(url, page, pages, visit, visits) {
      if (!errorIsTTY) return;
      const counts = [page, pages, visit, visits].map(figures.count) as [string, string, string, string];
      const room = errorColumns - 1 - columnsOf(text.visiting('', ...counts));
      show(room < LEAST_NAME ? '' : text.visiting(shortened(visible(url), room), ...counts));
    },
    auditing(exchanges) {
      if (isShown) show(text.auditing(figures.count(exchanges)));
    },
    end() {
      if (!isShown) return;
      cursorTo(stderr, 0);
      clearLine(stderr, 1);
    },
  };
}
