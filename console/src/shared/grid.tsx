// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed by their position are no rows of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is no control; the region that scrolls has the focus
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { ScrollRegion } from './scroll-region.tsx'

/** A column of a table. */
export interface Column<T> {
  readonly id: string
  readonly title: string
  /** The width as a part of a grid: https://developer.mozilla.org/docs/Web/CSS/grid-template-columns */
  readonly width: string
  readonly show: (row: T) => ReactNode
  /** By what rows are sorted; a column without it cannot be sorted by. */
  readonly sortBy?: (row: T) => string | number
  /** Whether a narrow window leaves the column out. */
  readonly isExtra?: boolean
}

/** The order of a table. */
export interface Order {
  readonly column: string
  readonly isDescending: boolean
}

const UNSORTED: Order = { column: '', isDescending: false }

const ROW_PX = 44

/** Rows beyond the window that are drawn already, so that scrolling shows no gap. */
const OVERSCAN = 10

const useStyles = makeStyles({
  scroll: {
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    maxHeight: 'calc(100dvh - 18rem)',
    minHeight: '12rem',
  },
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: `${ROW_PX}px`,
    paddingInline: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    boxSizing: 'border-box',
    minWidth: 'fit-content',
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  body: { position: 'relative' },
  placed: { position: 'absolute', insetInline: 0 },
  sort: {
    paddingInline: 0,
    border: 'none',
    minWidth: 0,
    justifyContent: 'start',
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** A table that draws the rows in sight alone, so that it is as quick with a hundred thousand rows as with ten. */
export function Grid<T>({
  label,
  columns,
  rows,
  keyOf,
  order = UNSORTED,
  onOrder = () => {},
}: {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** The order that the rows have; a table that is not sorted has none. */
  readonly order?: Order
  readonly onOrder?: (order: Order) => void
}) {
  const styles = useStyles()
  const scroll = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  const gridTemplateColumns = columns.map(({ width }) => width).join(' ')
  return (
    <ScrollRegion ref={scroll} label={label} className={styles.scroll}>
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        <div role="rowgroup">
          <div
            role="row"
            aria-rowindex={1}
            className={mergeClasses(styles.row, styles.head)}
            style={{ gridTemplateColumns }}
          >
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} order={order} onOrder={onOrder} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={keyOf(row)}
                role="row"
                aria-rowindex={index + 2}
                className={mergeClasses(styles.row, styles.placed)}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
              >
                {columns.map(({ id, show }) => (
                  <div key={id} role="cell" className={styles.cell}>
                    {show(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </ScrollRegion>
  )
}

function HeadCell<T>({
  column: { id, title, sortBy },
  order,
  onOrder,
}: {
  readonly column: Column<T>
  readonly order: Order
  readonly onOrder: (order: Order) => void
}) {
  const styles = useStyles()
  const isSorted = order.column === id
  const sorted = isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'
  return (
    <div role="columnheader" className={styles.cell} {...(sortBy !== undefined && { 'aria-sort': sorted })}>
      {sortBy === undefined ? (
        title
      ) : (
        <Button
          appearance="transparent"
          size="small"
          className={styles.sort}
          iconPosition="after"
          icon={isSorted ? order.isDescending ? <ArrowSortDownRegular /> : <ArrowSortUpRegular /> : null}
          onClick={() => onOrder({ column: id, isDescending: isSorted && !order.isDescending })}
        >
          {title}
        </Button>
      )}
    </div>
  )
}

/** The rows in the order of a column. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], order: Order): readonly T[] {
  const sortBy = columns.find(({ id }) => id === order.column)?.sortBy
  if (sortBy === undefined) return rows
  const sign = order.isDescending ? -1 : 1
  return rows
    .map((row) => ({ row, by: sortBy(row) }))
    .sort((a, b) => (a.by < b.by ? -sign : a.by > b.by ? sign : 0))
    .map(({ row }) => row)
}
