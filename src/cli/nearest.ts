/** More changes than this for so many characters make another word, no slip. */
const CHARACTERS_A_SLIP = 3;
/** Nothing that is longer is one of our names. */
const LONGEST = 100;

/** The known name that somebody most likely meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  let [best, least]: [string | undefined, number] = [undefined, name.length / CHARACTERS_A_SLIP];
  for (const candidate of known) {
    const changes = changesBetween(name.toLowerCase(), candidate.toLowerCase());
    if (changes <= least && (best === undefined || changes < least)) [best, least] = [candidate, changes];
  }
  return best;
}

/** The fewest characters to put in, take out or replace to make one word of the other (Levenshtein). */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let down = 1; down <= one.length; down++) {
    const next = [down];
    for (let across = 1; across <= other.length; across++) {
      const replaced = Number(row[across - 1]) + Number(one[down - 1] !== other[across - 1]);
      next.push(Math.min(replaced, Number(row[across]) + 1, Number(next[across - 1]) + 1));
    }
    row = next;
  }
  return Number(row.at(-1));
}
