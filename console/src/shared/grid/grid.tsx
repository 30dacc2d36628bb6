import { NARROW, useMedia } from '../../app/use-media.ts'
import { CardGrid } from './card-grid.tsx'
import type { Column, Order } from './column.ts'
import { RowGrid } from './row-grid.tsx'

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

/**
 * A table that draws the rows in sight alone, so that it is as quick with a hundred thousand rows as with ten. In a narrow
 * window each row is a card, so that nobody has to scroll sideways.
 */
export function Grid<T>(props: GridProps<T>) {
  return useMedia(NARROW) ? <CardGrid {...props} /> : <RowGrid {...props} />
}
