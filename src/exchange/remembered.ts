/** More results than this are not kept at a time. */
const MOST = 2_000;
/** What has a longer key is not kept: it hardly recurs. */
const LONGEST = 300;

/**
 * The same function, which keeps its latest results: captures repeat the same few texts thousands of times. `read` must
 * depend on nothing but its input. Equal inputs get the very same result. What is kept is bounded.
 */
export function remembered<K extends string | number, T extends NonNullable<unknown> | null>(
  read: (key: K) => T,
): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const there = known.get(key);
    return there === undefined ? keep(known, key, read(key)) : there;
  };
}

/** Keeps a result under its key, in place of all earlier ones where there are too many, and gives it back. */
export function keep<K extends string | number, T>(known: Map<K, T>, key: K, result: T): T {
  if (typeof key === 'string' && key.length > LONGEST) return result;
  if (known.size >= MOST) known.clear();
  known.set(key, result);
  return result;
}
