import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import { stockKey } from '../decide/stock-key.ts'
import type { StoreCall } from './batch.ts'

/**
 * Blocks on their way to the thread, three numbers each. A message of objects takes ten times as much memory on both
 * sides, and all of its blocks are there at once.
 */
interface PackedBlocks {
  readonly stocks: readonly Stock[]
  /** For each block the place of its stock in `stocks`, its first number and its last. */
  readonly blocks: Float64Array
}

/** The call as it is sent to the thread. */
export function packCall(call: StoreCall): StoreCall {
  const [blocks, ...others] = call.parameters
  if (call.method !== 'addStock' || !Array.isArray(blocks)) return call
  return { ...call, parameters: [packBlocks(blocks), ...others] }
}

/** The call that was packed; its blocks are unpacked one by one while they are read. */
export function unpackCall(call: StoreCall): StoreCall {
  const [packed, ...others] = call.parameters
  if (!isPacked(packed)) return call
  // A call that found no room on the disk is done again, and then it has to read all blocks once more.
  const blocks: Iterable<NumberBlock> = { [Symbol.iterator]: () => unpackBlocks(packed) }
  return { ...call, parameters: [blocks, ...others] }
}

function packBlocks(blocks: readonly NumberBlock[]): PackedBlocks {
  const places = new Map<string, number>()
  const stocks: Stock[] = []
  const packed = new Float64Array(3 * blocks.length)
  for (const [nth, { stock, first, last }] of blocks.entries()) {
    const key = stockKey(stock)
    const place = places.get(key) ?? stocks.push(stock) - 1
    places.set(key, place)
    packed.set([place, phoneNumberToInteger(first), phoneNumberToInteger(last)], 3 * nth)
  }
  return { stocks, blocks: packed }
}

function* unpackBlocks({ stocks, blocks }: PackedBlocks): Generator<NumberBlock> {
  for (let at = 0; at < blocks.length; at += 3) {
    const [place = 0, first = 0, last = 0] = blocks.subarray(at, at + 3)
    const stock = stocks[place]
    if (stock === undefined) throw new Error('The blocks came without their stock')
    yield { stock, first: phoneNumberFromInteger(first), last: phoneNumberFromInteger(last) }
  }
}

function isPacked(value: unknown): value is PackedBlocks {
  return (
    typeof value === 'object' && value !== null && 'blocks' in value && value.blocks instanceof Float64Array
  )
}
