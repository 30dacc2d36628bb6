import { verifyAll } from '../../src/operator/verify/verify-all.ts'
import { verifyPage } from '../../src/operator/verify/verify-page.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'

/** What is wrong with an inventory, a line for each finding. */
export async function verified(store: InventoryStore): Promise<string[]> {
  const lines: string[] = []
  await verifyAll((place) => verifyPage({ store }, place), {
    found: ({ subject, expected, found }) =>
      void lines.push(`${subject}: expected ${expected}; found ${found}`),
    progress: () => {},
  })
  return lines
}
