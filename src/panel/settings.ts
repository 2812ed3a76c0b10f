import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ListedRule } from '../desk/contract.ts';
import {
  DEFAULT_SETTINGS,
  type Ignored,
  patternOf,
  type Settings,
  type Thresholds,
} from '../rules/settings.ts';
import {
  isRule,
  isSameIgnored,
  type KnownRules,
  LONGEST_PATTERN,
  MOST_IGNORED,
  type RuleLevel,
  readSettings,
  writeSettings,
} from './stored-settings.ts';

/** Where settings are kept: a `Storage`, any call of which may throw. */
export type SettingsStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The name under which they are kept. */
export const SETTINGS_KEY = 'settings';

/** How the person wants audits to be made. */
export interface PanelSettings {
  /** Every rule there is, in the person's language. */
  readonly rules: Signal<readonly ListedRule[]>;
  readonly chosen: ReadonlySignal<Settings>;
  /** False where they could not be read or written: what is chosen then holds as long as the panel lives. */
  readonly kept: ReadonlySignal<boolean>;
  /** Whether anything is not the default. */
  readonly changed: ReadonlySignal<boolean>;
  /** The text of a `not-modified.config.json` that asks for the same. */
  readonly file: ReadonlySignal<string>;
  judgeBy(profile: Settings['profile']): void;
  setThreshold(name: keyof Thresholds, figure: number): void;
  /** Gives a rule another level, or its own again where there is none. */
  setLevel(rule: string, level: RuleLevel | undefined): void;
  ignore(ignored: Ignored): void;
  /** Takes back what is ignored at that place. */
  askAgain(place: number): void;
  reset(): void;
  /** Takes what another panel has kept since. */
  reload(): void;
}

/** The settings that `store` holds; it is asked for anew each time, since that may throw as well. */
export function createSettings(store: () => SettingsStore, known: readonly ListedRule[]): PanelSettings {
  const rules = signal(known);
  const kept = signal(true);
  const attempt = (task: (store: SettingsStore) => void): void => {
    try {
      task(store());
      kept.value = true;
    } catch {
      kept.value = false;
    }
  };
  const chosen = signal(DEFAULT_SETTINGS);
  const file = computed(() => writeSettings(chosen.value));

  function reload(): void {
    attempt((storage) => {
      take(readSettings(storage.getItem(SETTINGS_KEY), rules.peek()));
    });
  }
  function take(settings: Settings): void {
    if (writeSettings(settings) !== file.peek()) chosen.value = settings;
  }
  function change(changes: Partial<Settings>): void {
    take({ ...chosen.peek(), ...changes });
    attempt((storage) => {
      if (changed.peek()) storage.setItem(SETTINGS_KEY, file.peek());
      else storage.removeItem(SETTINGS_KEY);
    });
  }
  const changed = computed(() => file.value !== writeSettings(DEFAULT_SETTINGS));

  reload();
  return {
    rules,
    chosen,
    kept,
    changed,
    file,
    judgeBy: (profile) => change({ profile }),
    setThreshold: (name, figure) => change({ thresholds: { ...chosen.peek().thresholds, [name]: figure } }),
    setLevel(rule, level) {
      const { [rule]: _, ...others } = chosen.peek().levels;
      change({ levels: level === undefined ? others : { ...others, [rule]: level } });
    },
    ignore: (ignored) => change({ ignore: [...chosen.peek().ignore, ignored] }),
    askAgain: (place) => change({ ignore: chosen.peek().ignore.toSpliced(place, 1) }),
    reset: () => change(DEFAULT_SETTINGS),
    reload,
  };
}

/** Why something cannot be ignored. */
export type IgnoringProblem =
  | { readonly why: 'no-url' | 'too-long' | 'too-many' | 'there-already' }
  | { readonly why: 'no-such-rule'; readonly rule: string };

type IgnoringOutcome = { readonly ignored: Ignored } | { readonly problem: IgnoringProblem };

/** A rule that is not to be asked of one URL. */
export function ignoredAt(url: string, rule: string, { ignore }: Settings): IgnoringOutcome {
  return unlessImpossible({ url: patternOf(url), rules: [rule] }, ignore);
}

/** What a person typed as a pattern and as ids of rules, which stand apart by commas or spaces; no id: all rules. */
export function ignoredFrom(
  url: string,
  rules: string,
  { ignore }: Settings,
  known: KnownRules,
): IgnoringOutcome {
  const pattern = url.trim();
  const listed = [...new Set(rules.split(/[\s,]+/).filter((id) => id !== ''))];
  const unknown = listed.find((id) => !isRule(id, known));
  if (pattern === '') return { problem: { why: 'no-url' } };
  if (unknown !== undefined) return { problem: { why: 'no-such-rule', rule: unknown } };
  return unlessImpossible(listed.length === 0 ? { url: pattern } : { url: pattern, rules: listed }, ignore);
}

function unlessImpossible(ignored: Ignored, ignore: Settings['ignore']): IgnoringOutcome {
  if (ignored.url.length > LONGEST_PATTERN) return { problem: { why: 'too-long' } };
  if (ignore.length >= MOST_IGNORED) return { problem: { why: 'too-many' } };
  if (ignore.some((there) => isSameIgnored(there, ignored))) return { problem: { why: 'there-already' } };
  return { ignored };
}
