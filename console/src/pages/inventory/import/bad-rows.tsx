import { Text } from '@fluentui/react-components'
import { FilteredGrid } from '../../../shared/filtered-grid.tsx'
import { countText } from '../../../shared/format.ts'
import type { Column } from '../../../shared/grid/column.ts'
import { Section } from '../../../shared/section.tsx'
import type { ImportBadRow } from './import-event.ts'
import { rowsText } from './rows-text.ts'

const COLUMNS: readonly Column<ImportBadRow>[] = [
  {
    id: 'line',
    title: 'Line',
    width: 'minmax(4rem, 0.2fr)',
    show: ({ line }) => `Line ${countText(line)}`,
    sortBy: ({ line }) => line,
  },
  { id: 'numbers', title: 'Number', width: 'minmax(10rem, 0.6fr)', show: ({ numbers }) => numbers },
  {
    id: 'reason',
    title: 'What is wrong',
    width: 'minmax(24rem, 3fr)',
    show: ({ reason }) => <span title={reason}>{reason}</span>,
    sortBy: ({ reason }) => reason,
  },
]

/** The bad rows of a file, each with what is wrong in it. */
export function BadRows({
  rows,
  count,
}: {
  readonly rows: readonly ImportBadRow[]
  /** How many there are: the server names the first of them. */
  readonly count: number
}) {
  if (rows.length === 0) return null
  return (
    <Section title="Bad rows">
      <FilteredGrid
        label="Bad rows"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ line }) => String(line)}
        fits={fits}
        filterBy="number or reason"
        order={{ column: 'line', isDescending: false }}
        countText={(shown) => rowsText(shown)}
      />
      {rows.length < count && <Text>The first {countText(rows.length)} of them are listed.</Text>}
    </Section>
  )
}

function fits({ numbers, reason }: ImportBadRow, filter: string): boolean {
  return `${numbers} ${reason}`.toLocaleLowerCase().includes(filter.toLocaleLowerCase())
}
