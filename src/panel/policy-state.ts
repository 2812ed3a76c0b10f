import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Configuration, ServerName, Standing, WhatIfAnswer } from '../desk/contract.ts';
import type { DeskView } from './desk-view.ts';
import type { DetailsState } from './details-state.ts';
import { latestAnswer } from './latest-answer.ts';

/** What a resource's policy comes to now, and what another one would. */
export interface PolicyState {
  /** Undefined until it has come, and where the capture does not show what a cache holds. */
  readonly standing: ReadonlySignal<{ readonly at: number; readonly is: Standing | undefined } | undefined>;
  /** The Cache-Control that is tried; undefined while that is the one sent. */
  readonly draft: ReadonlySignal<string | undefined>;
  /** Whether an entity tag is tried where none is sent. */
  readonly addsTag: ReadonlySignal<boolean>;
  /** What the latest draft that is answered would come to; the earlier answer stays until then. */
  readonly whatIf: ReadonlySignal<WhatIfAnswer | undefined>;
  /** The server to write configuration for. */
  readonly server: ReadonlySignal<ServerName>;
  /** Whether the configuration is for the whole origin. */
  readonly forOrigin: ReadonlySignal<boolean>;
  /** Undefined until it has come. */
  readonly snippet: ReadonlySignal<Configuration | undefined>;
  /** Why the desk gave no answer, in words. */
  readonly unanswered: ReadonlySignal<string | undefined>;
  /** Tries this Cache-Control; an empty one is none at all. */
  tryOut(cacheControl: string): void;
  tryTag(adds: boolean): void;
  takeRecommendation(): void;
  /** Goes back to what is sent. */
  asSent(): void;
  writeFor(server: ServerName, forOrigin: boolean): void;
  /** Looks anew how fresh it is. */
  lookAgain(): void;
}

interface Draft {
  /** A draft is for one resource. */
  readonly resource: string;
  readonly cacheControl: string | undefined;
  readonly addsTag: boolean;
}

type Looked = Pick<DetailsState, 'opened' | 'details' | 'section'>;

/** The policy of the resource that is looked at; the desk is asked while its part is shown. `now` is ms since the epoch. */
export function createPolicy(desk: DeskView, { opened, details, section }: Looked, now: () => number) {
  const edited = signal<Draft | undefined>(undefined);
  const server = signal<ServerName>('nginx');
  const forOrigin = signal(false);
  const looks = signal(0);
  const looked = computed(() => (section.value === 'policy' ? details.value : undefined));
  const draft = computed(() => (edited.value?.resource === opened.value?.id ? edited.value : undefined));

  const standing = latestAnswer<'standing'>(desk, () => {
    const at = looks.value >= 0 ? now() : 0;
    return looked.value && { about: 'standing', resource: looked.value.id, at };
  });
  const whatIf = latestAnswer<'what-if'>(desk, () => {
    if (!looked.value) return undefined;
    const { cacheControl, addsTag = false } = draft.value ?? {};
    const sent = cacheControl?.trim();
    return {
      about: 'what-if',
      resource: looked.value.id,
      etag: addsTag,
      ...(sent !== undefined && { cacheControl: sent === '' ? null : sent }),
    };
  });
  const snippet = latestAnswer<'snippet' | 'site-snippet'>(desk, () => {
    if (!looked.value?.recommendation) return undefined;
    const about = forOrigin.value ? 'site-snippet' : 'snippet';
    return { about, resource: looked.value.id, server: server.value };
  });

  function edit(change: Partial<Draft>): void {
    const resource = opened.peek()?.id;
    if (resource === undefined) return;
    edited.value = { cacheControl: undefined, addsTag: false, ...draft.peek(), ...change, resource };
  }

  const policy: PolicyState = {
    standing: computed(() => {
      const told = standing.told.value;
      if (told?.asked.resource !== opened.value?.id) return undefined;
      return told && { at: told.asked.at, is: told.answer };
    }),
    draft: computed(() => draft.value?.cacheControl),
    addsTag: computed(() => draft.value?.addsTag ?? false),
    whatIf: computed(() => {
      const told = whatIf.told.value;
      return told?.asked.resource === opened.value?.id ? told?.answer : undefined;
    }),
    server,
    forOrigin,
    snippet: computed(() => {
      const told = snippet.told.value;
      return told?.asked.resource === opened.value?.id ? told?.answer : undefined;
    }),
    unanswered: computed(() => whatIf.problem.value ?? standing.problem.value ?? snippet.problem.value),
    tryOut: (cacheControl) => edit({ cacheControl }),
    tryTag: (addsTag) => edit({ addsTag }),
    takeRecommendation() {
      const recommendation = details.peek()?.recommendation;
      if (recommendation)
        edit({ cacheControl: recommendation.cacheControl, addsTag: recommendation.validator === 'etag' });
    },
    asSent() {
      edited.value = undefined;
    },
    writeFor(next, whole) {
      server.value = next;
      forOrigin.value = whole;
    },
    lookAgain() {
      looks.value += 1;
    },
  };
  return {
    policy,
    stop() {
      for (const each of [standing, whatIf, snippet]) each.stop();
    },
  };
}
