import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FASTEST_RATE, readClock } from '../../../src/storage/port/clock.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { START } from '../given.ts'

const DAY = 24 * 3_600_000

it('PostgreSQL reckons the time of a running clock as the embedded store does, at every rate and after ten years', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const pace = fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: FASTEST_RATE * 1_000 }))
  await fc.assert(
    fc.asyncProperty(pace, fc.integer({ min: -1, max: 3_653 }), async (pace, days) => {
      const since = Date.now() - days * DAY
      await database.query(
        `UPDATE clock SET mode = 'running', value = ${START}, since = ${since}, pace = ${pace}`,
      )
      const running = { mode: 'running', at: START, since, rate: pace / 1_000 } as const
      const before = Date.now()
      const now = await store.now()
      expect(now).toBeGreaterThanOrEqual(readClock(running, before))
      expect(now).toBeLessThanOrEqual(readClock(running, Date.now()))
      const read = await store.clock()
      expect(read.value).toEqual(running)
      expect(read.now).toBeGreaterThanOrEqual(now)
    }),
    { numRuns: 50 },
  )
})
