import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Answer, Question, Subjects } from '../desk/contract.ts';
import type { DeskView } from './desk-view.ts';

/** A question with its answer. */
export interface Told<S extends keyof Subjects> {
  readonly asked: Question<S>;
  readonly answer: Answer<S>;
}

/** What the desk answers to a question that changes. */
export interface LatestAnswer<S extends keyof Subjects> {
  /** The latest answer with the question that it is to; undefined while nothing is asked. */
  readonly told: ReadonlySignal<Told<S> | undefined>;
  /** Why there is no answer, in words. */
  readonly problem: ReadonlySignal<string | undefined>;
  stop(): void;
}

/**
 * Asks `question` again whenever a signal that it reads has changed. One question is under way at a time; of those that
 * come meanwhile the latest is asked next, and an answer to an earlier one is dropped.
 */
export function latestAnswer<S extends keyof Subjects>(
  desk: Pick<DeskView, 'ask'>,
  question: () => Question<S> | undefined,
): LatestAnswer<S> {
  const told = signal<Told<S> | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  let wanted: Question<S> | undefined;
  let isAsking = false;

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    let answered: Question<S> | undefined;
    while (wanted && wanted !== answered) {
      const asked = wanted;
      answered = asked;
      try {
        const answer = await desk.ask(asked);
        if (asked === wanted) show({ asked, answer }, undefined);
      } catch (error) {
        if (asked === wanted) show(undefined, error instanceof Error ? error.message : String(error));
      }
    }
    isAsking = false;
  }
  function show(next: Told<S> | undefined, why: string | undefined): void {
    told.value = next;
    problem.value = why;
  }

  const unfollow = effect(() => {
    wanted = question();
    untracked(() => {
      if (wanted) void ask();
      else show(undefined, undefined);
    });
  });
  return {
    told,
    problem,
    stop() {
      unfollow();
      wanted = undefined;
    },
  };
}
