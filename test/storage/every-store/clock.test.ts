import { describe, expect, it } from 'vitest'
import { LATEST_INSTANT, readClock } from '../../../src/storage/port/clock.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, HOLD_MS, hold, moveClock, openStore, purchase, release, START } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserveNumbers,
} from '../given-reservation.ts'

const DAY = 24 * 3_600_000

describe.each(STORE_KINDS)('The clock, $name', (kind) => {
  it('is the system’s, moved, or stands still', async () => {
    const store = await openStore(kind)
    expect(await store.now()).toBe(START)
    for (const [clock, least] of [
      [{ mode: 'system' }, 0],
      [{ mode: 'offset', offsetMs: DAY }, DAY],
      [{ mode: 'offset', offsetMs: -DAY }, -DAY],
    ] as const) {
      const before = Date.now()
      await store.resetClock(clock)
      const now = await store.now()
      expect(now).toBeGreaterThanOrEqual(before + least)
      expect(now).toBeLessThanOrEqual(Date.now() + least)
      expect(Number.isInteger(now)).toBe(true)
    }
    await store.resetClock({ mode: 'frozen', at: START })
    expect(await store.now()).toBe(START)
  })

  it('runs from an instant at a rate', async () => {
    const store = await openStore(kind)
    for (const rate of [60, 0.5]) {
      const before = Date.now()
      await store.resetClock({ mode: 'running', at: START, rate })
      const { value: clock, now } = await store.clock()
      const after = Date.now()
      if (clock.mode !== 'running') throw new Error(`The clock is ${clock.mode}`)
      expect(clock).toEqual({ mode: 'running', at: START, since: expect.any(Number), rate })
      expect(clock.since).toBeGreaterThanOrEqual(before)
      expect(clock.since).toBeLessThanOrEqual(after)
      expect(now).toBeGreaterThanOrEqual(START)
      expect(now).toBeLessThanOrEqual(readClock(clock, after))
      const readings: number[] = []
      for (let nth = 0; nth < 20; nth += 1) readings.push(await store.now())
      expect(readings).toEqual(readings.toSorted((a, b) => a - b))
      expect(readings.every(Number.isInteger)).toBe(true)
    }
  })

  it('stands still, or runs, from the present instant on where no other is named', async () => {
    const store = await openStore(kind)
    await store.setClock({ mode: 'running', rate: 1_000 })
    const { value: running } = await store.clock()
    expect(running).toMatchObject({ at: START, rate: 1_000 })
    await store.setClock({ mode: 'frozen' })
    const { value: frozen, now } = await store.clock()
    expect(frozen).toEqual({ mode: 'frozen', at: now })
    expect(now).toBeGreaterThanOrEqual(START)
    expect(await store.now()).toBe(now)
  })

  it('is never set to an earlier instant, but by a reset', async () => {
    const store = await openStore(kind)
    const before = await store.clock()
    expect(before).toEqual({ value: { mode: 'frozen', at: START }, now: START })
    for (const earlier of [
      { mode: 'frozen', at: START - 1 },
      { mode: 'running', at: START - 1, rate: 60 },
      { mode: 'offset', offsetMs: -100 * 365 * DAY },
    ] as const) {
      expect(await store.setClock(earlier)).toEqual({ kind: 'earlier', now: START })
    }
    expect(await store.clock()).toEqual(before)
    expect(await store.setClock({ mode: 'frozen', at: START })).toMatchObject({ kind: 'moved', now: START })
    await store.resetClock({ mode: 'frozen', at: START - 1 })
    expect(await store.now()).toBe(START - 1)
  })

  it('shows no instant that has a year of five digits', async () => {
    const store = await openStore(kind)
    const tooLate = { kind: 'tooLate', latest: LATEST_INSTANT }
    expect(await store.setClock({ mode: 'frozen', at: LATEST_INSTANT + 1 })).toEqual(tooLate)
    await store.setClock({ mode: 'frozen', at: LATEST_INSTANT })
    expect(await store.advanceClock({ byMs: 1 })).toEqual(tooLate)
    await store.setClock({ mode: 'running', rate: 1_000_000 })
    expect(await store.now()).toBe(LATEST_INSTANT)
  })

  it('gives the hold its instants', async () => {
    const store = await openStore(kind)
    await store.resetClock({ mode: 'offset', offsetMs: DAY })
    const before = Date.now() + DAY
    const { createdAt, expiresAt } = await hold(store)
    expect(createdAt).toBeGreaterThanOrEqual(before)
    expect(expiresAt - createdAt).toBe(HOLD_MS)
  })

  it('set back, never lets a number be sold twice', async () => {
    const store = await openStore(kind, 1)
    const first = await hold(store)
    await moveClock(store, HOLD_MS)
    const second = await hold(store, { resource: 'fabrikam' })
    expect(second.phoneNumbers).toEqual(first.phoneNumbers)
    await moveClock(store, HOLD_MS - 1)
    // By its instants the first hold still holds; its number is no longer its own.
    expect(await purchase(store, first.id)).toEqual({ kind: 'holdEnded' })
    expect(await store.cancel({ resource: 'contoso', searchId: first.id })).toBe(true)
    expect(await purchase(store, first.id)).toEqual({ kind: 'holdEnded' })
    expect(await purchase(store, second.id, 'fabrikam')).toMatchObject({ kind: 'purchased' })
    expect(await store.count()).toMatchObject({ owned: 1 })
  })

  describe('set back, never revives a reservation whose numbers', () => {
    const expired = { kind: 'notActive', status: 'expired' }

    it.each([
      [
        'are held by another',
        async (store: InventoryStore) => void (await hold(store, { resource: 'fabrikam' })),
      ],
      ['were bought by another', async (store: InventoryStore) => void (await buy(store, 1, 'fabrikam'))],
      [
        'were bought and released by another',
        async (store: InventoryStore) => {
          const { phoneNumbers } = await buy(store)
          for (const phoneNumber of phoneNumbers) await release(store, phoneNumber)
        },
      ],
    ])('%s', async (_, take) => {
      const store = await openStore(kind, 3)
      const reservationId = await reserveNumbers(store, 0, 1)
      await moveClock(store, HOLD_MS)
      await take(store)
      const before = await store.count()
      await moveClock(store, HOLD_MS - 1)

      expect(await buyReservation(store, reservationId)).toEqual(expired)
      expect(await reserve(store, { reservationId, add: numbers(2) })).toEqual(expired)
      expect(await reserve(store, { reservationId, remove: [nthNumber(0)] })).toEqual(expired)
      expect(await reserve(store, { reservationId })).toEqual(expired)
      expect(await cancelReservation(store, reservationId)).toEqual(expired)
      await moveClock(store, HOLD_MS)
      expect(await store.count()).toEqual(before)
    })
  })
})
