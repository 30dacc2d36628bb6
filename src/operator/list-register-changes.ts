import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { RegisterChanged } from '../storage/port/register-store.ts'

/** How many changes are read at a time. */
const AT_ONCE = 100

export interface RegisterChangeFilter {
  /** Only changes under versions below this one. */
  readonly before?: number
  /** The beginning of the names of entries, `resource/adatum`; all if absent. */
  readonly of?: string
  readonly limit: number
}

/** The newest changes of the register, the newest first, each with the entries that the filter names. */
export async function listRegisterChanges(
  { store }: { readonly store: Pick<InventoryStore, 'registerChanges'> },
  { before, of = '', limit }: RegisterChangeFilter,
): Promise<readonly RegisterChanged[]> {
  const found: RegisterChanged[] = []
  let below = before
  while (found.length < limit) {
    const page = await store.registerChanges({
      limit: AT_ONCE,
      ...(below !== undefined && { before: below }),
    })
    for (const change of page) {
      const changes = change.changes.filter(({ entry }) => isOf(entry, of))
      if (changes.length > 0) found.push({ ...change, changes })
    }
    below = page.at(-1)?.version
    if (page.length < AT_ONCE || below === undefined) break
  }
  return found.slice(0, limit)
}

/** Whether an entry is the named one, or belongs to it: `key/adatum/…` to `key/adatum`, and so to `key`. */
function isOf(entry: string, name: string): boolean {
  return name === '' || entry === name || entry.startsWith(`${name}/`)
}
