import type { Row } from '../rows/row.ts'

/** A statement that changes nothing. Its parameters are `$1`, `$2` … */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/**
 * Statements that both stores execute, one after the other, all of them in one snapshot of the inventory. Each is given
 * its rows, and the last one is followed by the result.
 */
export type Script<T> = Generator<Statement, T, readonly Row[]>

/** Executes one statement of a script. */
export function* select(
  sql: string,
  parameters: readonly (string | number)[] = [],
): Generator<Statement, readonly Row[], readonly Row[]> {
  return yield { sql, parameters }
}
