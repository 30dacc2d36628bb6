import type { Inventory } from '../inventory/inventory.ts'
import type { HoldlineOptions } from '../start-holdline/holdline-options.ts'
import type { SharedDependencies } from '../start-holdline/inventory-over.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { fileIn, openStore } from './open-store.ts'

export interface FirstOptions {
  /** The directory of the inventory; in memory if `undefined`. */
  readonly data: string | undefined
  readonly stock: FirstStock
  /** Makes the records of a seed; there is none if `undefined`. */
  readonly plant: ((inventory: Inventory) => Promise<void>) | undefined
  readonly shared: SharedDependencies
  readonly config: HoldlineOptions['config']
  readonly log: HoldlineOptions['logger']
}

/**
 * Opens the main inventory. A new one in a directory has the records of its seed; one in memory is planted later.
 * @throws {UsageError | StorageRefusedError} if the directory or the seed cannot be used
 */
export async function openFirst({
  data,
  stock,
  plant,
  shared,
  config,
  log,
}: FirstOptions): Promise<InventoryStore> {
  if (data === undefined || plant === undefined) return openStore(data, stock, log)
  const [{ openSeeded }, { inventoryOver }] = await Promise.all([
    import('../start-holdline/open-seeded.ts'),
    import('../start-holdline/inventory-over.ts'),
  ])
  const { store } = await openSeeded({
    file: await fileIn(data),
    stock,
    fill: async (filled) => plant(await inventoryOver(filled, config, shared, log)),
    open: (first) => openStore(data, first, log),
  })
  return store
}
