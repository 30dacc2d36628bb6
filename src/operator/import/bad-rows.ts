import { UsageError } from '../../usage-error.ts'
import type { ColumnPlaces } from './columns.ts'

/** A row that cannot be imported. */
export interface BadRow {
  readonly line: number
  readonly reason: string
  /** The cells by their columns, as they are in the file or, of a row that is good in itself, as they were understood. */
  readonly cells: Readonly<Partial<Record<keyof ColumnPlaces, string>>>
}

/** The bad rows of a file so far. */
export interface BadRows {
  readonly lines: ReadonlySet<number>
  /** @throws {UsageError} after `MOST_BAD_ROWS` */
  add(row: BadRow): Promise<void>
}

/** A file with more bad rows has one mistake in all of them, and is not read to its end. */
export const MOST_BAD_ROWS = 1_000_000

/**
 * @param source the name of the file, for messages
 * @param onBad is given each bad row
 */
export function badRows(source: string, onBad: (row: BadRow) => Promise<void>): BadRows {
  const lines = new Set<number>()
  return {
    lines,
    async add(row) {
      if (lines.size === MOST_BAD_ROWS) {
        throw new UsageError(
          `${source} has more than ${MOST_BAD_ROWS} bad rows, and the import ended at line ${row.line}, which is bad too: ${row.reason}`,
        )
      }
      lines.add(row.line)
      await onBad(row)
    },
  }
}
