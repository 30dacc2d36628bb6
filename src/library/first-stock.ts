import { fileURLToPath } from 'node:url'
import { DEFAULT_INVENTORY } from '../assets.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import type { StartOptions } from './start-options.ts'
import { toBlocks } from './to-blocks.ts'

/**
 * The numbers that a new inventory begins with.
 * @throws {UsageError} if an entry is wrong, or names more numbers than there are
 */
export async function firstStock(stock: StartOptions['stock'] = 'default'): Promise<FirstStock> {
  if (stock === 'default') return { file: fileURLToPath(DEFAULT_INVENTORY) }
  return stock === 'none' ? [] : toBlocks(stock, 'startHoldline')
}
