import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cancelOperation } from '../../src/inventory/cancel-operation.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { purchase } from '../../src/inventory/purchase.ts'
import { release } from '../../src/inventory/release.ts'
import { search } from '../../src/inventory/search.ts'
import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { type Instant, NEVER } from '../../src/numbering/instant.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { HOLD_MS, openInventory } from './open-inventory.ts'
import { runParameters, SHRINKING_MS } from './run-parameters.ts'
import { CALLS } from './world.ts'

const wanted = { country: 'CA', numberType: 'geographic', assignmentType: 'application' } as const

const ACTIONS = {
  search: (inventory: Inventory) =>
    search(inventory, 'contoso', { ...wanted, capabilities: CALLS, quantity: 2 }),
  purchase: (inventory: Inventory, searchId: string) =>
    purchase(inventory, 'contoso', { searchId, agreeToNotResell: true }),
  purchaseTwice: async (inventory: Inventory, searchId: string) => {
    const [first, second] = await Promise.all([
      ACTIONS.purchase(inventory, searchId),
      ACTIONS.purchase(inventory, searchId),
    ])
    expect(first).toEqual(second)
  },
  cancel: (inventory: Inventory, searchId: string) =>
    cancelOperation(inventory, 'contoso', `search_${searchId}`),
  release: (inventory: Inventory) => release(inventory, 'contoso', '+12045551100'),
  expire: async ({ store }: Inventory) =>
    store.setClock({ mode: 'frozen', at: (await store.now()) + HOLD_MS }),
}
const actions = fc.array(
  fc.constantFrom('search', 'purchase', 'purchaseTwice', 'cancel', 'release', 'expire'),
  { maxLength: 6 },
)

it('Three clients share a search: it ends once, and no number is claimed twice', {
  timeout: SHRINKING_MS,
}, async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    actions,
    actions,
    actions,
    async (scheduler, ...scripts) => {
      const inventory = await openInventory(await openMemoryStore(), 0)
      const shared = await ACTIONS.search(inventory)
      const id = shared.kind === 'held' ? shared.search.id : ''
      const slow = { ...inventory, store: delayed(inventory.store, scheduler) }
      const clients = scripts.map(async (script) => {
        for (const action of script) await ACTIONS[action](slow, id)
      })
      await scheduler.waitFor(Promise.all(clients))
      checkTrail(await inventory.store.audit({ after: 0, limit: 1_000 }))
      const { total, free, busy, owned } = await inventory.store.count()
      expect(free + busy + owned).toBe(total)
      await inventory.store.close()
    },
  )
  await fc.assert(property, runParameters(200))
})

/** A store whose calls and answers happen in the order that the scheduler chooses. */
function delayed(store: InventoryStore, scheduler: fc.Scheduler): InventoryStore {
  function slowly<P extends unknown[], T>(method: (...parameters: P) => Promise<T>) {
    return async (...parameters: P): Promise<T> => {
      await scheduler.schedule(Promise.resolve(), 'asked')
      return scheduler.schedule(method(...parameters), 'answered')
    }
  }
  return {
    ...store,
    hold: slowly(store.hold),
    purchase: slowly(store.purchase),
    cancel: slowly(store.cancel),
    operation: slowly(store.operation),
    release: slowly(store.release),
    setClock: slowly(store.setClock),
  }
}

/** Each command finds its numbers where the command before left them: free, held by its search, or bought. */
function checkTrail(entries: readonly AuditEntry[]) {
  const claims = new Map<PhoneNumber, { searchId: string; freeAt: Instant }>()
  for (const entry of entries) {
    if (!('searchId' in entry) || entry.command === 'updateCapabilities') continue
    const { at, command, searchId } = entry
    for (const phoneNumber of entry.phoneNumbers) {
      const { freeAt, ...claim } = claims.get(phoneNumber) ?? { freeAt: 0 }
      const stands = freeAt === NEVER ? 'bought' : freeAt > at ? 'held' : 'free'
      expect(stands).toBe(command === 'search' ? 'free' : command === 'release' ? 'bought' : 'held')
      if (command !== 'search') expect(claim).toEqual({ searchId })
      const end = command === 'search' ? entry.expiresAt : command === 'purchase' ? NEVER : at
      claims.set(phoneNumber, { searchId, freeAt: end })
    }
  }
}
