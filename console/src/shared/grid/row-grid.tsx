// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed by their position are no rows of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is no control; the region that scrolls has the focus
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { ScrollRegion } from '../scroll-region.tsx'
import type { Column } from './column.ts'
import type { GridProps } from './grid-props.ts'
import { useGridFrame } from './use-grid-frame.ts'

const ROW_PX = 44

/** Rows beyond the window that are drawn already, so that scrolling shows no gap. */
const OVERSCAN = 10

const useStyles = makeStyles({
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

/** A table with one line a row, and with heads that sort it. */
export function RowGrid<T>({ label, columns, rows, keyOf, order, onOrder }: GridProps<T>) {
  const styles = useStyles()
  const frame = useGridFrame()
  const scroll = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  const gridTemplateColumns = columns.map(({ width }) => width).join(' ')
  return (
    <ScrollRegion ref={scroll} label={label} className={frame.scroll}>
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
        <div role="rowgroup" className={frame.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={keyOf(row)}
                role="row"
                aria-rowindex={index + 2}
                className={mergeClasses(styles.row, frame.placed)}
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
}: { readonly column: Column<T> } & Pick<GridProps<T>, 'order' | 'onOrder'>) {
  const styles = useStyles()
  const isSorted = order?.column === id
  const isDescending = isSorted && order.isDescending
  const direction = isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'
  if (sortBy === undefined || onOrder === undefined) {
    return (
      <div role="columnheader" className={styles.cell}>
        {title}
      </div>
    )
  }
  return (
    <div role="columnheader" className={styles.cell} aria-sort={direction}>
      <Button
        appearance="transparent"
        size="small"
        className={styles.sort}
        iconPosition="after"
        icon={isSorted ? isDescending ? <ArrowSortDownRegular /> : <ArrowSortUpRegular /> : null}
        onClick={() => onOrder({ column: id, isDescending: isSorted && !isDescending })}
      >
        {title}
      </Button>
    </div>
  )
}
