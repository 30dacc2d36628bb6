/**
 * The condition that a row of `block` has numbers from `first` to `last`, as an expression in the SQL of both stores.
 * Blocks do not overlap, so of all blocks that begin before a range only the last one can reach into it.
 *
 * @param first an expression, as is `last`: no column of `block`
 */
export function overlapsBlock(first: string, last: string): string {
  return `
  block.first >= coalesce((SELECT max(first) FROM block WHERE first <= ${first}), ${first})
  AND block.first <= ${last} AND block.last >= ${first}`
}
