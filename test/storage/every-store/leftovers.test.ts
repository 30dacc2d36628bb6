import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdState } from '../../../src/numbering/hold.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, firstNumber, HOLD_MS, hold, moveClock, openStore, release, START } from '../given.ts'
import { buyReservation, cancelReservation, nthNumber, reserveNumbers } from '../given-reservation.ts'
import { RESOURCES, takeTimedSteps, timedSteps } from '../timed-steps.ts'

const NOTHING = {
  owned: [],
  holds: [],
  reservations: [],
  counts: { owned: 0, holds: 0, reservations: 0 },
}
const PAGE = { limit: 9 }
const expiresAt = START + HOLD_MS

describe.each(STORE_KINDS)('What resources leave behind, $name', (kind) => {
  it('is nothing at first', async () => {
    const store = await openStore(kind)
    expect(await store.leftovers(PAGE)).toEqual({ now: START, ...NOTHING })
  })

  it('is what they own, hold and have reserved, each with enough to find it', async () => {
    const store = await openStore(kind)
    const bought = await buy(store, 1, 'fabrikam')
    const reservationId = await reserveNumbers(store, 8)
    await buyReservation(store, reservationId)
    const held = await hold(store, { quantity: 2 })
    const active = await reserveNumbers(store, 7, 5)
    const empty = await reserveNumbers(store)
    const contoso = { resource: 'contoso', expiresAt }
    expect(await store.leftovers(PAGE)).toEqual({
      now: START,
      owned: [
        { resource: 'contoso', phoneNumber: nthNumber(8), soldBy: reservationId, purchasedAt: START },
        { resource: 'fabrikam', phoneNumber: firstNumber(bought), soldBy: bought.id, purchasedAt: START },
      ],
      holds: [{ ...contoso, searchId: held.id, phoneNumbers: held.phoneNumbers }],
      reservations: [
        { ...contoso, reservationId: active, phoneNumbers: [nthNumber(5), nthNumber(7)] },
        { ...contoso, reservationId: empty, phoneNumbers: [] },
      ],
      counts: { owned: 2, holds: 1, reservations: 2 },
    })
  })

  it('is nothing that was released, cancelled or deleted, that found nothing, or that has expired', async () => {
    const store = await openStore(kind)
    await release(store, firstNumber(await buy(store)))
    const { id: searchId } = await hold(store)
    await store.cancel({ resource: 'contoso', searchId })
    await cancelReservation(store, await reserveNumbers(store, 9))
    await hold(store, { quantity: 1, areaCode: '999' })
    await hold(store)
    await reserveNumbers(store, 8)
    expect((await store.leftovers(PAGE)).counts).toEqual({ owned: 0, holds: 1, reservations: 1 })
    await moveClock(store, HOLD_MS - 1)
    expect((await store.leftovers(PAGE)).counts).toEqual({ owned: 0, holds: 1, reservations: 1 })
    await moveClock(store, HOLD_MS)
    expect(await store.leftovers(PAGE)).toEqual({ now: START + HOLD_MS, ...NOTHING })
  })

  it('is listed up to a limit, the first to expire first, and counted whole', async () => {
    const store = await openStore(kind)
    await buy(store, 3)
    const late = await hold(store, { holdMs: 3 * HOLD_MS })
    const soon = await hold(store, { resource: 'fabrikam' })
    const { owned, holds, counts } = await store.leftovers({ limit: 1 })
    expect(owned.map(({ phoneNumber }) => phoneNumber)).toEqual([nthNumber(0)])
    expect(holds.map(({ searchId }) => searchId)).toEqual([soon.id])
    expect(counts).toEqual({ owned: 3, holds: 2, reservations: 0 })
    const live = await store.liveHolds({ limit: 1 })
    expect(live.holds.map(({ searchId }) => searchId)).toEqual([soon.id])
    expect(live.counts).toEqual({ holds: 2, reservations: 0 })
    const all = await store.leftovers(PAGE)
    expect(all.holds.map(({ searchId }) => searchId)).toEqual([soon.id, late.id])
  })

  it('is what the reads of each resource show, whatever has happened', {
    timeout: SHRINKING_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(timedSteps, async (steps) => {
        const store = await kind.open()
        try {
          await store.resetClock({ mode: 'frozen', at: START })
          const records = await takeTimedSteps(store, steps, async (byMs) => {
            await store.advanceClock({ byMs })
          })
          const { owned, ...live } = await store.leftovers({ limit: 99 })
          const { now, holds, reservations } = live
          const { owned: _, ...counts } = live.counts
          expect(await store.liveHolds({ limit: 99 })).toEqual({ ...live, counts })
          for (const resource of RESOURCES) {
            const of = <T extends { readonly resource: string }>(all: readonly T[]) =>
              all.filter((one) => one.resource === resource)
            const [page, searches] = [{ skip: 0, limit: 99 }, []] as [{ skip: 0; limit: 99 }, string[]]
            for (const id of records.searches) {
              const search = (await store.search(resource, id))?.value
              if (search && search.phoneNumbers.length > 0 && holdState(search, now) === 'held')
                searches.push(id)
            }
            expect(
              of(holds)
                .map(({ searchId }) => searchId)
                .toSorted(),
            ).toEqual(searches.toSorted())
            expect(of(owned).map(({ phoneNumber }) => phoneNumber)).toEqual(
              (await store.ownedNumbers(resource, page)).map(({ phoneNumber }) => phoneNumber),
            )
            expect(of(reservations).map(({ reservationId }) => reservationId)).toEqual(
              (await store.reservations(resource, page)).value
                .filter((one) => holdState(one, now) === 'held')
                .map(({ id }) => id),
            )
          }
          const { held } = (await store.stockCounts()).value[0] ?? {}
          expect([...holds, ...reservations].flatMap(({ phoneNumbers }) => phoneNumbers)).toHaveLength(
            held ?? 0,
          )
        } finally {
          await store.close()
        }
      }),
      runParameters(kind.name === 'SQLite in memory' ? 100 : 10),
    )
  })
})
