import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { MachineClock } from '../../timing/machine-clock.ts'
import type { SqliteEngine } from './engine.ts'
import type { Beginning } from './migrate.ts'
import { UnfilledError } from './unfilled-error.ts'

/**
 * The numbers that a new inventory begins with: the blocks, or the database file of an inventory that has these numbers
 * (`writeInventory`). To copy 200 thousand numbers in 466 blocks takes a tenth of the time that it
 * takes to add them.
 */
export type FirstStock =
  | readonly NumberBlock[]
  | {
      readonly file: string
      /** Whether the file has records too, which keep their time, and not numbers alone, which are there from now on. */
      readonly hasRecords?: boolean
    }

/** The first stock, or that it is made only when it turns out that there is no inventory yet. */
export type StockOrLater = FirstStock | 'later'

/**
 * How a new inventory gets the numbers that it begins with, if there are any.
 * @throws UnfilledError, from the beginning, if they are made later
 */
export function beginWith(
  stock: StockOrLater,
  engine: () => Pick<SqliteEngine, 'addStock'>,
  { systemNow }: Pick<MachineClock, 'systemNow'>,
): Beginning {
  if (stock === 'later') {
    return {
      begin() {
        throw new UnfilledError('There is no inventory yet')
      },
    }
  }
  if ('file' in stock) {
    const { file, hasRecords = false } = stock
    return { copyOf: { file, ...(!hasRecords && { now: systemNow }) } }
  }
  return stock.length === 0 ? {} : { begin: () => void engine().addStock(stock) }
}
