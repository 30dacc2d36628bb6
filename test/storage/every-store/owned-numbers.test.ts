import { describe, expect, it } from 'vitest'
import type { OwnedPlace } from '../../../src/storage/port/owned-number-store.ts'
import { US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  buy,
  firstNumber,
  hold,
  moveClock,
  newGuid,
  offering,
  openStore,
  purchase,
  release,
} from '../given.ts'

const delay = { notStartedMs: 5, runningMs: 5 }

describe.each(STORE_KINDS)('Owned numbers, $name', (kind) => {
  it('are listed by type and number, page by page', async () => {
    const store = await openStore(kind, 3)
    await store.addStock([usBlock(US_TOLL_FREE, 2)])
    const offerings = [offering(US_TOLL_FREE, 2)]
    const tollFree = await hold(store, { numberType: 'tollFree', offerings, quantity: 2 })
    await purchase(store, tollFree.id)
    const late = await hold(store)
    const { phoneNumbers } = await buy(store, 2)
    await purchase(store, late.id)
    const ordered = [...late.phoneNumbers, ...phoneNumbers, ...tollFree.phoneNumbers]
    const list = async (skip: number, limit: number) =>
      (await store.ownedNumbers('contoso', { skip, limit })).map(({ phoneNumber }) => phoneNumber)
    expect(await list(0, 100)).toEqual(ordered)
    expect(await list(0, 2)).toEqual(ordered.slice(0, 2))
    expect(await list(2, 2)).toEqual(ordered.slice(2, 4))
    expect(await list(4, 2)).toEqual(ordered.slice(4))
    expect(await list(5, 2)).toEqual([])

    const behind = async (after: OwnedPlace, skip = 0) =>
      (await store.ownedNumbers('contoso', { after, skip, limit: 2 })).map(({ phoneNumber }) => phoneNumber)
    const [first, , third, fourth] = await store.ownedNumbers('contoso', { skip: 0, limit: 4 })
    if (!first || !third || !fourth) throw new Error('Numbers are missing')
    expect(await behind(first)).toEqual(ordered.slice(1, 3))
    expect(await behind(third)).toEqual(ordered.slice(3))
    expect(await behind(fourth)).toEqual(ordered.slice(4))
    expect(await behind(first, 1)).toEqual(ordered.slice(2, 4))
    // A place stays one where its number is given back.
    await release(store, first.phoneNumber)
    expect(await behind(first)).toEqual(ordered.slice(1, 3))
    expect(await behind({ numberType: 'tollFree', phoneNumber: '+19999999999' })).toEqual([])
  })

  it('change within what their offering includes, each channel for itself', async () => {
    const store = await openStore(kind)
    const phoneNumber = firstNumber(await buy(store))
    const change = (patch: object, operationGuid = newGuid()) =>
      store.updateCapabilities({ resource: 'contoso', phoneNumber, patch, operationGuid, delay })
    const guid = newGuid()
    const updated = await change({ calling: 'outbound' }, guid)
    expect(updated).toMatchObject({
      kind: 'updated',
      operation: { id: `capabilities_${guid}`, type: 'updatePhoneNumberCapabilities', phoneNumber },
    })
    expect(await store.operation('contoso', `capabilities_${guid}`)).toMatchObject({
      value: updated.kind === 'updated' && updated.operation,
    })
    const capabilities = async () => (await store.ownedNumber('contoso', phoneNumber))?.capabilities
    expect(await capabilities()).toEqual({ calling: 'outbound', sms: 'none' })
    expect(await change({ sms: 'inbound' })).toEqual({ kind: 'notOffered' })
    expect(await capabilities()).toEqual({ calling: 'outbound', sms: 'none' })
    await change({ calling: 'inbound+outbound', sms: 'none' })
    expect(await capabilities()).toEqual({ calling: 'inbound+outbound', sms: 'none' })
  })

  it('rest for their aging once released, and are free at the instant it ends', async () => {
    const store = await openStore(kind, 1)
    const phoneNumber = firstNumber(await buy(store))
    const operation = await release(store, phoneNumber, 1_000)
    expect(operation).toMatchObject({ type: 'releasePhoneNumber', phoneNumber })
    expect(operation).not.toHaveProperty('failure')
    expect(await store.ownedNumber('contoso', phoneNumber)).toBeUndefined()
    expect(await store.count()).toEqual({ total: 1, free: 0, busy: 1, owned: 0 })
    await moveClock(store, 999)
    expect((await hold(store)).phoneNumbers).toEqual([])
    await moveClock(store, 1_000)
    expect((await hold(store)).phoneNumbers).toEqual([phoneNumber])
  })

  it('are free at once without aging, and can be sold again', async () => {
    const store = await openStore(kind, 1)
    const phoneNumber = firstNumber(await buy(store))
    await release(store, phoneNumber)
    expect((await buy(store)).phoneNumbers).toEqual([phoneNumber])
    expect(await store.ownedNumber('contoso', phoneNumber)).toMatchObject({ phoneNumber })
  })

  it('of no owner, or that do not exist, are not found; their release fails and says so', async () => {
    const store = await openStore(kind, 2)
    const released = firstNumber(await buy(store))
    await release(store, released, 1_000)
    const held = firstNumber(await hold(store))
    for (const phoneNumber of [released, held, '+4915112345678'] as const) {
      expect(await store.ownedNumber('contoso', phoneNumber)).toBeUndefined()
      const operation = await release(store, phoneNumber)
      expect(operation).toMatchObject({ failure: 'numberNotFound', phoneNumber })
      expect(await store.operation('contoso', operation.id)).toMatchObject({ value: operation })
      const update = { resource: 'contoso', phoneNumber, patch: {}, operationGuid: newGuid(), delay }
      expect(await store.updateCapabilities(update)).toEqual({ kind: 'notOwned' })
    }
    expect(await store.count()).toEqual({ total: 2, free: 0, busy: 2, owned: 0 })
  })
})
