import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ResourceRow } from '../desk/contract.ts';
import { patternOf } from '../rules/settings.ts';
import type { Wording } from '../views/wording.ts';
import { type IgnoringProblem, ignoredAt, type PanelSettings } from './settings.ts';

/** Rules that are not asked of the resource whose details are open, for as long as the settings say so. */
export interface Ignoring {
  /** What is ignored for exactly its URL, by its place in the settings; all rules where none is named. */
  readonly ignoredHere: ReadonlySignal<
    readonly { readonly place: number; readonly rules: readonly string[] | undefined }[]
  >;
  /** Why the latest rule could not be ignored. */
  readonly ignoreProblem: ReadonlySignal<IgnoringProblem | undefined>;
  ignoreHere(rule: string): void;
  /** Takes back what is ignored at that place of the settings. */
  askAgainHere(place: number): void;
}

/** Ignores rules where they were found, by way of the settings. */
export function createIgnoring(
  settings: PanelSettings,
  wording: ReadonlySignal<Wording>,
  opened: ReadonlySignal<ResourceRow | undefined>,
  announcement: Signal<string>,
): Ignoring {
  const problem = signal<{ readonly resource: string; readonly is: IgnoringProblem } | undefined>(undefined);
  const ignoredHere = computed(() => {
    const row = opened.value;
    if (!row) return [];
    const pattern = patternOf(row.url);
    return settings.chosen.value.ignore.flatMap(({ url, rules }, place) =>
      url === pattern ? [{ place, rules }] : [],
    );
  });
  return {
    ignoredHere,
    ignoreProblem: computed(() =>
      problem.value?.resource === opened.value?.id ? problem.value?.is : undefined,
    ),
    ignoreHere(rule) {
      const row = opened.peek();
      if (!row) return;
      const outcome = ignoredAt(row.url, rule, settings.chosen.peek());
      if ('problem' in outcome) {
        problem.value = { resource: row.id, is: outcome.problem };
        return;
      }
      problem.value = undefined;
      settings.ignore(outcome.ignored);
      announcement.value = wording.peek().text.announcements.ignored(rule);
    },
    askAgainHere(place) {
      problem.value = undefined;
      settings.askAgain(place);
      announcement.value = wording.peek().text.announcements.askedAgain;
    },
  };
}
