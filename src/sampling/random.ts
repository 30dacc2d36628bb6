/** Draws a number from 0 to below 1. The same seed gives the same numbers. */
export type Random = () => number

/**
 * A small generator that chooses among free numbers. It is not for secrets: its numbers can be foreseen.
 * Mulberry32, public domain (https://github.com/bryc/code/blob/master/jshash/PRNGs.md).
 *
 * @param seed an integer
 */
export function createRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
