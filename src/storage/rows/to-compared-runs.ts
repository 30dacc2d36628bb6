import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { BlockComparison } from '../port/stock-store.ts'
import { integer, type Row } from './row.ts'
import type { StockRow } from './to-stock.ts'

/** What the blocks have of a run of numbers. */
export interface ComparedRun {
  /** How many of its numbers are of its stock. */
  readonly known: number
  /** The numbers of other stocks: how many, the lowest of them, and the id of its stock. */
  readonly elsewhere?: { readonly count: number; readonly lowest: number; readonly stock: number }
}

/**
 * What the blocks have of each of `count` runs, from rows with the columns `nth` (from 0), `own` (whether the numbers are
 * of the stock of the run), `count`, `lowest` and `stock` (that of the lowest number). Where nothing is, there is no row.
 */
export function toComparedRuns(count: number, rows: readonly Row[]): ComparedRun[] {
  const compared: ComparedRun[] = Array.from({ length: count }, () => ({ known: 0 }))
  for (const row of rows) {
    const nth = integer(row, 'nth')
    const numbers = integer(row, 'count')
    const before = compared[nth] ?? { known: 0 }
    compared[nth] =
      integer(row, 'own') === 1
        ? { ...before, known: numbers }
        : {
            ...before,
            elsewhere: { count: numbers, lowest: integer(row, 'lowest'), stock: integer(row, 'stock') },
          }
  }
  return compared
}

/** The same with phone numbers and stocks. */
export function toBlockComparison(
  { known, elsewhere }: ComparedRun,
  findStock: (id: number) => StockRow,
): BlockComparison {
  if (elsewhere === undefined) return { known }
  const { id: _, ...stock } = findStock(elsewhere.stock)
  return {
    known,
    elsewhere: { count: elsewhere.count, lowest: phoneNumberFromInteger(elsewhere.lowest), stock },
  }
}
