import type { MoveClockAnswer } from '../../src/storage/port/clock-store.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'

/** Moves the time of the store forward; answers what that changed. */
export async function advance(store: InventoryStore, byMs: number) {
  return moved(await store.advanceClock({ byMs }))
}

/** What a move of the clock changed. */
export function moved(answer: MoveClockAnswer) {
  if (answer.kind !== 'moved') throw new Error(`The clock was not moved: ${answer.kind}`)
  const { kind: _, ...changes } = answer
  return changes
}
