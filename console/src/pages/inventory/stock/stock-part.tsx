import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { StockCount, StockCounts } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { FilteredGrid } from '../../../shared/filtered-grid.tsx'
import { countryText, countText, instantText, numbersText, typeText } from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { Section } from '../../../shared/section.tsx'
import { STATES } from './states.ts'
import { StockBars } from './stock-bars.tsx'
import { STOCK_COLUMNS } from './stock-columns.tsx'

const useStyles = makeStyles({
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  key: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall },
})

/** How often the stock is counted anew, in milliseconds. */
const AGAIN_MS = 5_000

/** The numbers of the inventory by state, as bars by country and type, and as a table by stock. */
export function StockPart() {
  const { own } = useServer()
  const stock = useQuery({
    queryKey: ['stock'],
    refetchInterval: AGAIN_MS,
    queryFn: async () => (await own.GET('/_holdline/stock')).data,
  })
  return (
    <Loaded query={stock} what="the counts of the numbers">
      {(counts) => <Counted counts={counts} />}
    </Loaded>
  )
}

function Counted({ counts }: { readonly counts: StockCounts }) {
  const styles = useStyles()
  const [, navigate] = useLocation()
  if (counts.total === 0) {
    return (
      <EmptyState
        title="There are no numbers yet"
        action={<Button onClick={() => navigate('/inventory/import')}>Bring numbers in</Button>}
      >
        A CSV file brings numbers in, one by one or in ranges.
      </EmptyState>
    )
  }
  return (
    <>
      <Text>
        {numbersText(counts.total)}, counted {instantText(counts.at)}.
      </Text>
      <div className={styles.legend}>
        {STATES.map(({ name, title, colour }) => (
          <span key={name} className={styles.key}>
            <span className={styles.swatch} style={{ backgroundColor: colour }} />
            {title} {countText(counts[name])}
          </span>
        ))}
      </div>
      <StockBars stocks={counts.stocks} />
      <Section title="By area code">
        <FilteredGrid
          label="Stocks"
          columns={STOCK_COLUMNS}
          rows={counts.stocks}
          keyOf={keyOf}
          fits={fits}
          filterBy="country, type or area code"
          order={{ column: 'country', isDescending: false }}
          countText={(shown) => `${countText(shown)} stocks`}
        />
      </Section>
    </>
  )
}

function fits({ country, phoneNumberType, areaCode }: StockCount, filter: string): boolean {
  return `${country} ${countryText(country)} ${typeText(phoneNumberType)} ${areaCode}`
    .toLocaleLowerCase()
    .includes(filter.toLocaleLowerCase())
}

function keyOf({ country, phoneNumberType, areaCode, capabilities: { calling, sms } }: StockCount): string {
  return [country, phoneNumberType, areaCode, calling, sms].join(' ')
}
