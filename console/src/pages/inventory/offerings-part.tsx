import { Badge, Button, SearchBox, Spinner } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SoldOffering } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import {
  assignmentText,
  callingText,
  countryText,
  moneyText,
  smsText,
  typeText,
} from '../../shared/format.ts'
import { type Column, Grid, type Order, sorted } from '../../shared/grid.tsx'

const COLUMNS: readonly Column<SoldOffering>[] = [
  {
    id: 'country',
    title: 'Country',
    width: 'minmax(9rem, 1fr)',
    show: ({ country }) => countryText(country),
    sortBy: ({ country }) => countryText(country),
  },
  {
    id: 'type',
    title: 'Type',
    width: 'minmax(6rem, 0.7fr)',
    show: ({ numberType }) => typeText(numberType),
    sortBy: ({ numberType }) => typeText(numberType),
  },
  {
    id: 'use',
    title: 'Used by',
    width: 'minmax(7rem, 0.8fr)',
    show: ({ assignmentType }) => assignmentText(assignmentType),
  },
  {
    id: 'capabilities',
    title: 'Calls and SMS',
    width: 'minmax(14rem, 1.6fr)',
    show: ({ capabilities: { calling, sms } }) => `${callingText(calling)}. ${smsText(sms)}`,
  },
  {
    id: 'price',
    title: 'A month',
    width: 'minmax(6rem, 0.6fr)',
    show: ({ cost: { amount, currencyCode } }) => moneyText(amount, currencyCode),
    sortBy: ({ cost: { amount } }) => amount,
  },
  {
    id: 'sold',
    title: 'Sold',
    width: 'minmax(6rem, 0.5fr)',
    show: ({ sold }) => (sold ? 'Sold' : <Badge color="informative">Retired</Badge>),
  },
]

/** What is sold, and at which price. */
export function OfferingsPart() {
  const { own } = useServer()
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<Order>({ column: 'country', isDescending: false })
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['soldOfferings'],
    queryFn: async () => (await own.GET('/_holdline/offerings')).data?.offerings ?? [],
  })
  const rows = useMemo(() => {
    const words = filter.toLocaleLowerCase().trim()
    const fitting = (data ?? []).filter(({ country, numberType }) =>
      `${country} ${countryText(country)} ${typeText(numberType)}`.toLocaleLowerCase().includes(words),
    )
    return sorted(fitting, COLUMNS, order)
  }, [data, filter, order])
  if (isLoading) return <Spinner label="Reading the offerings …" />
  if (isError)
    return <FailureNote title="The offerings could not be read" error={error} onRetry={() => refetch()} />
  if (data?.length === 0)
    return <EmptyState title="Nothing is sold">Sell something with: holdline offering set</EmptyState>
  return (
    <>
      <div>
        <SearchBox
          aria-label="Filter by country or type"
          placeholder="Country or type"
          value={filter}
          onChange={(_, { value }) => setFilter(value)}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing fits the filter"
          action={<Button onClick={() => setFilter('')}>Show all</Button>}
        />
      ) : (
        <Grid
          label="Offerings"
          columns={COLUMNS}
          rows={rows}
          keyOf={({ name }) => name}
          order={order}
          onOrder={setOrder}
        />
      )}
    </>
  )
}
