import { expect, it } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { givenPair, givenStoreAt, urlOf } from '../../support/postgres/given-pair.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, newGuid, purchase } from '../given.ts'
import { buyReservation, nthNumber, numbers, reserve } from '../given-reservation.ts'

const SHIFT_MS = 30_000
/** Shorter than the shift, so that an ended hold is live again by a clock that is behind. */
const SHORT_MS = 20_000

/** How long a test may take that starts two servers on a machine under load. */
const LIMIT = { timeout: 180_000 }

/** A store that is about to fail over to a standby with another clock. */
async function givenShift(standbyAheadMs: number, count: number) {
  const pair = await givenPair({ standbyAheadSeconds: standbyAheadMs / 1_000 })
  const store = await givenStoreAt(urlOf([pair.primary(), pair.standby()]))
  await store.addStock([usBlock(US_GEOGRAPHIC, count)])
  return {
    store,
    async failOver() {
      await pair.primary().kill()
      await pair.promote()
      await untilReady(store)
      const [{ now } = {}] = await pair.primary().query('SELECT clock_timestamp() AS now')
      const aheadMs = Number(now) - Date.now()
      expect(Math.round(aheadMs / SHIFT_MS)).toBe(standbyAheadMs / SHIFT_MS)
    },
  }
}

async function untilReady(store: InventoryStore): Promise<void> {
  for (;;) {
    try {
      return await store.ping()
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError)
    }
  }
}

it(
  'after a failover to a clock that is behind, what had ended stays ended, and what lasts lasts longer',
  LIMIT,
  async () => {
    const { store, failOver } = await givenShift(-SHIFT_MS, 7)
    const ended = await hold(store, { quantity: 2, holdMs: SHORT_MS })
    const reservationId = newGuid()
    await reserve(store, { reservationId, add: numbers(2, 3), holdMs: SHORT_MS })
    await store.advanceClock({ byMs: SHORT_MS })
    const live = await hold(store, { quantity: 4, resource: 'fabrikam' })
    expect([...live.phoneNumbers].sort()).toEqual([0, 1, 2, 3].map(nthNumber))
    const cancelled = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: cancelled.id })
    const lasting = await hold(store, { holdMs: SHORT_MS, quantity: 2 })
    expect(lasting.phoneNumbers).toContain(cancelled.phoneNumbers[0])
    await store.cancel({ resource: 'contoso', searchId: lasting.id })
    const held = await hold(store, { holdMs: SHORT_MS })
    await failOver()

    // By its instants the ended hold still holds; its numbers are no longer its own.
    expect(await store.now()).toBeLessThan(ended.expiresAt)
    expect(await purchase(store, ended.id)).toEqual({ kind: 'holdEnded' })
    expect(await store.cancel({ resource: 'contoso', searchId: ended.id })).toBe(true)
    const expired = { kind: 'notActive', status: 'expired' }
    expect(await buyReservation(store, reservationId)).toEqual(expired)
    expect(await reserve(store, { reservationId })).toEqual(expired)
    expect(await purchase(store, live.id, 'fabrikam')).toMatchObject({ kind: 'purchased' })
    // A number that was let go is free at that instant, to which the clock has not come; an untouched one is free.
    expect((await hold(store, { quantity: 7 })).phoneNumbers).toEqual([nthNumber(6)])
    await store.advanceClock({ byMs: SHIFT_MS })
    expect(await purchase(store, held.id)).toMatchObject({ kind: 'purchased' })
    expect((await hold(store, { quantity: 7 })).phoneNumbers).toHaveLength(1)
    expect(await store.count()).toMatchObject({ owned: 5 })
  },
)

it(
  'after a failover to a clock that is ahead, holds have ended earlier, and their numbers go to the next one',
  LIMIT,
  async () => {
    const { store, failOver } = await givenShift(SHIFT_MS, 1)
    const ended = await hold(store, { holdMs: SHORT_MS })
    await failOver()
    expect(await purchase(store, ended.id)).toEqual({ kind: 'holdEnded' })
    const next = await hold(store, { resource: 'fabrikam' })
    expect(next.phoneNumbers).toEqual(ended.phoneNumbers)
    expect(await purchase(store, next.id, 'fabrikam')).toMatchObject({ kind: 'purchased' })
    expect(await purchase(store, ended.id)).toEqual({ kind: 'holdEnded' })
  },
)

/** How long the holds of many clients last: so short that some end before they are bought. */
const MOMENT_MS = 300

it.each([-SHIFT_MS, SHIFT_MS])(
  'many clients at work during a failover to a clock that is %i ms ahead: no number is sold twice',
  LIMIT,
  async (aheadMs) => {
    const { store, failOver } = await givenShift(aheadMs, 200)
    const sold: string[] = []
    let working = true
    const work = async (client: number) => {
      const resource = client % 2 === 0 ? 'contoso' : 'fabrikam'
      while (working) {
        try {
          const { id, phoneNumbers } = await hold(store, { resource, quantity: 2, holdMs: MOMENT_MS })
          if (client % 4 > 1) await store.cancel({ resource, searchId: id })
          const { kind } = await purchase(store, id, resource)
          if (kind === 'purchased') sold.push(...phoneNumbers)
        } catch (error) {
          expect(error).toBeInstanceOf(StorageError)
        }
      }
    }
    const clients = Promise.all(Array.from({ length: 12 }, (_, client) => work(client)))
    await failOver()
    // Some work goes on after it.
    for (let before = sold.length; sold.length < 150 && before + 20 > sold.length; ) await store.ping()
    working = false
    await clients
    expect(new Set(sold).size).toBe(sold.length)
    const { owned } = await store.count()
    expect(owned).toBeGreaterThanOrEqual(sold.length)
  },
)
