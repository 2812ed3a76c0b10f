import type { Figures } from '../../figures.ts';
import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

const ageProblem = ({ problem, value }: Parameters): string => {
  if (problem === 'list') return `Age is a list, ${value}: it holds one number of seconds.`;
  if (problem === 'repeated') return `Age was sent in several lines, ${value} in each.`;
  return `Age is ${value ? `"${value}"` : 'empty'}, which is no whole number of seconds.`;
};

const cacheStatusProblem = ({ problem, at }: Parameters): string => {
  switch (problem) {
    case 'name':
      return 'In Cache-Status the name of a cache is neither a plain word nor a text in quotes.';
    case 'parameter':
      return `In Cache-Status the parameter ${at} has a value of the wrong type.`;
    case 'reason':
      return `In Cache-Status fwd gives the reason ${at}, which is none of those that the standard knows.`;
    case 'bare-word':
      return `Cache-Status says ${at} where the name of a cache belongs, and nothing of what that cache did.`;
    default:
      return 'Cache-Status cannot be read as a list of caches.';
  }
};

const targetedProblem = ({ field, problem, directive }: Parameters): string => {
  switch (problem) {
    case 'empty':
      return `${field} is empty, and caches ignore it.`;
    case 'case':
      return `A directive in ${field} has a capital letter, for which caches ignore the whole field.`;
    case 'value':
      return `In ${field} the value of ${directive} is not of the type that this directive has.`;
    default:
      return `${field} cannot be read as a list of directives, and caches ignore all of it.`;
  }
};

const lifetime = (value: string | undefined, figures: Figures): string => {
  if (value === 'no') return 'may not store this response';
  return value === 'none' ? 'get no lifetime' : `get a lifetime of ${figures.seconds(Number(value))}`;
};

/** The texts of `src/rules/shared-caches.ts`, `src/rules/cache-status.ts` and `src/rules/targeted.ts`. */
export const sharedCache: Readonly<Record<string, FindingText>> = {
  'age-syntax': {
    title: 'Age that cannot be read',
    seen: ageProblem,
    why: 'Caches ignore what they cannot read, count the time that the response has already spent in another cache as none, and keep it for too long.',
    fix: 'Send one Age line with a whole number of seconds. Look for a cache that adds its Age to one that is there instead of replacing it.',
    browsers: {
      chromium: 'Ignores an Age that is no number of seconds; of a list the first number counts.',
      firefox:
        'Ignores text, but takes the response for stale where Age is negative or has a decimal point; of a list the first number counts.',
    },
  },
  'age-missing-on-hit': {
    title: 'Answer from a shared cache without Age',
    seen: ({ field, value }) =>
      `${field} (${value}) says that a shared cache answered with a stored response, and the answer has no Age.`,
    why: 'Browsers and caches behind it begin to count at zero: they keep the response for up to its whole lifetime once more, and people see old content for longer than was meant.',
    fix: 'Have the cache send Age with every stored response. Look for a setting or a proxy that takes it out.',
  },
  'age-date-rewritten': {
    title: 'Date made new while Age counts on',
    seen: ({ age }, { seconds }) =>
      `Age says that the response is ${seconds(Number(age))} old, and Date says that it was made just now.`,
    why: 'A lifetime that is counted from Date, by Expires or by guess, then comes out shorter or longer than the origin meant: the time in the cache counts twice, or a part of it not at all.',
    fix: 'Have the cache pass on Date as the origin sent it, and let Age alone count. A lifetime by max-age does not depend on Date.',
  },
  'cache-status-syntax': {
    title: 'Cache-Status that cannot be understood',
    seen: cacheStatusProblem,
    why: 'Tools that would show hits, misses and their reasons pass over the field or the part that they cannot read.',
    fix: 'Write each cache as its name with parameters behind it, for example: ExampleCache; hit; ttl=376, or ExampleCache; fwd=uri-miss; stored. Quote keys that hold more than letters and digits.',
  },
  'cache-status-hit-and-fwd': {
    title: 'Cache-Status that contradicts itself',
    seen: ({ cache, alone }) =>
      alone
        ? `The cache ${cache} gives ${alone}, which means something only beside fwd, and no fwd.`
        : `The cache ${cache} says both that it answered by itself (hit) and that it asked further (fwd).`,
    why: 'Nobody can tell whether this request reached the origin, so hit ratios that rest on the field are wrong.',
    fix: 'Send hit where the cache answered by itself. Send fwd with its reason where the request went on, and fwd-status, stored and collapsed only there.',
  },
  'cache-status-ttl-negative': {
    title: 'Stale answer from a shared cache',
    seen: ({ cache, seconds }, figures) =>
      `The cache ${cache} answered with a response whose lifetime had been over for ${figures.seconds(Number(seconds))}.`,
    why: 'People saw content that was older than its lifetime allows. That is meant with stale-while-revalidate or stale-if-error, or where the origin cannot be reached.',
    fix: 'Nothing where it is meant. Otherwise send must-revalidate, or look at why the cache serves stale responses.',
  },
  'cache-status-vs-headers': {
    title: 'Shared cache keeps for longer than the lines say',
    seen: ({ cache, ttl, left }, { seconds }) =>
      `The cache ${cache} counts on ${seconds(Number(ttl))} more, and the header lines leave ${seconds(Number(left))}.`,
    why: 'The cache follows rules of its own. What the origin sends in Cache-Control does not decide how long people get the old content from there.',
    fix: 'Nothing where the cache is meant to have its own lifetimes and is purged on changes. Otherwise have it follow the origin, or say its lifetime in CDN-Cache-Control, where everybody can see it.',
  },
  'shared-hit-ratio': {
    title: 'What the shared caches of a host did',
    seen: ({ host, all, hits, revalidated, misses, bypassed }, { count }) =>
      `Of ${count(Number(all))} answers from ${host} that tell: out of a shared cache ${count(Number(hits))}, confirmed by the origin ${count(Number(revalidated))}, misses ${count(Number(misses))}, past the cache ${count(Number(bypassed))}.`,
    why: 'A hit spares the origin the work and people the way to it.',
    fix: 'Look at the misses and at what passes by: a longer s-maxage, fewer names in Vary and no cookies on files that are the same for everybody make hits of them. One load of one page is a small sample.',
  },
  'targeted-syntax': {
    title: 'Cache-Control for CDNs that they cannot use',
    seen: targetedProblem,
    why: 'CDNs then follow Cache-Control, or pass over the one directive: the policy that was meant for them has no effect, and nothing says so.',
    fix: 'Write the names of directives in small letters, lifetimes as whole seconds without quotes, as in: max-age=600, stale-while-revalidate=60. These fields are read more strictly than Cache-Control.',
  },
  'targeted-overrides': {
    title: 'CDNs and browsers get different policies',
    seen: ({ field, inCdn, inBrowser }, figures) =>
      `By ${field}, CDNs ${lifetime(inCdn, figures)}; by the other lines, browsers ${lifetime(inBrowser, figures)}.`,
    why: 'CDNs that know the field follow it alone and ignore Cache-Control and Expires: the two policies have to be looked after separately.',
    fix: 'Nothing where it is meant: to keep for long in a CDN that is purged on changes and for a short time in browsers is a good use of it.',
  },
};
