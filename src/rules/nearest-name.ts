/**
 * The one of the known names that differs from `name` by the fewest letters inserted, left out or replaced, the first of
 * several; undefined where each differs by more than `most`.
 */
export function nearestName(name: string, known: readonly string[], most: number): string | undefined {
  let nearest: string | undefined;
  let least = most + 1;
  for (const each of known) {
    if (Math.abs(each.length - name.length) >= least) continue;
    const letters = distance(each, name);
    if (letters >= least) continue;
    nearest = each;
    least = letters;
  }
  return nearest;
}

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
