import { Button, Field, Input, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Facts } from '../../shared/facts.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import {
  callingText,
  costText,
  countryText,
  instantText,
  numberText,
  smsText,
  typeText,
} from '../../shared/format.ts'
import { Page } from '../../shared/page.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { useTold } from '../../shared/use-told.tsx'
import { WhyNotOffered } from './why-not-offered.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'end' },
})

/** One number of the inventory: who has it, who had it, and how to take it off sale. */
export function OperatorNumberPage({ phoneNumber }: { readonly phoneNumber: string }) {
  const styles = useStyles()
  const { own } = useServer()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const told = useTold()
  const [reason, setReason] = useState('')
  const number = useQuery({
    queryKey: ['operatorNumber', phoneNumber],
    queryFn: async () =>
      (await own.GET('/_holdline/numbers/{phoneNumber}', { params: { path: { phoneNumber } } })).data,
  })
  const sale = useMutation({
    mutationFn: (way: 'withdraw' | 'restore') => {
      const body = { range: phoneNumber, ...(reason.trim() !== '' && { reason: reason.trim() }) }
      return own.POST(way === 'withdraw' ? '/_holdline/stock/withdraw' : '/_holdline/stock/restore', { body })
    },
    async onSuccess({ data }) {
      if (data?.changed === 0)
        told.failed('Nothing was changed', new Error('The number is in another state by now.'))
      else told.done('Changed')
      await queries.invalidateQueries()
    },
  })
  const { data } = number
  const back = <Button onClick={() => navigate('/inventory')}>Inventory</Button>
  return (
    <Page title={numberText(phoneNumber)} actions={back}>
      {number.isLoading && <Spinner label="Reading the number …" />}
      {number.isError && (
        <FailureNote
          title="The number could not be read"
          error={number.error}
          onRetry={() => number.refetch()}
        />
      )}
      {data !== undefined && (
        <>
          <Facts
            facts={[
              ['State', stateText(data.state)],
              ['Resource', data.resource],
              ['Since', data.from && instantText(data.from)],
              ['Until', data.until && instantText(data.until)],
              ['Country', countryText(data.country)],
              ['Type', typeText(data.phoneNumberType)],
              ['Area code', data.areaCode],
              ['Can do', `${callingText(data.capabilities.calling)}. ${smsText(data.capabilities.sms)}.`],
              ['Price', data.cost && costText(data.cost)],
            ]}
          />
          <WhyNotOffered phoneNumber={phoneNumber} />
          {(data.state === 'free' || data.state === 'untouched' || data.state === 'withdrawn') && (
            <div className={styles.row}>
              <Field label="Reason" hint="It stays in the history of the number.">
                <Input value={reason} onChange={(_, { value }) => setReason(value)} />
              </Field>
              {data.state === 'withdrawn' ? (
                <Button disabled={sale.isPending} onClick={() => sale.mutate('restore')}>
                  Put it on sale again
                </Button>
              ) : (
                <Button disabled={sale.isPending} onClick={() => sale.mutate('withdraw')}>
                  Take it off sale
                </Button>
              )}
            </div>
          )}
          {sale.isError && <FailureNote title="The number is as it was" error={sale.error} />}
          <Title3 as="h2">History</Title3>
          {data.history.length === 0 ? (
            <EmptyState title="Nothing has happened to it yet" />
          ) : (
            <SimpleTable
              label="History"
              rows={data.history}
              keyOf={({ sequence }) => String(sequence)}
              columns={[
                { title: 'When', show: ({ at }) => instantText(at) },
                { title: 'What', show: ({ command }) => command },
                { title: 'Resource', show: ({ resource }) => resource ?? '' },
                {
                  title: 'Who and why',
                  show: ({ author }) =>
                    author === null
                      ? ''
                      : [author.by, author.claimedName, author.reason].filter(Boolean).join(', '),
                },
              ]}
            />
          )}
          {!data.isWhole && <Text>Older events are in the audit trail.</Text>}
        </>
      )}
    </Page>
  )
}

function stateText(state: string): string {
  switch (state) {
    case 'untouched':
      return 'Free, and nobody has ever had it'
    case 'aging':
      return 'Resting after its release'
    case 'portedOut':
      return 'Ported out: another carrier has it'
    default:
      return state
  }
}
