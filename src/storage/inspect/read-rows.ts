import type { Stock } from '../../numbering/stock.ts'
import type { InspectedBlock, InspectedOwner, InspectedPiece, InspectedRow } from '../port/inspect-store.ts'
import { flag, integer, optionalInteger, type Row, text } from '../rows/row.ts'
import { toOwnedNumber } from '../rows/to-owned-number.ts'
import { toStock } from '../rows/to-stock.ts'

// Rows as they are: what a table has that it could not have is no reason to end a check.

/** The number in a row of `number`. */
export function toInspectedRow(row: Row): InspectedRow {
  return {
    number: integer(row, 'number'),
    stock: integer(row, 'stock'),
    freeAt: integer(row, 'free_at'),
    claim: row['claim'] === null ? undefined : integer(row, 'claim'),
    entry: integer(row, 'entry'),
  }
}

/** The columns of a block, with the position of the next one of its stock. */
export const BLOCK_COLUMNS = `first, last, stock, position, (
    SELECT min(position) FROM block AS other WHERE other.stock = block.stock AND other.position > block.position
  ) AS next`

/** The block in a row of `BLOCK_COLUMNS`. */
export function toInspectedBlock(row: Row): InspectedBlock {
  return { ...toRun(row), position: integer(row, 'position'), ...optionalInteger(row, 'next', 'next') }
}

/** The range in a row of `untouched`. */
export function toInspectedPiece(row: Row): InspectedPiece {
  return { ...toRun(row), place: integer(row, 'place'), entry: integer(row, 'entry') }
}

function toRun(row: Row) {
  return { first: integer(row, 'first'), last: integer(row, 'last'), stock: integer(row, 'stock') }
}

/** The owner in a row of `owned`. */
export function toInspectedOwner(row: Row): InspectedOwner {
  const owned = readable(() => toOwnedNumber(row))
  return {
    number: integer(row, 'number'),
    resource: text(row, 'resource'),
    soldBy: text(row, 'search'),
    releaseAt: integer(row, 'release_at'),
    isProtected: flag(row, 'protected'),
    ...(owned && { owned }),
  }
}

/** The stocks in rows of `stock`, by their ids. */
export function toStocks(rows: readonly Row[]): ReadonlyMap<number, Stock> {
  return new Map(
    rows.flatMap((row) => {
      const stock = readable(() => toStock(row))
      return stock === undefined ? [] : [[integer(row, 'id'), stock]]
    }),
  )
}

/** What a row says; nothing where it has a word that its column cannot have. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The JSON in a column; nothing where the column has none, or none that can be read. */
export function readableJson(row: Row, column: string): unknown {
  const value = row[column]
  if (typeof value !== 'string') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
