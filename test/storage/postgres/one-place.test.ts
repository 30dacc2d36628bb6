import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { createDatabase } from '../../support/postgres/create-database.ts'
import { START } from '../given.ts'
import { LARGE_IMPORT } from '../large-import.ts'
import { MISPLACED } from '../one-place.ts'
import { touch, touchingSteps } from '../touching-steps.ts'

async function expectSoundAfter(change: (store: InventoryStore) => Promise<unknown>): Promise<void> {
  const database = await createDatabase()
  const store = await openPostgresStore({ connection: database.connection, poolSize: 2 })
  try {
    await store.resetClock({ mode: 'frozen', at: START })
    await change(store)
    const [faults = {}] = await database.query(MISPLACED)
    expect(Object.entries(faults).filter(([, count]) => Number(count) !== 0)).toEqual([])
    expect(Object.keys(faults)).toHaveLength(6)
  } finally {
    await store.close()
    await database.drop()
  }
}

it('Each number is in one piece or in one row, and no piece crosses a multiple of a thousand', {
  timeout: SHRINKING_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(touchingSteps, (steps) => expectSoundAfter((store) => touch(store, steps))),
    runParameters(30),
  )
})

it('The same after an import of thousands of blocks that overlap, and no piece crosses a block', async () => {
  await expectSoundAfter((store) => store.addStock(LARGE_IMPORT))
})
