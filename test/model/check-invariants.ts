import { expect } from 'vitest'
import { getOperation } from '../../src/inventory/get-operation.ts'
import { getOwnedNumber } from '../../src/inventory/get-owned-number.ts'
import { getSearch } from '../../src/inventory/get-search.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { listOwnedNumbers } from '../../src/inventory/list-owned-numbers.ts'
import type { NumberStateName } from '../../src/numbering/number-states.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { replay } from '../../src/numbering/replay/replay.ts'
import { searchOutcome } from '../../src/numbering/search.ts'
import { NO_NUMBERS } from '../../src/numbering/state-counts.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { StockCounts } from '../../src/storage/port/stock-store.ts'
import { checkReservations } from './check-reservations.ts'
import { expectSame } from './expect-same.ts'
import type { Model } from './model.ts'
import { isBought } from './model-facts.ts'
import type { Real } from './real.ts'
import { RESOURCES } from './world.ts'

/**
 * Everything that a client can see is as the model says, and no number has two claims.
 *
 * @param views `all` if each resource also asks for what the other one has
 */
export async function checkInvariants(
  model: Model,
  { inventory, faults }: Real,
  views: Views = 'own',
): Promise<void> {
  const [claimed, reserved, owned] = await Promise.all([
    checkSearches(model, inventory, views),
    checkReservations(model, inventory),
    checkOwned(model, inventory, views),
    checkOperations(model, inventory, views),
    checkCounts(model, inventory),
    checkStocks(model, inventory),
    checkTrail(model, inventory),
  ])
  claimed.push(...reserved, ...owned)
  if (views === 'all') await checkReplay(model, inventory)
  expect(new Set(claimed).size, `claimed twice: ${claimed}`).toBe(claimed.length)

  const counts = faults.list().map(({ fault, fitting, hits }) => ({ id: fault.id, fitting, hits }))
  expectSame(
    counts,
    model.rules.list().map(({ id, fitting, hits }) => ({ id, fitting, hits })),
  )
}

type Views = 'own' | 'all'

/** Every search is as the model says, and its own resource alone sees it. Answers the numbers that are held. */
async function checkSearches(model: Model, inventory: Inventory, views: Views): Promise<string[]> {
  const asked = [...model.searches].flatMap(([id, { resource, search }]) =>
    (views === 'all' ? RESOURCES : [resource]).map(async (asking) => {
      const found = await getSearch(inventory, asking, id)
      // This also checks that a hold ends once: neither instant changes after it was set.
      expectSame(found, asking === resource ? { value: search, now: model.now } : undefined)
      if (found === undefined || found.value.purchasedAt !== undefined) return []
      return searchOutcome(found.value, found.now).phoneNumbers
    }),
  )
  return (await Promise.all(asked)).flat()
}

/** Every search shows the operation that made it, and the one that bought it, to its own resource alone. */
async function checkOperations(model: Model, inventory: Inventory, views: Views): Promise<void> {
  const asked = [...model.searches].flatMap(([id, { resource }]) =>
    (views === 'all' ? RESOURCES : [resource]).map((asking) =>
      checkOperationsOf(model, id, asking, (operationId) => getOperation(inventory, asking, operationId)),
    ),
  )
  await Promise.all(asked)
}

async function checkOperationsOf(
  model: Model,
  searchId: string,
  asking: string,
  poll: (operationId: string) => ReturnType<typeof getOperation>,
): Promise<void> {
  const searched = model.searches.get(searchId)
  if (searched === undefined) return
  const { resource, search, made: expected, bought: purchase } = searched
  const [made, bought] = await Promise.all([poll(`search_${searchId}`), poll(`purchase_${searchId}`)])
  expectSame(
    [made !== undefined, bought !== undefined],
    [asking === resource, asking === resource && isBought(search)],
  )
  for (const found of [made, bought]) {
    if (found === undefined) continue
    const { value } = found
    expectSame([value.searchId, value.createdAt], [searchId, search.createdAt])
  }
  if (asking !== resource) return
  expectSame([made?.value.endsAt, bought?.value.endsAt], [expected.endsAt, purchase?.endsAt])
  expect(bought?.value.failure).toBe(search.purchaseFailure?.error)
}

/** Each resource owns what the model says, and sees nothing of the other one's. Answers the numbers that are owned. */
async function checkOwned(model: Model, inventory: Inventory, views: Views): Promise<string[]> {
  const byNumber = (a: { phoneNumber: string }, b: { phoneNumber: string }) =>
    a.phoneNumber < b.phoneNumber ? -1 : 1
  const asked = RESOURCES.map(async (resource) => {
    const { numbers, more } = await listOwnedNumbers(inventory, resource, { skip: 0, top: 1_000 })
    const expected = [...model.owned.values()].filter((sold) => sold.resource === resource)
    expectSame([...numbers].sort(byNumber), expected.map(({ owned }) => owned).sort(byNumber))
    expect(more).toBe(false)
    for (const { owned, ...sold } of views === 'all' ? model.owned.values() : []) {
      const found = await getOwnedNumber(inventory, resource, owned.phoneNumber)
      expectSame(found, sold.resource === resource ? owned : undefined)
    }
    return numbers.map(({ phoneNumber }) => phoneNumber)
  })
  return (await Promise.all(asked)).flat()
}

async function checkCounts(model: Model, { store }: Inventory): Promise<void> {
  const [total, free, owned] = [model.stockOf.size, model.freeNumbers().length, model.owned.size]
  expectSame(await store.count(), { total, free, owned, busy: total - free - owned })
}

/** A change is one entry; a command that changes nothing adds none. */
async function checkTrail(model: Model, { store }: Inventory): Promise<void> {
  const entries = await store.audit({ after: model.lastEntry, limit: 1_000 })
  expect(entries).toHaveLength(model.changes)
  model.lastEntry = entries.at(-1)?.sequence ?? model.lastEntry
  model.changes = 0
}

/** The whole trail leads to the present state. */
async function checkReplay(model: Model, { store }: Inventory): Promise<void> {
  const { numbers, owned } = replay(await store.audit({ after: 0, limit: 10_000 }))
  for (const [number, { freeAt }] of numbers) {
    expectSame([number, freeAt <= model.now], [number, model.isFree(number)])
  }
  expect(numbers.size).toBe(model.stockOf.size)
  expectSame(owned, model.owned)
}

/** Each number is counted once, in its stock and its state. */
async function checkStocks(model: Model, inventory: Inventory): Promise<void> {
  const counts = new Map<Stock, StockCounts>()
  for (const [number, stock] of model.stockOf) {
    const before = counts.get(stock) ?? { stock, ...NO_NUMBERS }
    const state = stateOf(model, number)
    counts.set(stock, { ...before, [state]: before[state] + 1 })
  }
  const { value, now } = await inventory.store.stockCounts()
  expect(now).toBe(model.now)
  const byStock = (a: StockCounts, b: StockCounts) => (nameOf(a.stock) < nameOf(b.stock) ? -1 : 1)
  expectSame([...value].sort(byStock), [...counts.values()].sort(byStock))
}

function stateOf(model: Model, number: PhoneNumber): NumberStateName {
  if (model.owned.has(number)) return 'owned'
  const offSale = model.offSaleNow(number)
  if (offSale !== undefined) return offSale
  if (model.isHeldNumber(number)) return 'held'
  return model.isFree(number) ? 'free' : 'aging'
}

function nameOf({ country, numberType, areaCode, capabilities: { calling, sms } }: Stock): string {
  return [country, numberType, areaCode, calling, sms].join(' ')
}
