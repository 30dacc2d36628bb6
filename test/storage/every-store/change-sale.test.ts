import { describe, expect, it } from 'vitest'
import { NO_NUMBERS as LEFT } from '../../../src/numbering/state-counts.ts'
import type { ChangeSaleCommand } from '../../../src/storage/port/withdrawal-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, HOLD_MS, hold, moveClock, newGuid, openStore, release, START } from '../given.ts'
import { nthNumber, numbers, reserve } from '../given-reservation.ts'

const AUTHOR = { by: 'key 1', claimedName: 'Kim' }
const ALL = { first: nthNumber(0), last: nthNumber(99), limit: 100, author: AUTHOR }

function withdraw(command: Partial<ChangeSaleCommand> = {}): ChangeSaleCommand {
  return { action: 'withdraw', ...ALL, ...command }
}

describe.each(STORE_KINDS)('Numbers off sale, $name', (kind) => {
  it('are the free ones, and nobody finds them until they are restored', async () => {
    const store = await openStore(kind, 10)
    await hold(store)
    const { phoneNumbers } = await buy(store, 2)
    for (const phoneNumber of phoneNumbers.slice(1)) await release(store, phoneNumber, 2 * HOLD_MS)
    const ended = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: ended.id })

    const left = { ...LEFT, held: 1, owned: 1, aging: 1 }
    expect(await store.changeSale(withdraw({ reason: 'a dispute' }))).toEqual({ changed: 7, left })
    expect(await store.changeSale(withdraw())).toEqual({ changed: 0, left: { ...left, withdrawn: 7 } })
    expect((await store.stockCounts()).value).toMatchObject([{ ...left, withdrawn: 7 }])
    expect(await store.count()).toEqual({ total: 10, free: 0, busy: 9, owned: 1 })
    expect((await hold(store)).phoneNumbers).toEqual([])
    expect((await store.explainNumber(nthNumber(9)))?.value.state).toEqual({
      kind: 'withdrawn',
      reason: 'a dispute',
    })
    const reserved = await reserve(store, { reservationId: newGuid(), add: numbers(9) })
    expect(reserved).not.toMatchObject({ kind: 'active' })
    await moveClock(store, 365 * 24 * 60 * 60_000)
    expect((await store.stockCounts()).value).toMatchObject([{ free: 2, owned: 1, withdrawn: 7 }])
    await moveClock(store, 1)

    expect(await store.changeSale({ ...withdraw(), action: 'restore' })).toEqual({ changed: 7, left })
    expect(await store.changeSale({ ...withdraw(), action: 'restore' })).toEqual({
      changed: 0,
      left: { ...left, free: 7 },
    })
    expect((await hold(store, { quantity: 9 })).phoneNumbers).toHaveLength(7)
  })

  it('are named by one entry of the trail, with the reason and who did it', async () => {
    const store = await openStore(kind, 3)
    await store.changeSale(withdraw({ last: nthNumber(1), reason: 'a dispute' }))
    await store.changeSale({ ...withdraw({ first: nthNumber(1) }), action: 'restore' })
    await store.changeSale({ ...withdraw({ first: nthNumber(1) }), action: 'restore' })
    const trail = await store.audit({ after: 0, limit: 9 })
    const [stock, withdrawn, restored, ...others] = trail
    expect([withdrawn, restored, others]).toEqual([
      expect.objectContaining({
        command: 'withdraw',
        at: START,
        reason: 'a dispute',
        author: AUTHOR,
        phoneNumbers: [nthNumber(0), nthNumber(1)],
      }),
      expect.objectContaining({ command: 'restore', author: AUTHOR, phoneNumbers: [nthNumber(1)] }),
      [],
    ])
    expect(await store.numberHistory(nthNumber(1), 9)).toEqual([restored, withdrawn, stock])
  })

  it('are changed so many at a time, the lowest first', async () => {
    const store = await openStore(kind, 5)
    await hold(store)
    const first = await store.changeSale(withdraw({ limit: 3 }))
    expect(first).toEqual({ changed: 2, left: { ...LEFT, held: 1 }, seen: nthNumber(2) })
    expect(await store.changeSale(withdraw({ first: nthNumber(3), limit: 3 }))).toEqual({
      changed: 2,
      left: LEFT,
    })
    expect(await store.changeSale(withdraw({ first: nthNumber(50) }))).toEqual({ changed: 0, left: LEFT })
  })
})
