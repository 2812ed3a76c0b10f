import type { Entry, Group, Write } from './policy.ts';

/** What stands in a rule's path for itself: neither `*` nor `:` nor what is percent-encoded, nor white space. */
const PLAIN_PATH = /^[A-Za-z0-9/._~-]+$/;

interface Rule {
  readonly path: string;
  readonly cacheControl: string;
  matches(path: string): boolean;
}

/**
 * `_headers` (Netlify, Cloudflare Pages). A rule is a path with one `*` for any characters; of rules that match both are
 * applied, which would join their values. So there is a rule only where no path of the capture gets another value by it.
 */
export const headersFile: Write = ({ groups, entries }) => {
  const rules: Rule[] = [];
  const covered = new Set<Entry>();
  for (const rule of groups.flatMap(rulesOf)) {
    const taken = entries.filter(({ path }) => rule.matches(path));
    if (!taken.every((entry) => isFor(rule, entry) && !covered.has(entry))) continue;
    for (const entry of taken) covered.add(entry);
    rules.push(rule);
  }
  const text = rules.map(({ path, cacheControl }) => `${path}\n  Cache-Control: ${cacheControl}\n`).join('');
  return { text, uncovered: entries.filter((entry) => !covered.has(entry)).map(({ path }) => path) };
};

const isFor = ({ cacheControl }: Rule, entry: Entry): boolean =>
  entry.isTold && entry.cacheControl === cacheControl;

function rulesOf({ match, cacheControl }: Group): Rule[] {
  if ('path' in match) {
    const { path } = match;
    return PLAIN_PATH.test(path) ? [{ path, cacheControl, matches: (other) => other === path }] : [];
  }
  const { directory, extensions } = match;
  if (!PLAIN_PATH.test(directory)) return [];
  return extensions
    .filter((extension) => extension !== '')
    .map((extension) => ({
      path: `${directory}*.${extension}`,
      cacheControl,
      matches: (path) => path.startsWith(directory) && path.endsWith(`.${extension}`),
    }));
}
