import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FIRST_PLACE,
  type VerifiedPage,
  type VerifyPlace,
  verifyPage,
} from '../../../src/operator/verify/verify-page.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, hold, moveClock, NO_DELAY, newGuid, openStore } from '../given.ts'
import { nthNumber, numbers, reserve } from '../given-reservation.ts'
import { steps, takeSteps } from '../random-steps.ts'
import { rangeSteps, takeRangeSteps } from '../range-steps.ts'
import { takeTimedSteps, timedSteps } from '../timed-steps.ts'
import { verified } from '../verified.ts'

describe.each(STORE_KINDS)('Verifying an inventory, $name', (kind) => {
  it('finds nothing wrong, whatever was done', { timeout: SHRINKING_MS }, async () => {
    const property = fc.asyncProperty(steps, async (someSteps) => {
      const store = await kind.open()
      await moveClock(store, 0)
      await takeSteps(store, someSteps)
      expect(await verified(store)).toEqual([])
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 30 : 10))
  })
  it('finds nothing wrong with ranges that came in and went in parts', {
    timeout: SHRINKING_MS,
  }, async () => {
    const property = fc.asyncProperty(rangeSteps, async (someSteps) => {
      const store = await kind.open()
      await moveClock(store, 0)
      await takeRangeSteps(store, someSteps)
      expect(await verified(store)).toEqual([])
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 60 : 15))
  })

  it('finds nothing wrong after searches, reservations and operations that time has ended or not', {
    timeout: SHRINKING_MS,
  }, async () => {
    const property = fc.asyncProperty(timedSteps, async (someSteps) => {
      const store = await kind.open()
      await moveClock(store, 0)
      await takeTimedSteps(store, someSteps, async (byMs) => {
        await store.advanceClock({ byMs })
        expect(await verified(store)).toEqual([])
      })
      expect(await verified(store)).toEqual([])
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 30 : 10))
  })

  it('finds nothing wrong while others hold, buy, cancel, release, reserve, delete and bring in', async () => {
    const store = await openStore(kind, 60)
    await store.resetClock({ mode: 'system' })
    let isOver = false
    const worker = async (nth: number) => {
      const resource = `worker${nth}`
      while (!isOver) {
        const { id, phoneNumbers } = await hold(store, { resource, quantity: 3, holdMs: 20 })
        await store.cancel({ resource, searchId: id })
        const { phoneNumbers: bought } = await buy(store, 2, resource)
        for (const phoneNumber of [...bought, ...phoneNumbers]) {
          await store.release({
            resource,
            phoneNumber,
            operationGuid: newGuid(),
            delay: NO_DELAY,
            agingMs: 5,
          })
        }
        await store.tidy({ keptMs: 50, limit: 100 })
      }
    }
    const operator = async () => {
      const author = { by: 'key 1' }
      const range = { first: nthNumber(50), last: nthNumber(99), limit: 20, author }
      while (!isOver) {
        await reserve(store, { add: numbers(40, 41), holdMs: 10 })
        await store.deleteStock(range)
        await store.addStock([usBlock(US_GEOGRAPHIC, 80)])
        await store.changeSale({ action: 'withdraw', ...range })
        await store.changeSale({ action: 'restore', ...range })
      }
    }
    const work = Promise.all([worker(1), worker(2), worker(3), operator()])
    const done = async () => (await store.audit({ after: 0, limit: 1_000 })).length
    for (let round = 0; round < 8 || (await done()) <= 100; round += 1) {
      expect(await verified(store)).toEqual([])
    }
    isOver = true
    await work
    expect(await verified(store)).toEqual([])
  })

  it('reads a page at a time, however many numbers and entries there are', async () => {
    const store = await openStore(kind, 0)
    await store.addStock([usBlock(US_GEOGRAPHIC, 900)])
    for (let nth = 0; nth < 450; nth += 1) await hold(store, { holdMs: 1 })
    await buy(store, 300)
    const pages: number[] = []
    let place: VerifyPlace | undefined = FIRST_PLACE
    while (place !== undefined) {
      const page: VerifiedPage = await verifyPage({ store }, place)
      pages.push(page.checked)
      place = page.next
    }
    expect(Math.max(...pages)).toBeLessThanOrEqual(400)
    expect(pages.length).toBeGreaterThan(8)
  })
})
