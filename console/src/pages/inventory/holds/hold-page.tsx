import { Button, Link, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useServer } from '../../../app/server.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { Facts } from '../../../shared/facts.tsx'
import { numberText } from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { Page } from '../../../shared/page.tsx'
import { Section } from '../../../shared/section.tsx'
import { SimpleTable } from '../../../shared/simple-table.tsx'
import { Countdown } from '../../../time/countdown.tsx'
import { useLiveHolds } from './use-live-holds.ts'

/** One search or reservation that holds numbers: for whom, how long, and why it got these numbers. */
export function HoldPage({ id }: { readonly id: string }) {
  const [, navigate] = useLocation()
  const holds = useLiveHolds()
  const back = <Button onClick={() => navigate('/inventory/holds')}>All holds</Button>
  return (
    <Page title="Held numbers" actions={back}>
      <WhatBecameOfIt searchId={id} />
      <Loaded query={holds} what="the hold">
        {({ holds: found }) => {
          const hold = found.find((each) => each.id === id)
          if (hold === undefined) {
            return (
              <EmptyState title="It holds nothing any more">
                It was bought or let go, or its time has run out.
              </EmptyState>
            )
          }
          const { kind, resource, endsAt, phoneNumbers } = hold
          return (
            <>
              <Facts
                facts={[
                  ['Held by', kind === 'search' ? 'A search' : 'A reservation'],
                  ['Its id', id],
                  [
                    'Resource',
                    <Link key={id} href={`#/inventory/resources/${resource}`}>
                      {resource}
                    </Link>,
                  ],
                  ['Ends in', endsAt === undefined ? 'Never' : <Countdown key={id} until={endsAt} />],
                ]}
              />
              <Section title="Numbers">
                <SimpleTable
                  label="Numbers"
                  rows={phoneNumbers}
                  keyOf={(phoneNumber) => phoneNumber}
                  columns={[
                    {
                      title: 'Number',
                      show: (phoneNumber) => (
                        <Link href={`#/inventory/numbers/${phoneNumber}`}>{numberText(phoneNumber)}</Link>
                      ),
                    },
                  ]}
                />
              </Section>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** What a search asked for and got, in words; nothing of a reservation, or where the controls are off. */
function WhatBecameOfIt({ searchId }: { readonly searchId: string }) {
  const { own } = useServer()
  const { data } = useQuery({
    queryKey: ['explanation', searchId],
    retry: false,
    queryFn: async () =>
      (await own.GET('/_holdline/explain', { params: { query: { search: searchId } } })).data,
  })
  if (data === undefined) return null
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{data.why}</MessageBarBody>
    </MessageBar>
  )
}
