import { nearestName } from '../rules/nearest-name.ts';

/** More changes than this for so many characters make another word, no slip. */
const CHARACTERS_A_SLIP = 3;
/** Nothing that is longer is one of our names. */
const LONGEST = 100;

/** The known name that somebody most likely meant, whatever its case; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const small = known.map((each) => each.toLowerCase());
  const found = nearestName(name.toLowerCase(), small, Math.floor(name.length / CHARACTERS_A_SLIP));
  return found === undefined ? undefined : known[small.indexOf(found)];
}
