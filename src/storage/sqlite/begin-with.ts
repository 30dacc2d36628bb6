import { readFileSync } from 'node:fs'
import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { SqliteEngine } from './engine.ts'

/** The numbers that a new inventory begins with: the blocks, or the JSON file that has them. */
export type FirstStock = readonly NumberBlock[] | { readonly file: string }

/** Gives an empty inventory the numbers that it begins with, if there are any. */
export function beginWith(engine: SqliteEngine, stock: FirstStock): void {
  const blocks: readonly NumberBlock[] =
    'file' in stock ? JSON.parse(readFileSync(stock.file, 'utf8')) : stock
  if (blocks.length > 0) engine.addStock(blocks)
}
