import { describe, expect, it } from 'vitest'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, firstNumber, hold, NO_DELAY, newGuid, openStore, purchase } from '../given.ts'

describe.each(STORE_KINDS)('One resource, $name', (kind) => {
  it('sees no search, operation or number of another resource', async () => {
    const store = await openStore(kind)
    const { id, phoneNumbers } = await buy(store, 2)
    expect(await store.search('fabrikam', id)).toBeUndefined()
    for (const operation of [`search_${id}`, `purchase_${id}`]) {
      expect(await store.operation('contoso', operation)).toBeDefined()
      expect(await store.operation('fabrikam', operation)).toBeUndefined()
    }
    expect(await store.ownedNumbers('fabrikam', { skip: 0, limit: 9 })).toEqual([])
    for (const phoneNumber of phoneNumbers) {
      expect(await store.ownedNumber('fabrikam', phoneNumber)).toBeUndefined()
    }
  })

  it('cannot buy, cancel, change or release anything of another resource', async () => {
    const store = await openStore(kind)
    const held = await hold(store)
    const phoneNumber = firstNumber(await buy(store))
    const before = await store.audit({ after: 0, limit: 99 })
    expect(await purchase(store, held.id, 'fabrikam')).toEqual({ kind: 'searchNotFound' })
    expect(await store.cancel({ resource: 'fabrikam', searchId: held.id })).toBe(false)
    const change = { resource: 'fabrikam', phoneNumber, operationGuid: newGuid(), delay: NO_DELAY }
    expect(await store.updateCapabilities({ ...change, patch: { calling: 'none' } })).toEqual({
      kind: 'notOwned',
    })
    expect(await store.release({ ...change, agingMs: 0 })).toMatchObject({
      operation: { failure: 'numberNotFound' },
    })
    expect(await store.audit({ after: 0, limit: 99 })).toEqual(before)
    expect(await store.count()).toEqual({ total: 10, free: 8, busy: 1, owned: 1 })
  })
})
