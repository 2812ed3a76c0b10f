import type { Report } from '../audit/report.ts';
import { visible } from '../messages/visible.ts';
import {
  changesOf,
  DEFAULT_SETTINGS,
  type Ignored,
  type Settings,
  type Thresholds,
} from '../rules/settings.ts';
import type { Wording } from './wording.ts';

/** How many rules or patterns are named; more are counted. */
const NAMED = 8;

/** A pattern is given up to so many characters; what is longer loses its middle. */
const LONGEST = 80;

/** What each threshold is counted in. */
export const THRESHOLD_UNITS: Readonly<Record<keyof Thresholds, 'seconds' | 'bytes' | 'count'>> = {
  htmlLifetimeSeconds: 'seconds',
  errorLifetimeSeconds: 'seconds',
  longLifetimeSeconds: 'seconds',
  leastBytes: 'bytes',
  leastRevalidations: 'count',
  clockSeconds: 'seconds',
};

/** A threshold in words, e.g. `3 min`, `1 kB`, `3`. */
export function thresholdWords(name: keyof Thresholds, figure: number, { figures }: Wording): string {
  const unit = THRESHOLD_UNITS[name];
  return unit === 'bytes' ? figures.size(figure) : figures[unit](figure);
}

/** What of settings is not the default, one statement for each kind; none where nothing is. */
export function differencesOf(settings: Settings, wording: Wording): string[] {
  const { profile, levels, ignore, thresholds } = changesOf(settings);
  const text = wording.text.settings;
  const words = text.differences;
  return [
    ...(profile ? [words.profile(profile)] : []),
    ...(levels ? [words.levels(listed(levelsInWords(levels, wording), wording))] : []),
    ...(ignore ? [words.ignored(listed(ignore.map(ignoredWords(wording)), wording))] : []),
    ...(thresholds
      ? [words.thresholds(thresholdsInWords(thresholds, wording).join(wording.text.listSeparator))]
      : []),
  ];
}

/** The same of a report's settings, in one sentence; undefined where nothing is. The profile is left to its own line. */
export function settingsLine({ settings }: Report, wording: Wording): string | undefined {
  if (!settings) return undefined;
  const words = wording.text.settings.differences;
  const differences = differencesOf({ ...settings, profile: DEFAULT_SETTINGS.profile }, wording);
  return differences.length === 0 ? undefined : words.line(differences.join(words.separator));
}

const levelsInWords = (levels: Settings['levels'], { text }: Wording): string[] =>
  Object.entries(levels).map(
    ([rule, level]) => `${visible(rule)} ${level === 'off' ? text.settings.rules.off : text.levels[level]}`,
  );

const ignoredWords =
  ({ text }: Wording) =>
  ({ url, rules }: Ignored): string =>
    text.settings.differences.ignoredAt(
      brief(visible(url)),
      rules ? visible(rules.join(text.listSeparator)) : text.settings.ignored.all,
    );

function thresholdsInWords(changed: Partial<Thresholds>, wording: Wording): string[] {
  const text = wording.text.settings;
  return Object.keys(THRESHOLD_UNITS).flatMap((key) => {
    const name = key as keyof Thresholds;
    const figure = changed[name];
    if (figure === undefined) return [];
    const usual = DEFAULT_SETTINGS.thresholds[name];
    return text.differences.threshold(
      text.thresholds.names[name],
      thresholdWords(name, figure, wording),
      thresholdWords(name, usual, wording),
    );
  });
}

function listed(items: readonly string[], { text, figures }: Wording): string {
  const named = items.slice(0, NAMED);
  const rest = items.length - named.length;
  const all = rest > 0 ? [...named, text.settings.differences.more(figures.count(rest))] : named;
  return all.join(text.listSeparator);
}

const brief = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)}…${text.slice(1 - LONGEST / 2)}`;
