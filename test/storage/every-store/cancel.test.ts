import { describe, expect, it } from 'vitest'
import { searchOutcome } from '../../../src/numbering/search.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, HOLD_MS, hold, moveClock, newGuid, openStore, START } from '../given.ts'

describe.each(STORE_KINDS)('A cancellation, $name', (kind) => {
  it('frees all numbers of the search at once', async () => {
    const store = await openStore(kind, 2)
    const { id, phoneNumbers } = await hold(store, { quantity: 2 })
    expect(await store.cancel({ resource: 'contoso', searchId: id })).toBe(true)
    const found = await store.search('contoso', id)
    expect(found?.value).toMatchObject({ cancelledAt: START, phoneNumbers })
    expect(found && searchOutcome(found.value, found.now)).toEqual({
      phoneNumbers: [],
      outcome: 'ReservationExpired',
    })
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toEqual(phoneNumbers)
  })

  it('does nothing the second time, nor after the expiry: another search may hold the numbers', async () => {
    const store = await openStore(kind, 2)
    const [cancelled, expired] = [await hold(store), await hold(store)]
    await store.cancel({ resource: 'contoso', searchId: cancelled.id })
    await moveClock(store, HOLD_MS)
    const other = await hold(store, { resource: 'fabrikam', quantity: 2 })
    expect(other.phoneNumbers).toHaveLength(2)
    const entries = (await store.audit({ after: 0, limit: 99 })).length
    for (const searchId of [cancelled.id, expired.id]) {
      expect(await store.cancel({ resource: 'contoso', searchId })).toBe(true)
    }
    expect((await hold(store)).phoneNumbers).toEqual([])
    expect(await store.audit({ after: 0, limit: 99 })).toHaveLength(entries)
  })

  it('does not undo a purchase', async () => {
    const store = await openStore(kind, 1)
    const { id } = await buy(store)
    expect(await store.cancel({ resource: 'contoso', searchId: id })).toBe(true)
    expect(await store.count()).toEqual({ total: 1, free: 0, busy: 0, owned: 1 })
    expect((await store.search('contoso', id))?.value).not.toHaveProperty('cancelledAt')
  })

  it('of an unknown search is refused', async () => {
    const store = await openStore(kind)
    expect(await store.cancel({ resource: 'contoso', searchId: newGuid() })).toBe(false)
  })
})
