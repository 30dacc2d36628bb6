import {
  Button,
  Caption1,
  makeStyles,
  SearchBox,
  Spinner,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { StockCount } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { countryText, countText, instantText, numbersText, typeText } from '../../shared/format.ts'
import { Grid, type Order, sorted } from '../../shared/grid.tsx'
import { StateBar } from './state-bar.tsx'
import { STATES, sumOf } from './states.ts'
import { STOCK_COLUMNS } from './stock-columns.tsx'

const useStyles = makeStyles({
  bars: {
    display: 'grid',
    gridTemplateColumns: 'minmax(9rem, max-content) minmax(6rem, 1fr) max-content',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'center',
  },
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  key: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** How often the stock is counted anew, in milliseconds. */
const AGAIN_MS = 5_000

/** The bars that are drawn before somebody asks for all of them. */
const FIRST_BARS = 12

/** The numbers of the inventory by state, as bars by country and type, and as a table by stock. */
export function StockPart() {
  const styles = useStyles()
  const { own } = useServer()
  const [filter, setFilter] = useState('')
  const [hasAll, setAll] = useState(false)
  const [order, setOrder] = useState<Order>({ column: 'country', isDescending: false })
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['stock'],
    refetchInterval: AGAIN_MS,
    queryFn: async () => (await own.GET('/_holdline/stock')).data,
  })
  const groups = useMemo(() => groupsOf(data?.stocks ?? []), [data])
  const rows = useMemo(() => {
    const words = filter.toLocaleLowerCase().trim()
    const fitting = (data?.stocks ?? []).filter(({ country, phoneNumberType, areaCode }) =>
      `${country} ${countryText(country)} ${typeText(phoneNumberType)} ${areaCode}`
        .toLocaleLowerCase()
        .includes(words),
    )
    return sorted(fitting, STOCK_COLUMNS, order)
  }, [data, filter, order])

  if (isLoading) return <Spinner label="Counting the numbers …" />
  if (isError)
    return <FailureNote title="The numbers could not be counted" error={error} onRetry={() => refetch()} />
  if (data === undefined || data.total === 0) {
    return (
      <EmptyState title="There are no numbers yet">
        Bring numbers in with: holdline stock import FILE.csv
      </EmptyState>
    )
  }
  return (
    <>
      <Text>
        {numbersText(data.total)}, counted {instantText(data.at)}.
      </Text>
      <div className={styles.legend}>
        {STATES.map(({ name, title, colour }) => (
          <span key={name} className={styles.key}>
            <span className={styles.swatch} style={{ backgroundColor: colour }} />
            {title} {countText(data[name])}
          </span>
        ))}
      </div>
      <div className={styles.bars}>
        {groups.slice(0, hasAll ? undefined : FIRST_BARS).map(({ name, counts }) => (
          <Bar key={name} name={name} counts={counts} />
        ))}
      </div>
      {groups.length > FIRST_BARS && (
        <div>
          <Button onClick={() => setAll(!hasAll)}>
            {hasAll ? 'Show fewer' : `Show all ${groups.length}`}
          </Button>
        </div>
      )}
      <Title3 as="h2">By area code</Title3>
      <div className={styles.tools}>
        <SearchBox
          aria-label="Filter by country, type or area code"
          placeholder="Country, type or area code"
          value={filter}
          onChange={(_, { value }) => setFilter(value)}
        />
        <Text role="status">{countText(rows.length)} stocks</Text>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing fits the filter"
          action={<Button onClick={() => setFilter('')}>Show all</Button>}
        />
      ) : (
        <Grid
          label="Stocks"
          columns={STOCK_COLUMNS}
          rows={rows}
          keyOf={keyOf}
          order={order}
          onOrder={setOrder}
        />
      )}
    </>
  )
}

function Bar({ name, counts }: ReturnType<typeof groupsOf>[number]) {
  return (
    <>
      <Text>{name}</Text>
      <StateBar counts={counts} of={name} />
      <Caption1>{countText(counts.free)} free</Caption1>
    </>
  )
}

function keyOf({ country, phoneNumberType, areaCode, capabilities: { calling, sms } }: StockCount): string {
  return [country, phoneNumberType, areaCode, calling, sms].join(' ')
}

/** The stocks of one country and type together, the largest first. */
function groupsOf(stocks: readonly StockCount[]) {
  const groups = new Map<string, StockCount[]>()
  for (const stock of stocks) {
    const name = `${countryText(stock.country)}, ${typeText(stock.phoneNumberType).toLocaleLowerCase()}`
    groups.set(name, [...(groups.get(name) ?? []), stock])
  }
  return [...groups]
    .map(([name, members]) => ({ name, counts: sumOf(members) }))
    .sort((a, b) => b.counts.total - a.counts.total)
}
