import type { InspectedBlock, InspectedPiece } from '../port/inspect-store.ts'
import { BLOCK_COLUMNS, toInspectedBlock } from './read-rows.ts'
import { type Script, select } from './script.ts'

/**
 * The pieces, each with the block at its place. Nearly every piece has the place of a block of the page.
 *
 * @param blocks the blocks of the page
 */
export function* readBlocksAtPlaces(
  pieces: readonly InspectedPiece[],
  blocks: readonly InspectedBlock[],
): Script<readonly InspectedPiece[]> {
  const keyOf = (stock: number, place: number) => `${stock} ${place}`
  const known = new Map<string, InspectedBlock | undefined>(
    blocks.map((block) => [keyOf(block.stock, block.position), block]),
  )
  const found: InspectedPiece[] = []
  for (const piece of pieces) {
    const key = keyOf(piece.stock, piece.place)
    if (!known.has(key)) known.set(key, yield* readBlockAt(piece))
    const atPlace = known.get(key)
    found.push({ ...piece, ...(atPlace && { atPlace }) })
  }
  return found
}

function* readBlockAt({ stock, place }: InspectedPiece): Script<InspectedBlock | undefined> {
  const [row] = yield* select(
    `SELECT ${BLOCK_COLUMNS} FROM block WHERE stock = $1 AND position <= $2 ORDER BY position DESC LIMIT 1`,
    [stock, place],
  )
  return row && toInspectedBlock(row)
}
