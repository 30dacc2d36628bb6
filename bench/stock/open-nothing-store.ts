import type { HoldAnswer, HoldCommand } from '../../src/storage/port/hold-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { areaCodeBlock } from './area-codes.ts'

/** A store that answers every search with the answer to the first search, and neither holds nor writes anything. */
export async function openNothingStore() {
  const store = await openMemoryStore()
  await store.addStock([areaCodeBlock(0, 1)])
  let answer: Promise<HoldAnswer> | undefined
  return {
    ...store,
    hold(command: HoldCommand) {
      answer ??= store.hold(command)
      return answer
    },
  }
}
