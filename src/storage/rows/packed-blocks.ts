import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../numbering/phone-number.ts'

/** A block without its numbers. */
type BlockKind = Omit<NumberBlock, 'first' | 'last'>

/** Blocks as the trail keeps them, and on their way to the thread. What many blocks have in common is there once. */
export interface PackedBlocks {
  readonly kinds: readonly BlockKind[]
  /** For each block the place of its kind in `kinds`, its first number, and how many numbers follow that number. */
  readonly runs: ArrayLike<number>
}

/** The blocks in a form that is a sixth as long. */
export function packBlocks(blocks: readonly NumberBlock[]): PackedBlocks {
  const places = new Map<string, number>()
  const kinds: BlockKind[] = []
  /** The last block of each stock: most blocks are of the kind of that block. */
  const before = new Map<NumberBlock['stock'], { readonly block: NumberBlock; readonly place: number }>()

  function placeOf({ first: _, last: __, ...kind }: NumberBlock): number {
    const key = JSON.stringify(kind)
    const place = places.get(key) ?? kinds.push(kind) - 1
    places.set(key, place)
    return place
  }

  const runs = new Float64Array(3 * blocks.length)
  for (const [nth, block] of blocks.entries()) {
    const known = before.get(block.stock)
    const place = known !== undefined && isOfKind(known.block, block) ? known.place : placeOf(block)
    before.set(block.stock, { block, place })
    const first = phoneNumberToInteger(block.first)
    runs[3 * nth] = place
    runs[3 * nth + 1] = first
    runs[3 * nth + 2] = block.last === block.first ? 0 : phoneNumberToInteger(block.last) - first
  }
  return { kinds, runs }
}

/** Whether two blocks differ in nothing but their numbers. */
function isOfKind(one: NumberBlock, other: NumberBlock): boolean {
  return (
    one.stock === other.stock &&
    one.carrier === other.carrier &&
    one.label === other.label &&
    one.state === other.state
  )
}

function isStockAlone({ carrier, label, state }: BlockKind): boolean {
  return carrier === undefined && label === undefined && state === undefined
}

/** The blocks that were packed, in their order. */
export function* unpackBlocks({ kinds, runs }: PackedBlocks): Generator<NumberBlock> {
  for (let at = 0; at < runs.length; at += 3) {
    const [kind, first = 0, more = 0] = [kinds[runs[at] ?? -1], runs[at + 1], runs[at + 2]]
    if (kind === undefined) throw new Error('The blocks came without their stock')
    const number = phoneNumberFromInteger(first)
    const last = more === 0 ? number : phoneNumberFromInteger(first + more)
    // A spread takes ten times as long, and most kinds are nothing but a stock.
    yield isStockAlone(kind) ? { stock: kind.stock, first: number, last } : { ...kind, first: number, last }
  }
}
