import { integer, type Row } from './row.ts'

/** Some of the records that a statement found, and how many it found. */
export interface Counted<T> {
  readonly listed: readonly T[]
  readonly count: number
}

/** The records of rows that each have the count of all in their column `total`. */
export function toCounted<R extends Row, T>(rows: readonly R[], toRecord: (row: R) => T): Counted<T> {
  const [first] = rows
  return { listed: rows.map(toRecord), count: first === undefined ? 0 : integer(first, 'total') }
}
