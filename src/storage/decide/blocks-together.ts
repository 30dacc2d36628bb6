import type { NumberBlock } from '../../numbering/audit-entry.ts'

/** The most blocks that one audit entry names, so that a reader of one entry has no more than a thousand in memory. */
export const BLOCKS_IN_ENTRY = 1_000

/** The blocks in their order, at most so many together: what is made of them is in memory at one time. */
export function* blocksTogether(
  blocks: Iterable<NumberBlock>,
  most: number,
): Generator<readonly NumberBlock[]> {
  let some: NumberBlock[] = []
  for (const block of blocks) {
    some.push(block)
    if (some.length < most) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
