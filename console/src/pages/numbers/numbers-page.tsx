import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useLocation, useRoute } from 'wouter'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilteredGrid } from '../../shared/filtered-grid.tsx'
import { countText, numbersText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { fitsNumber } from './fits-number.ts'
import { NUMBER_COLUMNS } from './number-columns.tsx'
import { NumberPage } from './number-page.tsx'
import { toCsv } from './to-csv.ts'
import { useOwnedNumbers } from './use-owned-numbers.ts'

/** The numbers that the resource owns. */
export function NumbersPage() {
  const [, navigate] = useLocation()
  const [isOne, one] = useRoute('/numbers/:phoneNumber')
  const { query, isWhole } = useOwnedNumbers()
  if (isOne) return <NumberPage key={one.phoneNumber} phoneNumber={decodeURIComponent(one.phoneNumber)} />
  const get = (
    <Button appearance="primary" onClick={() => navigate('/get')}>
      Get a number
    </Button>
  )
  return (
    <Page title="Your numbers" actions={query.data?.length !== 0 && get}>
      <Loaded query={query} what="your numbers">
        {(numbers) =>
          numbers.length === 0 ? (
            <EmptyState title="No numbers yet" action={get}>
              The numbers that you buy appear here.
            </EmptyState>
          ) : (
            <FilteredGrid
              label="Your numbers"
              columns={NUMBER_COLUMNS}
              rows={numbers}
              keyOf={({ id }) => id}
              fits={fitsNumber}
              filterBy="number, country or type"
              order={{ column: 'phoneNumber', isDescending: false }}
              countText={(shown, all) =>
                [
                  shown === all ? numbersText(all) : `${numbersText(shown)} of ${countText(all)}`,
                  ...(isWhole || query.isError ? [] : ['reading on …']),
                ].join(', ')
              }
              tools={(shown) => (
                <Button
                  icon={<ArrowDownloadRegular />}
                  disabled={shown.length === 0 || !isWhole}
                  onClick={() => saveFile('phone-numbers.csv', 'text/csv', toCsv(shown))}
                >
                  Export
                </Button>
              )}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
