import {
  Button,
  Dropdown,
  Field,
  makeStyles,
  mergeClasses,
  Option,
  Text,
  tokens,
} from '@fluentui/react-components'
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Facts } from '../facts.tsx'
import { ScrollRegion } from '../scroll-region.tsx'
import type { Column } from './column.ts'
import type { GridProps } from './grid-props.ts'
import { useGridFrame } from './use-grid-frame.ts'

/** About the height of a card; each is measured once it is drawn. */
const CARD_PX = 180

const OVERSCAN = 4

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
  },
  // A finger finds it.
  name: { '& a': { display: 'inline-block', paddingBlock: tokens.spacingVerticalSNudge } },
  order: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  field: { flexGrow: 1, minWidth: 0 },
  pick: { minWidth: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

/** The rows of a table as cards, one below the other. */
export function CardGrid<T>({ label, columns, rows, keyOf, order, onOrder }: GridProps<T>) {
  const styles = useStyles()
  const frame = useGridFrame()
  const scroll = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => CARD_PX,
    overscan: OVERSCAN,
  })
  const [name, ...others] = columns
  return (
    <>
      {onOrder !== undefined && <OrderPick columns={columns} order={order} onOrder={onOrder} />}
      <ScrollRegion ref={scroll} label={label} className={frame.scroll}>
        <ul
          aria-label={label}
          className={mergeClasses(frame.body, styles.list)}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <li
                key={keyOf(row)}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                className={mergeClasses(styles.card, frame.placed)}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Text weight="semibold" className={styles.name}>
                  {name?.show(row)}
                </Text>
                <Facts facts={others.map(({ title, show }) => [title, show(row)])} />
              </li>
            )
          })}
        </ul>
      </ScrollRegion>
    </>
  )
}

function OrderPick<T>({
  columns,
  order,
  onOrder,
}: Pick<GridProps<T>, 'order'> & {
  readonly columns: readonly Column<T>[]
  readonly onOrder: NonNullable<GridProps<T>['onOrder']>
}) {
  const styles = useStyles()
  const sortable = columns.filter(({ sortBy }) => sortBy !== undefined)
  const { column = '', isDescending = false } = order ?? {}
  return (
    <div className={styles.order}>
      <Field label="Sort by" className={styles.field}>
        <Dropdown
          className={styles.pick}
          value={sortable.find(({ id }) => id === column)?.title ?? ''}
          selectedOptions={[column]}
          onOptionSelect={(_, { optionValue = '' }) => onOrder({ column: optionValue, isDescending })}
        >
          {sortable.map(({ id, title }) => (
            <Option key={id} value={id}>
              {title}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Button
        aria-label={isDescending ? 'Sort upwards' : 'Sort downwards'}
        icon={isDescending ? <ArrowSortDownRegular /> : <ArrowSortUpRegular />}
        onClick={() => onOrder({ column, isDescending: !isDescending })}
      />
    </div>
  )
}
