import type { NumberBlock } from '../numbering/audit-entry.ts'
import { loadDefaultStock } from './load-default-stock.ts'
import type { StockEntry } from './stock-entry.ts'

/**
 * The numbers that entries name.
 * @param caller how messages begin, `startHoldline`
 * @throws {UsageError} if an entry is wrong, or names more numbers than there are
 */
export async function toBlocks(
  stock: readonly StockEntry[],
  caller: string,
): Promise<readonly NumberBlock[]> {
  const [{ readSeedObject }, { seedStock }, defaults] = await Promise.all([
    import('./read-seed-object.ts'),
    import('../seed/seed-stock.ts'),
    loadDefaultStock(),
  ])
  return seedStock(readSeedObject({ stock }, caller), defaults) ?? []
}
