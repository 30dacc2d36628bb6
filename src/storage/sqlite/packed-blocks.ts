import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { type PackedBlocks, packBlocks, unpackBlocks } from '../rows/packed-blocks.ts'
import type { StoreCall } from './batch.ts'

/**
 * The call as it is sent to the thread, with three numbers for each block. A message of objects takes ten times as much
 * memory on both sides, and all of its blocks are there at once.
 */
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

function isPacked(value: unknown): value is PackedBlocks {
  return typeof value === 'object' && value !== null && 'runs' in value && value.runs instanceof Float64Array
}
