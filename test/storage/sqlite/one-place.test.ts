import fc from 'fast-check'
import { expect, it } from 'vitest'
import { batchRunner } from '../../../src/storage/sqlite/batch.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { storeOver } from '../../../src/storage/sqlite/store-over.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { stillClock } from '../../support/still-clock.ts'
import { START } from '../given.ts'
import { LARGE_IMPORT } from '../large-import.ts'
import { MISPLACED } from '../one-place.ts'
import { touch, touchingSteps } from '../touching-steps.ts'

function openInventory() {
  const database = openDatabase(':memory:')
  migrate(database, 'The database')
  const run = batchRunner(database, createEngine(database, stillClock(START)))
  const store = storeOver(
    async (call) => run([call])[0] ?? { done: false, reason: 'No outcome' },
    async () => database.close(),
  )
  return { store, misplaced: () => database.prepare(MISPLACED).get() ?? {} }
}

function expectSound(faults: Record<string, unknown>): void {
  expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([])
  expect(Object.keys(faults)).toHaveLength(6)
}

it('Each number is in one piece or in one row, and no piece crosses a multiple of a thousand', {
  timeout: SHRINKING_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(touchingSteps, async (steps) => {
      const { store, misplaced } = openInventory()
      await touch(store, steps)
      expectSound(misplaced())
      await store.close()
    }),
    runParameters(100),
  )
})

it('The same after an import of thousands of blocks that overlap, and no piece crosses a block', async () => {
  const { store, misplaced } = openInventory()
  await store.addStock(LARGE_IMPORT)
  expectSound(misplaced())
  await store.close()
})
