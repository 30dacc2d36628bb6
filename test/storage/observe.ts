import { OPERATION_TYPES, type Operation, operationId } from '../../src/numbering/operation.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { CALLS } from './given.ts'
import { ALL_NUMBERS, RESOURCES, type Records } from './timed-steps.ts'

const PAGE = { skip: 0, limit: 99 }

/** The answers of every read about these records; equal histories have equal ones, whatever the mode of the clock. */
export async function observe(store: InventoryStore, records: Records) {
  const { country, numberType } = CALLS
  const ofResource = async (resource: string) => ({
    searches: await all(records.searches, (id) => store.search(resource, id)),
    reservations: await all(records.reservations, (id) => store.reservation(resource, id)),
    operations: await operationsOf(store, resource, records),
    listed: await store.reservations(resource, PAGE),
    owned: await store.ownedNumbers(resource, PAGE),
    ownedOnes: await all(ALL_NUMBERS, (number) => store.ownedNumber(resource, number)),
  })
  return {
    now: (await store.clock()).now,
    resources: Object.fromEntries(await all(RESOURCES, async (each) => [each, await ofResource(each)])),
    count: await store.count(),
    stockCounts: await store.stockCounts(),
    stocks: await store.stocks(country),
    browsed: await store.browse({
      resource: 'contoso',
      country,
      numberType,
      offerings: [CALLS],
      prefixes: [],
      limit: 9,
      seed: 1,
    }),
    audit: await store.audit({ after: 0, limit: 1_000 }),
    histories: await all(ALL_NUMBERS, (number) => store.numberHistory(number, 99)),
    stockOf: await all(ALL_NUMBERS, (number) => store.describeNumber(number)),
    leftovers: await store.leftovers({ limit: 99 }),
    numbers: await all(ALL_NUMBERS, (number) => store.explainNumber(number)),
    searches: await all(records.searches, (id) => store.explainSearch(id)),
  }
}

/** The operations of the resource that are made of these records. */
export async function operationsOf(
  store: InventoryStore,
  resource: string,
  records: Records,
): Promise<Operation[]> {
  const guids = [...records.searches, ...records.reservations, ...records.operations]
  const ids = guids.flatMap((guid) => OPERATION_TYPES.map((type) => operationId(type, guid)))
  const found = await all(ids, (id) => store.operation(resource, id))
  return found.flatMap((operation) => (operation === undefined ? [] : [operation.value]))
}

async function all<T, A>(items: readonly T[], read: (item: T) => Promise<A>): Promise<A[]> {
  return Promise.all(items.map(read))
}
