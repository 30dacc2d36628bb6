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
import { NARROW, useMedia } from '../app/use-media.ts'
import { Facts } from './facts.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** A column of a short table. */
export interface SimpleColumn<T> {
  readonly title: string
  readonly show: (row: T) => ReactNode
}

interface SimpleTableProps<T> {
  readonly label: string
  readonly columns: readonly SimpleColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  // The columns are as wide as what is in them asks for.
  table: { minWidth: '30rem', tableLayout: 'auto' },
  cell: { paddingBlock: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
})

/** A table of so few rows that all of them are drawn; in a narrow window, a list of its rows. */
export function SimpleTable<T>(props: SimpleTableProps<T>) {
  return useMedia(NARROW) ? <NarrowTable {...props} /> : <WideTable {...props} />
}

function NarrowTable<T>({ label, columns, rows, keyOf }: SimpleTableProps<T>) {
  const styles = useStyles()
  return (
    <ul aria-label={label} className={styles.list}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={styles.item}>
          <Facts facts={columns.map(({ title, show }) => [title, show(row)])} />
        </li>
      ))}
    </ul>
  )
}

function WideTable<T>({ label, columns, rows, keyOf }: SimpleTableProps<T>) {
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
