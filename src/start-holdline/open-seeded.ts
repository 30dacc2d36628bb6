import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { StorageRefusedError } from '../storage/port/storage-refused-error.ts'
import type { FirstStock, StockOrLater } from '../storage/sqlite/begin-with.ts'
import { UnfilledError } from '../storage/sqlite/unfilled-error.ts'
import { writeInventory } from '../storage/sqlite/write-inventory.ts'

/** Files that a start makes beside the inventory, and removes. */
const MADE = /^seed-[0-9a-f]{16}\.tmp$/

export interface SeededOptions {
  /** The file of the inventory. */
  readonly file: string
  /** The numbers of a new inventory. */
  readonly stock: FirstStock
  /** Makes the records of a new inventory. */
  readonly fill: (store: InventoryStore) => Promise<void>
  /** Opens the inventory in the file. */
  readonly open: (stock: StockOrLater) => Promise<InventoryStore>
}

/**
 * Opens an inventory in a file, which begins with a seed if it is new. The seed fills a file of its own, and the new
 * inventory copies that in its first transaction: so it is filled whole, or it is still new at the next start.
 *
 * @returns the store, and whether the inventory is new
 * @throws {StorageRefusedError} if the file cannot be used; and what `fill` throws, which leaves no inventory
 */
export async function openSeeded({
  file,
  stock,
  fill,
  open,
}: SeededOptions): Promise<{ store: InventoryStore; isNew: boolean }> {
  if (existsSync(file)) {
    try {
      return { store: await open('later'), isNew: false }
    } catch (error) {
      if (!(error instanceof UnfilledError)) throw error
    }
  }
  const made = await newFileIn(dirname(file))
  try {
    await writeInventory(made, stock, fill)
    return { store: await open({ file: made, hasRecords: true }), isNew: true }
  } finally {
    await rm(made, { force: true })
  }
}

/** Makes an empty file, and removes those of starts that were killed. */
async function newFileIn(directory: string): Promise<string> {
  const made = join(directory, `seed-${randomBytes(8).toString('hex')}.tmp`)
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const old = (await readdir(directory)).filter((name) => MADE.test(name))
    await Promise.all(old.map((name) => rm(join(directory, name), { force: true })))
    await writeFile(made, '', { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageRefusedError(`${made} cannot be made (${reason}): use another --data directory`)
  }
  return made
}
