import type { Inventory } from '../../inventory/inventory.ts'

/** Forgets what this process remembers of an inventory whose store was put back. */
export async function forgetMemories({ sentSearches, register }: Inventory): Promise<void> {
  sentSearches.clear()
  await register.refresh()
}
