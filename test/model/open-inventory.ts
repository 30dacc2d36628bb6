import { controlInventory } from '../../src/control/control-inventory.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import type { Policy } from '../../src/inventory/policy.ts'
import { SentSearches } from '../../src/inventory/sent-searches.ts'
import type { Fill } from '../../src/numbering/fill.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { fixedRegister } from '../support/fixed-register.ts'
import { START } from './machine.ts'
import type { Real } from './real.ts'
import { BLOCKS, OFFERINGS, RESOURCES } from './world.ts'

export const HOLD_MS = 15 * 60_000

/** The policy of the small world, in which nothing is delayed. */
export function policyUnder(agingMs: number, fill: Fill): Policy {
  const operationDelay = { notStartedMs: 0, runningMs: 0 }
  return { holdMs: HOLD_MS, agingMs, maxSearchQuantity: 8, fill, operationDelay }
}

export interface RealOptions extends Pick<Real, 'machine' | 'isOnMachine' | 'tally' | 'disk'> {
  readonly agingMs: number
  readonly fill: Fill
}

/** An inventory of the small world with its controls, whose clock stands at `START`; over an empty store. */
export async function openReal(
  store: InventoryStore,
  { agingMs, fill, ...real }: RealOptions,
): Promise<Real> {
  const inventory = await openInventory(store, agingMs, fill)
  const { steadyNow } = real.machine
  return { ...controlInventory(undefined, inventory, { steadyNow, secrets: () => [] }), ...real }
}

/** An inventory of the small world, whose clock stands at `START`. */
export async function openInventory(
  store: InventoryStore,
  agingMs: number,
  fill: Fill = 'sequential',
): Promise<Inventory> {
  await store.resetClock({ mode: 'frozen', at: START })
  await store.addStock(BLOCKS)
  let guids = 0
  return {
    store,
    register: fixedRegister({
      policy: policyUnder(agingMs, fill),
      offerings: OFFERINGS,
      others: RESOURCES.slice(1),
    }),
    loadCatalog: () => Promise.reject(new Error('No catalog is needed')),
    loadCarriers: () => Promise.reject(new Error('No operators are needed')),
    sentSearches: new SentSearches(),
    isAlone: () => Promise.resolve(true),
    newGuid() {
      guids += 1
      return `0000abcd-0000-7000-8000-${guids.toString(16).padStart(12, '0')}`
    },
  }
}
