import type { Row } from '../rows/row.ts'

export interface StatementOptions {
  /**
   * Whether the statement has one plan that is right for every size of the tables, if neither table nor bitmap is
   * scanned: then a transaction that keeps plans keeps its plan.
   */
  readonly pinned?: boolean
}

/** Executes one statement on a connection, with its parameters; answers its rows. */
export type Query = (
  sql: string,
  parameters?: readonly unknown[],
  options?: StatementOptions,
) => Promise<Row[]>
