import type { Row } from '../rows/row.ts'

/** The row of a statement that always answers one. */
export function one([row]: readonly Row[]): Row {
  if (row === undefined) throw new TypeError('PostgreSQL answered no row')
  return row
}
