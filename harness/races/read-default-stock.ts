import { readFileSync } from 'node:fs'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'

/** The default stock, as the build made it. */
const STOCK = new URL('../../dist/default-stock.json', import.meta.url)

export function readDefaultStock(): NumberBlock[] {
  return JSON.parse(readFileSync(STOCK, 'utf8'))
}
