import type { Inventory } from '../../src/inventory/inventory.ts'
import { SentSearches } from '../../src/inventory/sent-searches.ts'
import type { Fill } from '../../src/numbering/fill.ts'
import { fixedRegister } from '../support/fixed-register.ts'
import type { StoreKind } from '../support/stores.ts'
import { START } from './model.ts'
import { BLOCKS, OFFERINGS } from './world.ts'

export const HOLD_MS = 15 * 60_000

/** An inventory of the small world, whose clock stands at `START`. */
export async function openInventory(
  kind: StoreKind,
  agingMs: number,
  fill: Fill = 'sequential',
): Promise<Inventory> {
  const store = await kind.open()
  await store.resetClock({ mode: 'frozen', at: START })
  await store.addStock(BLOCKS)
  let guids = 0
  return {
    store,
    register: fixedRegister({
      policy: {
        holdMs: HOLD_MS,
        agingMs,
        maxSearchQuantity: 8,
        fill,
        operationDelay: { notStartedMs: 0, runningMs: 0 },
      },
      offerings: OFFERINGS,
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
