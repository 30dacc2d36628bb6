import { join } from 'node:path'
import { inject } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import type { MachineClock } from '../../src/timing/machine-clock.ts'
import { openOwnStore } from './postgres/open-own-store.ts'
import { EVERY_STORE, type StoreName } from './store-names.ts'
import { temporaryDirectory } from './temporary-directory.ts'

declare module 'vitest' {
  interface ProvidedContext {
    storeName?: StoreName
  }
}

/** A kind of store, over which the same tests run. */
export interface StoreKind {
  readonly name: string
  /** Whether the clocks of the machine can be given to the store. */
  readonly takesClocks?: boolean
  /** Opens an empty store of its own; by the clocks of this machine if none are given or taken. */
  open(clocks?: MachineClock): Promise<InventoryStore>
}

/** The built thread of the file store. */
export const WORKER_URL = new URL('../../dist/sqlite-worker.js', import.meta.url)

const OPEN: Record<StoreName, StoreKind['open']> = {
  'SQLite in memory': (clocks) => openMemoryStore(clocks),
  'SQLite in a file': async () =>
    openFileStore({ file: join(temporaryDirectory(), 'inventory.sqlite'), thread: WORKER_URL }),
  PostgreSQL: openOwnStore,
}

export const STORE_KINDS: readonly StoreKind[] = EVERY_STORE.map((name) => ({
  name,
  takesClocks: name === 'SQLite in memory',
  open: OPEN[name],
}))

/** Opens an empty store of the kind that vitest.config.ts names for these tests, or else in memory. */
export function openProvidedStore(): Promise<InventoryStore> {
  return OPEN[inject('storeName') ?? 'SQLite in memory']()
}
