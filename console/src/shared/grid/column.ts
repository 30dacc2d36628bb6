import type { ReactNode } from 'react'

/** A column of a table; the first column is that of the row's name. */
export interface Column<T> {
  readonly id: string
  readonly title: string
  /** The width as a part of a grid: https://developer.mozilla.org/docs/Web/CSS/grid-template-columns */
  readonly width: string
  readonly show: (row: T) => ReactNode
  /** By what rows are sorted; a column without it cannot be sorted by. */
  readonly sortBy?: (row: T) => string | number
}

/** The order of a table. */
export interface Order {
  readonly column: string
  readonly isDescending: boolean
}
