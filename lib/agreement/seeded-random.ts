/**
 * Numbers in [0, 1) that a seed repeats on every machine: xoshiro128** (Blackman and Vigna 2018) started by splitmix32.
 * For samples and bootstraps, whose seed is kept with their result.
 */
export function seededRandom(seed: number): () => number {
  let mixed = seed >>> 0;
  const next = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 4_294_967_296;
  };
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
