import { v7 as newGuid } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Inventory } from '../../../src/inventory/inventory.ts'
import { purchase } from '../../../src/inventory/purchase.ts'
import { openRegister } from '../../../src/inventory/register/open-register.ts'
import { reserve } from '../../../src/inventory/reserve.ts'
import { search } from '../../../src/inventory/search.ts'
import { SentSearches } from '../../../src/inventory/sent-searches.ts'
import { changeRegister } from '../../../src/operator/change-register.ts'
import { resumeResource } from '../../../src/operator/resume-resource.ts'
import { suspendResource } from '../../../src/operator/suspend-resource.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { nthNumber } from '../../storage/given-reservation.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { declare, priced, US_OFFERING } from './given.ts'

/** Two processes on one inventory; an embedded store is open once, and has two registers over it. */
async function givenTwo(name: string): Promise<[InventoryStore, InventoryStore]> {
  if (name === 'PostgreSQL') {
    const database = await givenDatabase()
    return [await givenStore(database), await givenStore(database)]
  }
  const store = await STORE_KINDS.find((kind) => kind.name === name)?.open()
  if (store === undefined) throw new Error(`There is no store ${name}`)
  onTestFinished(() => store.close())
  return [store, store]
}

/** A process that does not poll, and learns of a change only by its commands. */
async function process(store: InventoryStore) {
  const register = await openRegister(store, declare(), { warn() {} })
  const notAsked = () => Promise.reject(new Error('It is not asked for'))
  const inventory: Inventory = {
    store,
    register,
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    sentSearches: new SentSearches(),
    isAlone: () => Promise.resolve(false),
    newGuid: () => newGuid(),
  }
  return { inventory, operator: { register, store, author: BY_TEST.author } }
}

const { country, numberType, assignmentType, capabilities } = US_OFFERING
const WANTED = { country, numberType, assignmentType, capabilities, quantity: 1 }

async function quote(inventory: Inventory): Promise<{ id: string; amount: number }> {
  const answer = await search(inventory, 'default', WANTED)
  if (answer.kind !== 'held') throw new Error(answer.kind)
  return { id: answer.search.id, amount: answer.search.cost.amount }
}

describe.each(STORE_KINDS)('Two processes, $name', ({ name }) => {
  it('quote a new price from the moment at which the change is answered, and keep earlier quotes', async () => {
    const stores = await givenTwo(name)
    await stores[0].addStock([usBlock(US_GEOGRAPHIC, 900)])
    const one = await process(stores[0])
    const other = await process(stores[1])
    const before = await quote(other.inventory)
    for (let price = 2; price < 12; price += 1) {
      const meanwhile = Array.from({ length: 20 }, () => quote(other.inventory))
      const offering = priced(US_OFFERING, price)
      const changed = await changeRegister(one.operator, { put: [{ kind: 'offering', offering }] })
      const after = Array.from({ length: 20 }, () => quote(other.inventory))
      expect(changed.kind).toBe('changed')
      expect(new Set((await Promise.all(after)).map(({ amount }) => amount))).toEqual(new Set([price]))
      for (const { amount } of await Promise.all(meanwhile)) expect([price - 1, price]).toContain(amount)
    }
    const kept = await other.inventory.store.search('default', before.id)
    expect(kept?.value.cost.amount).toBe(1)
    await purchase(other.inventory, 'default', { searchId: before.id, agreeToNotResell: false })
    expect(await other.inventory.store.ownedNumbers('default', { skip: 0, limit: 9 })).toMatchObject([
      { cost: { amount: 1 } },
    ])
  })

  it('reserve at the new price, and hold no more than a new limit allows', async () => {
    const stores = await givenTwo(name)
    await stores[0].addStock([usBlock(US_GEOGRAPHIC, 9)])
    const one = await process(stores[0])
    const other = await process(stores[1])
    await changeRegister(one.operator, {
      put: [
        { kind: 'offering', offering: priced(US_OFFERING, 7) },
        { kind: 'limits', resource: 'default', limits: { maxSearchQuantity: 2, maxHeldNumbers: 2 } },
      ],
    })
    const patch = new Map([[nthNumber(1), WANTED]])
    const reserved = await reserve(other.inventory, 'default', newGuid(), patch)
    expect(reserved).toMatchObject({ reservation: { value: { phoneNumbers: [{ cost: { amount: 7 } }] } } })
    const searchFor = (quantity: number) => search(other.inventory, 'default', { ...WANTED, quantity })
    expect(await searchFor(3)).toEqual({ kind: 'quantityTooLarge', maximum: 2 })
    expect(await searchFor(2)).toEqual({ kind: 'tooManyHeld', held: 1, limit: 2 })
    expect(await searchFor(1)).toMatchObject({ kind: 'held' })
  })

  it('hold and reserve nothing for a resource that the other process has suspended', async () => {
    const stores = await givenTwo(name)
    await stores[0].addStock([usBlock(US_GEOGRAPHIC, 9)])
    const one = await process(stores[0])
    const other = await process(stores[1])
    await quote(other.inventory)
    expect(await suspendResource(one.operator, 'default')).toMatchObject({ kind: 'changed' })
    expect(await search(other.inventory, 'default', WANTED)).toEqual({ kind: 'suspended' })
    const patch = new Map([[nthNumber(1), WANTED]])
    expect(await reserve(other.inventory, 'default', newGuid(), patch)).toEqual({ kind: 'suspended' })
    await resumeResource(one.operator, 'default')
    await quote(one.inventory)
  })

  it('change the register in turn: each decides on the other’s last change', async () => {
    const stores = await givenTwo(name)
    const [one, other] = [await process(stores[0]), await process(stores[1])]
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const entry = { kind: 'limits' as const, resource: `resource-${index}`, limits: {} }
        const { operator } = index % 2 === 0 ? one : other
        return changeRegister(operator, { put: [entry] }).catch((error: Error) => ({ kind: error.name }))
      }),
    )
    const changed = answers.filter(({ kind }) => kind === 'changed').length
    const found = await stores[0].register()
    expect(found?.version).toBe(changed)
    expect(found?.documents.size).toBe(changed)
  })
})
