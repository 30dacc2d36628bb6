import { Button } from '@fluentui/react-components'
import { useLocation } from 'wouter'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { numbersText } from '../../../shared/format.ts'
import { BadRows } from './bad-rows.tsx'
import type { ImportBadRow, ImportEnd } from './import-event.ts'
import { rowsText } from './rows-text.ts'

/** What an import has done. */
export function ImportedNote({
  name,
  end: { added, known, bad },
  badRows,
  onForget,
}: {
  readonly name: string
  readonly end: ImportEnd
  readonly badRows: readonly ImportBadRow[]
  readonly onForget: () => void
}) {
  const [, navigate] = useLocation()
  const words = [
    `From ${name}.`,
    ...(known > 0 ? [`${numbersText(known)} ${known === 1 ? 'was' : 'were'} there already.`] : []),
    ...(bad > 0 ? [`${rowsText(bad)} ${bad === 1 ? 'was' : 'were'} left out.`] : []),
  ]
  return (
    <>
      <EmptyState
        title={`${numbersText(added)} imported`}
        action={
          <ButtonRow>
            <Button appearance="primary" onClick={() => navigate('/inventory/stock')}>
              See the stock
            </Button>
            <Button onClick={onForget}>Bring in another file</Button>
          </ButtonRow>
        }
      >
        {words.join(' ')}
      </EmptyState>
      <BadRows rows={badRows} count={bad} />
    </>
  )
}
