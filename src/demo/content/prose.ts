const WORDS =
  'age agent answer asks body bytes cache client coding copy date directive entity every field first fresh full \
header held hour keeps last length lifetime line link long matching method minute network never newer next older \
once origin page part path private public query reader reason request resource response same script second seen \
server shared short since site stale stored tag time token type until update value variant visit weak wire year'.split(
    ' ',
  );

/**
 * Endless numbers from 0 up to, not including, 1 that look random and are the same for the same `seed` (an
 * integer): a linear congruential generator modulo 2³².
 */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `count` lines of made-up text of 6 to 13 words each, the same for the same `seed`. */
export function linesOfProse(seed: number, count: number): string[] {
  const dice = createDice(seed);
  const word = () => WORDS[Math.floor(dice() * WORDS.length)] ?? 'cache';
  return Array.from({ length: count }, () =>
    Array.from({ length: 6 + Math.floor(dice() * 8) }, word).join(' '),
  );
}
