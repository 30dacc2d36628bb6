import { fileURLToPath } from 'node:url'
import { DEFAULT_INVENTORY, DEFAULT_STOCK } from '../assets.ts'
import { lazyJson } from '../files/lazy-json.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import type { Seed } from '../seed/read-seed.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { UsageError } from '../usage-error.ts'
import type { StartOptions } from './start-options.ts'

const loadDefaults = lazyJson<NumberBlock[]>(DEFAULT_STOCK)

/**
 * The numbers that a new inventory begins with.
 * @throws {UsageError} if an entry is wrong, or names more numbers than there are
 */
export async function firstStock(stock: StartOptions['stock'] = 'default'): Promise<FirstStock> {
  if (stock === 'default') return { file: fileURLToPath(DEFAULT_INVENTORY) }
  if (stock === 'none') return []
  const [{ checkDocument }, { SeedDocument }, { seedStock }, defaults] = await Promise.all([
    import('../config/check-document.ts'),
    import('../seed/seed-document.ts'),
    import('../seed/seed-stock.ts'),
    loadDefaults(),
  ])
  const document = checkDocument(SeedDocument, { stock }, 'startHoldline')
  return seedStock({ document, fault }, defaults) ?? []
}

const fault: Seed['fault'] = (path, message) => {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')
  return new UsageError(`startHoldline: ${place.slice(1)}: ${message}`)
}
