/**
 * The first of the known names that differs from `name` by at most `most` letters inserted, left out or replaced;
 * undefined where none does.
 */
export const nearestName = (name: string, known: readonly string[], most: number): string | undefined =>
  known.find((each) => Math.abs(each.length - name.length) <= most && distance(each, name) <= most);

/** The number of letters to insert, leave out or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
