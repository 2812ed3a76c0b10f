import { isVersioned } from '../rules/resource-kind.ts';
import { LONGEST, matcherOf, VERSION_SHAPES } from './pattern.ts';
import type { Entry, Group, Match } from './policy.ts';

/** Nobody keeps a configuration of more rules; those that say something of the most paths are taken. */
const MOST_GROUPS = 50;

/** A path taken apart. */
interface File extends Entry {
  readonly directory: string;
  readonly extension: string;
  /** Whether it may be kept for so long because its URL carries a version: then names have to show one. */
  readonly isVersioned: boolean;
}

type Files = readonly File[];
/** The shapes that a version may have in the names of files in a directory; null: none is asked for. */
type ShapesIn = (directory: string) => readonly (string | null)[];
type FilesMatch = Exclude<Match, { readonly path: string }>;

/** A group with how many paths it is for. */
interface Found extends Group {
  readonly match: FilesMatch;
  readonly size: number;
}

/**
 * Groups paths that get the same value, by extension and by the deepest directory that they share. A group is made only
 * where everything of the capture that it takes gets that value; else its directories are looked at one by one.
 */
export function groupsOf(entries: readonly Entry[]): Group[] {
  const files = entries.filter(({ path }) => path.length <= LONGEST).map(fileOf);
  const found = [...byExtension(files).values()].flatMap((all) => {
    const plain = all.filter((file) => !file.isVersioned);
    const versioned = all.filter((file) => file.isVersioned);
    return [
      ...divide(versioned.filter(isTold), all, versionShapes),
      ...divide(plain.filter(isTold), plain, noShape),
    ];
  });
  return withoutConflicts(largest(joined(found)), entries);
}

const isTold = (entry: Entry): boolean => entry.isTold;

const noShape: ShapesIn = () => [null];

/** Where the directory carries the version, its files need none. */
const versionShapes: ShapesIn = (directory) => (isVersioned(addressOf(directory)) ? [null] : VERSION_SHAPES);

const addressOf = (path: string): string => `https://site.example${path}`;

/** Whether a rule with that value gives an entry what is recommended for it. */
const getsItsOwn = (entry: Entry, cacheControl: string): boolean =>
  entry.isTold && entry.cacheControl === cacheControl;

function fileOf(entry: Entry): File {
  const { path } = entry;
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  const [, extension = ''] = /[^/]*\.([A-Za-z0-9]{1,8})$/.exec(path.slice(directory.length)) ?? [];
  const isLasting = /\bimmutable\b|\bmax-age=\d{8}/.test(entry.cacheControl);
  return { ...entry, directory, extension, isVersioned: isLasting && isVersioned(addressOf(path)) };
}

/** Groups of `files`, beside which `all` are there that a group may take only where they get the same value. */
function* divide(files: Files, all: Files, shapesIn: ShapesIn): Iterable<Found> {
  if (files.length === 0) return;
  const directory = sharedDirectory(files);
  const near = all.filter((file) => file.directory.startsWith(directory));
  const here = files.filter((file) => file.directory === directory);
  const whole = groupIn({ directory, isBelow: here.length < files.length }, files, near, shapesIn);
  if (whole) {
    yield whole;
    return;
  }
  const direct = groupIn({ directory, isBelow: false }, here, near, shapesIn);
  if (direct) yield direct;
  for (const [below, part] of byNextDirectory(files, directory)) {
    const beside = near.filter((file) => file.directory.startsWith(below));
    yield* divide(part, beside, shapesIn);
  }
}

function groupIn(
  place: Pick<FilesMatch, 'directory' | 'isBelow'>,
  files: Files,
  near: Files,
  shapesIn: ShapesIn,
): Found | undefined {
  const [first] = files;
  if (!first) return undefined;
  const { cacheControl, extension } = first;
  if (files.some((file) => file.cacheControl !== cacheControl)) return undefined;
  const needsEtag = files.some((file) => file.needsEtag);
  for (const version of shapesIn(place.directory)) {
    const match = { ...place, extensions: [extension], version };
    const matches = matcherOf(match);
    const takesAll = files.every(({ path }) => matches(path));
    if (takesAll && near.every((file) => getsItsOwn(file, cacheControl) || !matches(file.path)))
      return { match, cacheControl, needsEtag, size: files.length };
  }
  return undefined;
}

function sharedDirectory(files: Files): string {
  let shared = files[0]?.directory ?? '/';
  for (const { directory } of files) {
    while (!directory.startsWith(shared))
      shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
  }
  return shared;
}

const byExtension = (files: Files): Map<string, File[]> => gathered(files, ({ extension }) => extension);

const byNextDirectory = (files: Files, directory: string): Map<string, File[]> =>
  gathered(
    files.filter((file) => file.directory !== directory),
    (file) => file.directory.slice(0, file.directory.indexOf('/', directory.length) + 1),
  );

function gathered(files: Files, keyOf: (file: File) => string): Map<string, File[]> {
  const parts = new Map<string, File[]>();
  for (const file of files) {
    const key = keyOf(file);
    const part = parts.get(key);
    if (part) part.push(file);
    else parts.set(key, [file]);
  }
  return parts;
}

/** Groups that differ in their extensions alone become one. */
function joined(groups: readonly Found[]): Found[] {
  const byRest = new Map<string, Found>();
  for (const group of groups) {
    const { directory, isBelow, version, extensions } = group.match;
    const isBare = extensions.includes('');
    const key = JSON.stringify([directory, isBelow, version, group.cacheControl, isBare]);
    const there = byRest.get(key);
    byRest.set(key, there ? merged(there, group) : group);
  }
  return [...byRest.values()];
}

const merged = (a: Found, b: Found): Found => ({
  match: { ...a.match, extensions: [...a.match.extensions, ...b.match.extensions].toSorted() },
  cacheControl: a.cacheControl,
  needsEtag: a.needsEtag || b.needsEtag,
  size: a.size + b.size,
});

const largest = (groups: readonly Found[]): Found[] =>
  groups.toSorted((a, b) => b.size - a.size).slice(0, MOST_GROUPS);

/** The groups, those by version first, without any that would give a path another value than its own. */
function withoutConflicts(groups: readonly Found[], entries: readonly Entry[]): Group[] {
  const left = new Set(entries);
  return groups.toSorted(byVersionAndDirectory).filter(({ match, cacheControl }) => {
    const matches = matcherOf(match);
    const taken = [...left].filter(({ path }) => matches(path) || mayTakeLong(match, path));
    if (!taken.every((entry) => getsItsOwn(entry, cacheControl))) return false;
    for (const entry of taken) left.delete(entry);
    return true;
  });
}

function byVersionAndDirectory({ match: a }: Found, { match: b }: Found): number {
  const hasVersion = Number(a.version === null) - Number(b.version === null);
  return hasVersion || (a.directory < b.directory ? -1 : Number(a.directory > b.directory));
}

/** Whether a server might find a path in a group that is too long to be tried here. */
const mayTakeLong = ({ directory, extensions }: FilesMatch, path: string): boolean =>
  path.length > LONGEST &&
  path.startsWith(directory) &&
  extensions.some((extension) => extension === '' || path.endsWith(`.${extension}`));
