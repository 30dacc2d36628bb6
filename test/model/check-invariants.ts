import { expect } from 'vitest'
import { getOperation } from '../../src/inventory/get-operation.ts'
import { getOwnedNumber } from '../../src/inventory/get-owned-number.ts'
import { getSearch } from '../../src/inventory/get-search.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { listOwnedNumbers } from '../../src/inventory/list-owned-numbers.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { searchOutcome } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { StockCounts } from '../../src/storage/port/stock-store.ts'
import { checkReservations } from './check-reservations.ts'
import { isBought, type Model } from './model.ts'
import { RESOURCES } from './world.ts'

/** Everything that a client can see is as the model says, and no number has two claims. */
export async function checkInvariants(model: Model, inventory: Inventory): Promise<void> {
  const claimed: string[] = []

  for (const [id, { resource, search }] of model.searches) {
    for (const asking of RESOURCES) {
      const found = await getSearch(inventory, asking, id)
      // This also checks that a hold ends once: neither instant changes after it was set.
      expect(found).toEqual(asking === resource ? { value: search, now: model.now } : undefined)
      if (found !== undefined && found.value.purchasedAt === undefined) {
        claimed.push(...searchOutcome(found.value, found.now).phoneNumbers)
      }
    }
  }
  await checkOperations(model, inventory)
  if (model.reservations.size > 0) claimed.push(...(await checkReservations(model, inventory)))
  for (const resource of RESOURCES) {
    const { numbers, more } = await listOwnedNumbers(inventory, resource, { skip: 0, top: 1_000 })
    const expected = [...model.owned.values()].filter((sold) => sold.resource === resource)
    const byNumber = (a: { phoneNumber: string }, b: { phoneNumber: string }) =>
      a.phoneNumber < b.phoneNumber ? -1 : 1
    expect([...numbers].sort(byNumber)).toEqual(expected.map(({ owned }) => owned).sort(byNumber))
    expect(more).toBe(false)
    claimed.push(...numbers.map(({ phoneNumber }) => phoneNumber))
    for (const { owned, ...sold } of model.owned.values()) {
      const found = await getOwnedNumber(inventory, resource, owned.phoneNumber)
      expect(found).toEqual(sold.resource === resource ? owned : undefined)
    }
  }
  expect(new Set(claimed).size, `claimed twice: ${claimed}`).toBe(claimed.length)

  const [total, free, owned] = [model.stockOf.size, model.freeNumbers().length, model.owned.size]
  expect(await inventory.store.count()).toEqual({ total, free, owned, busy: total - free - owned })
  await checkStocks(model, inventory)
  // A change is one entry; a command that changes nothing adds none.
  const entries = await inventory.store.audit({ after: model.lastEntry, limit: 1_000 })
  expect(entries).toHaveLength(model.changes)
  model.lastEntry = entries.at(-1)?.sequence ?? model.lastEntry
  model.changes = 0
}

/** Every search shows the operation that made it, and the one that bought it, to its own resource alone. */
async function checkOperations(model: Model, inventory: Inventory): Promise<void> {
  for (const [searchId, { resource, search, made: expected, bought: purchase }] of model.searches) {
    const shown = { searchId, createdAt: search.createdAt }
    for (const asking of RESOURCES) {
      const poll = (id: string) => getOperation(inventory, asking, id)
      const [made, bought] = [await poll(`search_${searchId}`), await poll(`purchase_${searchId}`)]
      expect([made !== undefined, bought !== undefined]).toEqual([
        asking === resource,
        asking === resource && isBought(search),
      ])
      for (const found of [made, bought]) if (found !== undefined) expect(found.value).toMatchObject(shown)
      if (asking !== resource) continue
      expect([made?.value.endsAt, bought?.value.endsAt]).toEqual([expected.endsAt, purchase?.endsAt])
      expect(bought?.value.failure).toBe(search.purchaseFailure?.error)
    }
  }
}

/** Each number is counted once, in its stock and its state. */
async function checkStocks(model: Model, inventory: Inventory): Promise<void> {
  const counts = new Map<Stock, StockCounts>()
  for (const [number, stock] of model.stockOf) {
    const before = counts.get(stock) ?? { stock, free: 0, held: 0, owned: 0, aging: 0, withdrawn: 0 }
    const state = stateOf(model, number)
    counts.set(stock, { ...before, [state]: before[state] + 1 })
  }
  const { value, now } = await inventory.store.stockCounts()
  expect(now).toBe(model.now)
  expect(value).toHaveLength(counts.size)
  expect(value).toEqual(expect.arrayContaining([...counts.values()]))
}

function stateOf(model: Model, number: PhoneNumber): 'free' | 'held' | 'owned' | 'aging' {
  if (model.owned.has(number)) return 'owned'
  if (model.isHeldNumber(number)) return 'held'
  return model.isFree(number) ? 'free' : 'aging'
}
