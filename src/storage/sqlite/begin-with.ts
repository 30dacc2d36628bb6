import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { SqliteEngine } from './engine.ts'

/** Gives an empty inventory the numbers that it begins with, if there are any. */
export function beginWith(engine: SqliteEngine, stock: readonly NumberBlock[]): void {
  if (stock.length > 0) engine.addStock(stock)
}
