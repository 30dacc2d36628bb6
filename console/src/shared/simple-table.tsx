import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'

/** A column of a short table. */
export interface SimpleColumn<T> {
  readonly title: string
  readonly show: (row: T) => ReactNode
}

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { minWidth: '30rem' },
  cell: { paddingBlock: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
})

/** A table of so few rows that all of them are drawn. */
export function SimpleTable<T>({
  label,
  columns,
  rows,
  keyOf,
}: {
  readonly label: string
  readonly columns: readonly SimpleColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}) {
  const styles = useStyles()
  return (
    <ScrollRegion label={label} className={styles.scroll}>
      <Table aria-label={label} className={styles.table}>
        <TableHeader>
          <TableRow>
            {columns.map(({ title }) => (
              <TableHeaderCell key={title}>{title}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)}>
              {columns.map(({ title, show }) => (
                <TableCell key={title} className={styles.cell}>
                  {show(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  )
}
