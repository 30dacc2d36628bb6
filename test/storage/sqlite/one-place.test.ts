import fc from 'fast-check'
import { expect, it } from 'vitest'
import { batchRunner } from '../../../src/storage/sqlite/batch.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { storeOver } from '../../../src/storage/sqlite/store-over.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { START } from '../given.ts'
import { MISPLACED } from '../one-place.ts'
import { touch, touchingSteps } from '../touching-steps.ts'

it('Each number is in one piece or in one row, and no piece crosses a multiple of a thousand', {
  timeout: SHRINKING_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(touchingSteps, async (steps) => {
      const database = openDatabase(':memory:')
      migrate(database, 'The database')
      const run = batchRunner(
        database,
        createEngine(database, () => START),
      )
      const store = storeOver(
        async (call) => run([call])[0] ?? { done: false, reason: 'No outcome' },
        async () => database.close(),
      )
      await touch(store, steps)
      const faults = database.prepare(MISPLACED).get() ?? {}
      expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([])
      expect(Object.keys(faults)).toHaveLength(6)
      await store.close()
    }),
    runParameters(100),
  )
})
