import type { InspectedBlock, InspectedPiece } from '../../storage/port/inspect-store.ts'
import { type Finding, finding } from './finding.ts'
import { rangeName } from './range-name.ts'

/** The numbers of +1, of which all of a thousand have one place. */
const [FIRST_OF_ONE, LAST_OF_ONE] = [10_000_000_000, 19_999_999_999]
const THOUSAND = 1_000

/**
 * Whether the pieces have places that they can have had: a piece has the place of the block that brought it in, and in
 * +1 that of the first block with numbers of its thousand. Blocks that were deleted leave their positions empty.
 *
 * @param blocks of the page
 */
export function checkTurns(pieces: readonly InspectedPiece[], blocks: readonly InspectedBlock[]): Finding[] {
  return [
    ...pieces.flatMap((piece) => {
      const block = blocks.find((each) => isWithin(piece, each))
      return block !== undefined && !isPossible(piece, block) ? [wrongPlace(piece, 'of its block')] : []
    }),
    ...pieces.flatMap((piece, nth) => {
      const before = pieces[nth - 1]
      const isOther = before !== undefined && isBeside(piece, before) && piece.place !== before.place
      return isOther ? [wrongPlace(piece, `of ${rangeName(before)}, in the same thousand`)] : []
    }),
  ]
}

function wrongPlace(piece: InspectedPiece, expected: string): Finding {
  return finding(rangeName(piece), `the place ${expected} in the order of use`, `the place ${piece.place}`)
}

function isWithin({ first, last, stock }: InspectedPiece, block: InspectedBlock): boolean {
  return block.stock === stock && block.first <= first && last <= block.last
}

function isPossible(piece: InspectedPiece, block: InspectedBlock): boolean {
  const { place, atPlace } = piece
  if (place < 0 || place > block.position) return false
  if (atPlace === undefined) return true
  if (atPlace.position < place) return endOf(atPlace) <= place
  // It is the place of a block that is there, which brought the piece in, or the first of its thousand.
  if (!isOfOne(piece)) return block.first - atPlace.first === block.position - place
  const start = piece.first - (piece.first % THOUSAND)
  const isCut = atPlace.next !== undefined && atPlace.next > endOf(atPlace)
  return atPlace.first < start + THOUSAND && (atPlace.last >= start || isCut)
}

/** The position after the last number of the block. */
function endOf({ position, first, last }: InspectedBlock): number {
  return position + last - first + 1
}

function isOfOne({ first }: InspectedPiece): boolean {
  return first >= FIRST_OF_ONE && first <= LAST_OF_ONE
}

function isBeside(one: InspectedPiece, other: InspectedPiece): boolean {
  const isSame = Math.floor(one.first / THOUSAND) === Math.floor(other.first / THOUSAND)
  return isSame && isOfOne(one) && one.stock === other.stock
}
