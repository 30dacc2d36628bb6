import type { Column, Order } from './column.ts'

/** What a table needs, however its rows are drawn. */
export interface GridProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** The order that the rows have; a table that is not sorted has none. */
  readonly order?: Order | undefined
  /** Absent where nobody can change the order. */
  readonly onOrder?: ((order: Order) => void) | undefined
}
