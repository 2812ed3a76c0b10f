import type { Level } from './rule.ts';

/** `rfc9110` asks a 304 for what the full response carried; `strict` asks every 304 for all six fields. */
export type Profile = 'rfc9110' | 'strict';
export const PROFILES: readonly Profile[] = ['rfc9110', 'strict'];

/** From where on something is worth a finding. */
export interface Thresholds {
  /** Longer lifetimes of documents hide changes from people, s. */
  readonly htmlLifetimeSeconds: number;
  /** Longer lifetimes of errors outlive what caused them, s. */
  readonly errorLifetimeSeconds: number;
  /** From here on a lifetime is long: the URL should change with the content, s. */
  readonly longLifetimeSeconds: number;
  /** Content that is smaller is not worth a word, bytes. */
  readonly leastBytes: number;
  /** So many 304s of one resource are a habit. */
  readonly leastRevalidations: number;
  /** Clocks may differ by so much, s. */
  readonly clockSeconds: number;
}

/** What an audit asks for. */
export interface Settings {
  readonly profile: Profile;
  /** Other levels than the rules have of themselves, by id; `off`: not asked. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  /** Where rules are not asked. */
  readonly ignore: readonly Ignored[];
  readonly thresholds: Thresholds;
}

/**
 * Resources whose URL a pattern fits, in which `*` stands for any characters and `\*` for a star, and the rules not asked
 * there.
 */
export interface Ignored {
  readonly url: string;
  /** Ids; all rules where it is left out. */
  readonly rules?: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  profile: 'rfc9110',
  levels: {},
  ignore: [],
  thresholds: {
    htmlLifetimeSeconds: 180,
    errorLifetimeSeconds: 600,
    longLifetimeSeconds: 30 * 86_400,
    leastBytes: 1_000,
    leastRevalidations: 3,
    clockSeconds: 60,
  },
};

/** What of settings is not the default, as a settings file says it. */
export type SettingsChanges = Partial<Omit<Settings, 'thresholds'>> & {
  readonly thresholds?: Partial<Thresholds>;
};

/** What of settings is not the default, in one order. */
export function changesOf({ profile, levels, ignore, thresholds }: Settings): SettingsChanges {
  const usual: Readonly<Record<string, number>> = { ...DEFAULT_SETTINGS.thresholds };
  const moved = Object.entries(thresholds).filter(([name, figure]) => figure !== usual[name]);
  return {
    ...(profile !== DEFAULT_SETTINGS.profile && { profile }),
    ...(Object.keys(levels).length > 0 && { levels }),
    ...(ignore.length > 0 && { ignore }),
    ...(moved.length > 0 && { thresholds: Object.fromEntries(moved) }),
  };
}

/**
 * Tells of rules whether they are asked about resources of that URL. Costs what the patterns and the URL are long,
 * whatever number of rules there is.
 */
export function rulesAskedOf({ levels, ignore }: Settings, url: string): (rule: string) => boolean {
  const ignored = ignore.filter(({ url: pattern }) => fits(url, pattern));
  const isAllIgnored = ignored.some(({ rules }) => rules === undefined);
  const rulesIgnored = new Set(ignored.flatMap(({ rules }) => rules ?? []));
  return (rule) => !isAllIgnored && levels[rule] !== 'off' && !rulesIgnored.has(rule);
}

/** The pattern that only this URL fits. */
export const patternOf = (url: string): string => url.replaceAll('*', '\\*');

/** Whether a text fits a pattern: each piece between its stars is looked for behind the one before. */
function fits(text: string, pattern: string): boolean {
  const [first = '', ...pieces] = pattern.split(/(?<!\\)\*/).map((piece) => piece.replaceAll('\\*', '*'));
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
