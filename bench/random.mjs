/**
 * A source of random numbers that gives the same ones for the same seed on every machine (sfc32).
 * @param {number | string} seed
 */
export function createRandom(seed) {
  let [a, b, c, counter] = [...hashes(String(seed)), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round++) next();
  return {
    /** A number in [0, 1). */
    next,
    /** A whole number from `low` to `high`, both included. */
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    /** One of the items. */
    pick: (items) => items[Math.floor(next() * items.length)],
    /** True in so many cases of 1. */
    chance: (share) => next() < share,
    /** A number of the normal distribution. */
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Three 32-bit hashes of a text (FNV-1a with different bases). */
function hashes(text) {
  return [0x811c9dc5, 0x01234567, 0x9e3779b9].map((base) => {
    let hash = base;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash;
  });
}
