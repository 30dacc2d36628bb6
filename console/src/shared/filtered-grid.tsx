import { Button, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { EmptyState } from './empty-state.tsx'
import type { Column, Order } from './grid/column.ts'
import { Grid } from './grid/grid.tsx'
import { sorted } from './grid/sorted.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  filter: { width: '100%', maxWidth: '20rem' },
})

/** A table with a field that filters its rows, and with an order that a person picks. */
export function FilteredGrid<T>({
  label,
  columns,
  rows,
  keyOf,
  fits,
  filterBy,
  order: first,
  countText,
  tools,
}: {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** Whether a row has what somebody has written into the filter, which is not empty. */
  readonly fits: (row: T, filter: string) => boolean
  /** By what rows are filtered: `country or type`. */
  readonly filterBy: string
  /** The order at first. Without one the rows stay in theirs. */
  readonly order?: Order
  /** Says how many rows are in sight. */
  readonly countText: (shown: number, all: number) => string
  /** What stands beside the filter, and may use the rows in sight. */
  readonly tools?: (shown: readonly T[]) => ReactNode
}) {
  const styles = useStyles()
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState(first)
  // The field stays quick to write in while a hundred thousand rows are filtered.
  const words = useDeferredValue(filter.trim())
  const fitting = useMemo(
    () => (words === '' ? rows : rows.filter((row) => fits(row, words))),
    [rows, words, fits],
  )
  const shown = useMemo(() => sorted(fitting, columns, order), [fitting, columns, order])
  return (
    <>
      <div className={styles.tools}>
        <SearchBox
          className={styles.filter}
          aria-label={`Filter by ${filterBy}`}
          placeholder={filterBy.charAt(0).toLocaleUpperCase() + filterBy.slice(1)}
          value={filter}
          onChange={(_, { value }) => setFilter(value)}
        />
        <Text role="status">{countText(shown.length, rows.length)}</Text>
        {tools?.(shown)}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title="Nothing fits the filter"
          action={<Button onClick={() => setFilter('')}>Show all</Button>}
        />
      ) : (
        <Grid
          label={label}
          columns={columns}
          rows={shown}
          keyOf={keyOf}
          order={order}
          {...(first !== undefined && { onOrder: setOrder })}
        />
      )}
    </>
  )
}
