import type { Group, Match, SitePolicy, Snippet } from './policy.ts';

/** What comes between a version and the last extension, as in `app.3f2a1b9c.chunk.js`. */
const MORE = '(?:[.][A-Za-z]+)*';

/**
 * What names that carry a version look like before their extensions, the plainest first. As all patterns here they need
 * neither backslashes nor looking ahead, so that every server's regular expressions take them as they are.
 */
export const VERSION_SHAPES: readonly string[] = [
  `(?:[^/?]*[._~-])?[0-9a-f]{8,}${MORE}`,
  `[^/?]*[.-][0-9A-Za-z_-]{8}${MORE}`,
  '[^/?]*[0-9][.][0-9][^/?]*',
  `[^/?]*[._~-][A-Za-z]*[0-9][0-9A-Za-z]*${MORE}`,
];

// A server may look at the path as it was sent or with percent-encoding undone, so what is no plain word matches anything.
const OTHER = /%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~-]/g;

const literal = (path: string): string => path.split('/').map(segment).join('/');

/** One run for anything in each segment, so that no text makes a pattern that is slow to try. */
function segment(text: string): string {
  const others = [...text.matchAll(OTHER)];
  const [first, last] = [others[0], others.at(-1)];
  if (!first || !last) return plain(text);
  return `${plain(text.slice(0, first.index))}[^/?]+${plain(text.slice(last.index + last[0].length))}`;
}

const plain = (text: string): string => text.replaceAll('.', '[.]');

/** The paths of a group as a regular expression without its anchors. No text of a capture but plain words gets into it. */
export function patternOf(match: Match): string {
  if ('path' in match) return literal(match.path);
  const { directory, isBelow, extensions, version } = match;
  const start = literal(directory) + (isBelow ? '(?:[^?]*/)?' : '');
  if (extensions.includes('')) return `${start}${version ?? '[^/.?]*'}`;
  const name = version ?? '[^/?]*';
  const [only, ...others] = extensions;
  return `${start}${name}[.]${others.length === 0 ? only : `(?:${extensions.join('|')})`}`;
}

/** Longer paths are not tried: they come from no file. */
export const LONGEST = 300;

/** Tells of a path whether a group is for it. */
export function matcherOf(match: Match): (path: string) => boolean {
  const pattern = new RegExp(`^${patternOf(match)}$`);
  return (path) => path.length <= LONGEST && pattern.test(path);
}

/** The groups before one that take paths away from it: of servers where not the first rule decides they are to be excepted. */
export function exceptionsTo(group: Group, groups: readonly Group[]): Group[] {
  const before = groups.slice(0, groups.indexOf(group));
  return before.filter(({ match }) => overlaps(match, group.match));
}

function overlaps(a: Match, b: Match): boolean {
  if ('path' in a || 'path' in b) return false;
  const isNested =
    a.directory === b.directory ||
    (a.isBelow && b.directory.startsWith(a.directory)) ||
    (b.isBelow && a.directory.startsWith(b.directory));
  return isNested && a.extensions.some((extension) => b.extensions.includes(extension));
}

/** What most servers can say: all groups, each by its pattern. */
export function snippetOf({ groups, entries }: SitePolicy, text: string): Snippet {
  const matchers = groups.map(({ match }) => matcherOf(match));
  const uncovered = entries.filter(({ path }) => !matchers.some((matches) => matches(path)));
  return { text, uncovered: uncovered.map(({ path }) => path) };
}
