import { join } from 'node:path'
import type { InventoryStore } from '../../src/storage/inventory-store.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { openOwnStore } from './postgres/open-own-store.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** A kind of store, over which the same tests run. */
export interface StoreKind {
  readonly name: string
  /** Opens an empty store of its own. */
  open(): Promise<InventoryStore>
}

/** The thread of the file store, as the build made it. */
export const WORKER_URL = new URL('../../dist/sqlite-worker.js', import.meta.url)

export const STORE_KINDS: readonly StoreKind[] = [
  { name: 'SQLite in memory', open: () => openMemoryStore({ systemNow: () => Date.now() }) },
  {
    name: 'SQLite in a file',
    open: async () =>
      openFileStore({ file: join(await temporaryDirectory(), 'inventory.sqlite'), workerUrl: WORKER_URL }),
  },
  { name: 'PostgreSQL', open: openOwnStore },
]
