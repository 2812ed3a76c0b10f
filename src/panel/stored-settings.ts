import { recordOf } from '../har/raw-entry.ts';
import { LEVELS } from '../rules/rule.ts';
import {
  changesOf,
  DEFAULT_SETTINGS,
  type Ignored,
  PROFILES,
  type Settings,
  type Thresholds,
} from '../rules/settings.ts';

/** The rules that settings can speak of, in the order in which findings are listed. */
export type KnownRules = readonly { readonly id: string }[];

/** Whether there is a rule of that id. */
export const isRule = (id: string, rules: KnownRules): boolean => rules.some((rule) => rule.id === id);

/** What settings can say of a rule. */
export const RULE_LEVELS = [...LEVELS, 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

export const THRESHOLDS = Object.keys(DEFAULT_SETTINGS.thresholds) as readonly (keyof Thresholds)[];

/** Caches need not count further (RFC 9111 §1.2.2); no threshold of ours means anything beyond it. */
export const MOST_THRESHOLD = 2 ** 31;
/** So many patterns of so many characters are looked at for each resource. */
export const MOST_IGNORED = 100;
export const LONGEST_PATTERN = 2_000;

/** Whether something can be a threshold. */
export const isThreshold = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_THRESHOLD;

/**
 * Settings from a text that was stored some time ago, by this version or another. Whatever of it is unknown or of
 * another type than it should be is left out, and the default stands there.
 */
export function readSettings(text: string | null, rules: KnownRules): Settings {
  const stored = recordOf(parsed(text)) ?? {};
  const profile = PROFILES.find((known) => known === stored['profile']) ?? DEFAULT_SETTINGS.profile;
  return {
    profile,
    levels: readLevels(stored['levels'], rules),
    ignore: readIgnored(stored['ignore'], rules),
    thresholds: readThresholds(stored['thresholds']),
  };
}

/** Settings as the text of a `not-modified.config.json`, which says what is not the default. */
export const writeSettings = (settings: Settings): string =>
  `${JSON.stringify(changesOf(settings), null, 2)}\n`;

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function readLevels(stored: unknown, rules: KnownRules): Settings['levels'] {
  const levels = new Map(Object.entries(recordOf(stored) ?? {}));
  return Object.fromEntries(
    rules.flatMap(({ id }) => {
      const level = RULE_LEVELS.find((known) => known === levels.get(id));
      return level === undefined ? [] : [[id, level]];
    }),
  );
}

function readIgnored(stored: unknown, rules: KnownRules): readonly Ignored[] {
  if (!Array.isArray(stored)) return [];
  const ignored: Ignored[] = [];
  for (const each of stored) {
    const read = ignoredOf(each, rules);
    if (read && !ignored.some((there) => isSameIgnored(there, read))) ignored.push(read);
    if (ignored.length === MOST_IGNORED) break;
  }
  return ignored;
}

/** Whether two patterns ignore the same, however their rules are ordered. */
export const isSameIgnored = (one: Ignored, other: Ignored): boolean =>
  one.url === other.url && String(one.rules?.toSorted()) === String(other.rules?.toSorted());

/** Of a list of rules of which none exists, nothing is left: without a list all rules would be ignored. */
function ignoredOf(stored: unknown, rules: KnownRules): Ignored | undefined {
  const { url, rules: listed } = recordOf(stored) ?? {};
  if (typeof url !== 'string' || url === '' || url.length > LONGEST_PATTERN) return undefined;
  if (listed === undefined) return { url };
  const known = Array.isArray(listed) ? rules.filter(({ id }) => listed.includes(id)) : [];
  return known.length === 0 ? undefined : { url, rules: known.map(({ id }) => id) };
}

function readThresholds(stored: unknown): Thresholds {
  const figures = recordOf(stored) ?? {};
  const known = THRESHOLDS.filter((name) => Object.hasOwn(figures, name) && isThreshold(figures[name]));
  return {
    ...DEFAULT_SETTINGS.thresholds,
    ...Object.fromEntries(known.map((name) => [name, figures[name]])),
  };
}
