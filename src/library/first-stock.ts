import { fileURLToPath } from 'node:url'
import { DEFAULT_INVENTORY } from '../assets.ts'
import type { Seed } from '../seed/read-seed.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { UsageError } from '../usage-error.ts'
import { loadDefaultStock } from './load-default-stock.ts'
import type { StartOptions } from './start-options.ts'
import { toBlocks } from './to-blocks.ts'

/**
 * The numbers that a new inventory begins with.
 * @throws {UsageError} if an entry is wrong, or names more numbers than there are
 */
export async function firstStock(stock: StartOptions['stock'] = 'default', seed?: Seed): Promise<FirstStock> {
  if (seed?.document.stock !== undefined) {
    if (stock !== 'default') {
      throw new UsageError('startHoldline: stock: the seed has a stock too: give one of them')
    }
    const [{ seedStock }, defaults] = await Promise.all([import('../seed/seed-stock.ts'), loadDefaultStock()])
    return seedStock(seed, defaults) ?? []
  }
  if (stock === 'default') return { file: fileURLToPath(DEFAULT_INVENTORY) }
  return stock === 'none' ? [] : toBlocks(stock, 'startHoldline')
}
