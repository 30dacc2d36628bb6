import type { NumberBlock } from '../../numbering/audit-entry.ts'

/** The most blocks that one statement adds, and that one audit entry names. */
const BLOCKS_TOGETHER = 1_000

/**
 * The blocks in their order, by the thousand. Each thousand is added by statements of its own and named by an audit
 * entry of its own. So a statement, and a reader of one entry, has no more than a thousand in memory.
 */
export function* blocksTogether(blocks: Iterable<NumberBlock>): Generator<readonly NumberBlock[]> {
  let some: NumberBlock[] = []
  for (const block of blocks) {
    some.push(block)
    if (some.length < BLOCKS_TOGETHER) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
