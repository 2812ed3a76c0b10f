import { exceptionsTo, patternOf, snippetOf } from './pattern.ts';
import type { Group, SitePolicy, Write } from './policy.ts';

/** Vercel (vercel.json): a path of one unnamed group, in which path-to-regexp takes a regular expression as it is (tried with 6.1). */
export const vercel: Write = (policy) => {
  const headers = policy.groups.map((group) => ({
    source: sourceOf(group, policy),
    headers: [{ key: 'Cache-Control', value: group.cacheControl }],
  }));
  return snippetOf(policy, `${JSON.stringify({ headers }, null, 2)}\n`);
};

/** All rules that match are applied, so each one excepts what earlier ones are for. */
function sourceOf(group: Group, { groups }: SitePolicy): string {
  const exceptions = exceptionsTo(group, groups).map((before) => `(?!${relative(before)}$)`);
  const own = relative(group);
  return own === '' ? '/' : `/(${exceptions.join('')}${own})`;
}

const relative = ({ match }: Group): string => patternOf(match).slice(1);
