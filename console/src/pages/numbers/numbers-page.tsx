import { Button, makeStyles, SearchBox, Spinner, Text, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { PurchasedPhoneNumber } from '../../../generated/acs.d.ts'
import { NARROW, useMedia } from '../../app/use-media.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { countryText, numbersText, typeText } from '../../shared/format.ts'
import { Grid, type Order, sorted } from '../../shared/grid.tsx'
import { Page } from '../../shared/page.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { NUMBER_COLUMNS } from './number-columns.tsx'
import { NumberPage } from './number-page.tsx'
import { toCsv } from './to-csv.ts'
import { useOwnedNumbers } from './use-owned-numbers.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** The numbers that the resource owns. */
export function NumbersPage() {
  const styles = useStyles()
  const [, navigate] = useLocation()
  const [isOne, one] = useRoute('/numbers/:phoneNumber')
  const { numbers, isWhole, isError, error, refetch } = useOwnedNumbers()
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<Order>({ column: 'phoneNumber', isDescending: false })
  const isNarrow = useMedia(NARROW)
  const columns = useMemo(
    () => NUMBER_COLUMNS.filter(({ isExtra = false }) => !(isExtra && isNarrow)),
    [isNarrow],
  )
  // The field stays quick to write in while a hundred thousand rows are filtered.
  const words = useDeferredValue(filter)
  const rows = useMemo(
    () =>
      sorted(
        (numbers ?? []).filter((number) => fits(number, words)),
        NUMBER_COLUMNS,
        order,
      ),
    [numbers, words, order],
  )

  if (isOne) return <NumberPage key={one.phoneNumber} phoneNumber={decodeURIComponent(one.phoneNumber)} />
  const get = (
    <Button appearance="primary" onClick={() => navigate('/get')}>
      Get a number
    </Button>
  )
  return (
    <Page title="Your numbers" actions={get}>
      {isError && (
        <FailureNote title="The numbers could not be read" error={error} onRetry={() => refetch()} />
      )}
      {numbers === undefined && !isError && <Spinner label="Reading your numbers …" />}
      {numbers?.length === 0 && (
        <EmptyState title="No numbers yet" action={get}>
          The numbers that you buy appear here.
        </EmptyState>
      )}
      {numbers !== undefined && numbers.length > 0 && (
        <>
          <div className={styles.tools}>
            <SearchBox
              aria-label="Filter by number, country or type"
              placeholder="Number, country or type"
              value={filter}
              onChange={(_, { value }) => setFilter(value)}
            />
            <Text role="status">
              {words === ''
                ? numbersText(numbers.length)
                : `${numbersText(rows.length)} of ${numbers.length}`}
              {!isWhole && !isError && ', reading on …'}
            </Text>
            <Button
              icon={<ArrowDownloadRegular />}
              disabled={rows.length === 0 || !isWhole}
              onClick={() => saveFile('phone-numbers.csv', 'text/csv', toCsv(rows))}
            >
              Export
            </Button>
          </div>
          {rows.length === 0 ? (
            <EmptyState
              title="Nothing fits the filter"
              action={<Button onClick={() => setFilter('')}>Show all</Button>}
            />
          ) : (
            <Grid
              label="Your numbers"
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              order={order}
              onOrder={setOrder}
            />
          )}
        </>
      )}
    </Page>
  )
}

/** Whether a number has all words of the filter in its digits, its country or its type. */
function fits({ phoneNumber, countryCode, phoneNumberType }: PurchasedPhoneNumber, filter: string): boolean {
  // People write numbers with spaces, dashes and brackets.
  const digits = filter.replace(/[\s().-]/g, '')
  if (/^\+?\d+$/.test(digits)) return phoneNumber.includes(digits)
  const text = `${countryCode} ${countryText(countryCode)} ${typeText(phoneNumberType)}`.toLocaleLowerCase()
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
