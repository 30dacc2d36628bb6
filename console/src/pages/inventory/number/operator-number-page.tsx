import { Button, Link, Text } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useServer } from '../../../app/server.tsx'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { Facts } from '../../../shared/facts.tsx'
import {
  callingText,
  costText,
  countryText,
  instantText,
  numberText,
  smsText,
  typeText,
} from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { Page } from '../../../shared/page.tsx'
import { Section } from '../../../shared/section.tsx'
import { SimpleTable } from '../../../shared/simple-table.tsx'
import { authorText } from '../author-text.ts'
import { historyText } from './history-text.ts'
import { NumberActionDialog } from './number-action-dialog.tsx'
import { NUMBER_ACTIONS, type NumberAction } from './number-actions.ts'
import { numberStateText } from './number-state-text.ts'
import { WhyNotOffered } from './why-not-offered.tsx'

/** One number of the inventory: who has it, what happened to it, and what the operator can do with it. */
export function OperatorNumberPage({ phoneNumber }: { readonly phoneNumber: string }) {
  const { own } = useServer()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<NumberAction>()
  const number = useQuery({
    queryKey: ['operatorNumber', phoneNumber],
    queryFn: async () =>
      (await own.GET('/_holdline/numbers/{phoneNumber}', { params: { path: { phoneNumber } } })).data,
  })
  const back = <Button onClick={() => navigate('/inventory')}>Inventory</Button>
  return (
    <Page title={numberText(phoneNumber)} actions={back}>
      <Loaded query={number} what="the number">
        {(data) => (
          <>
            <Facts
              facts={[
                ['State', numberStateText(data)],
                [
                  'Resource',
                  data.resource && (
                    <Link href={`#/inventory/resources/${data.resource}`}>{data.resource}</Link>
                  ),
                ],
                ['Since', data.from && instantText(data.from)],
                ['Until', data.until && instantText(data.until)],
                ['Reason', data.reason],
                ['Country', countryText(data.country)],
                ['Type', typeText(data.phoneNumberType)],
                ['Area code', data.areaCode],
                ['Can do', `${callingText(data.capabilities.calling)}. ${smsText(data.capabilities.sms)}.`],
                ['Price', data.cost && costText(data.cost)],
                ['Carrier', data.carrier ?? null],
                ['Label', data.label ?? null],
              ]}
            />
            {/* The facts say who owns it, and since when. */}
            {data.state !== 'owned' && <WhyNotOffered phoneNumber={phoneNumber} />}
            <ButtonRow>
              {NUMBER_ACTIONS.filter(({ fits }) => fits(data)).map((action) => (
                <Button key={action.title} onClick={() => setAsked(action)}>
                  {action.title}
                </Button>
              ))}
            </ButtonRow>
            {asked !== undefined && (
              <NumberActionDialog
                phoneNumber={phoneNumber}
                owner={data.resource}
                action={asked}
                onClose={() => setAsked(undefined)}
              />
            )}
            <Section title="History">
              {data.history.length === 0 ? (
                <EmptyState title="Nothing has happened to it yet" level={3} />
              ) : (
                <SimpleTable
                  label="History"
                  rows={data.history}
                  keyOf={({ sequence }) => String(sequence)}
                  columns={[
                    { title: 'When', show: ({ at }) => instantText(at) },
                    { title: 'What', show: historyText },
                    { title: 'Who', show: ({ author }) => (author === null ? '' : authorText(author)) },
                    { title: 'Why', show: ({ author }) => author?.reason ?? '' },
                  ]}
                />
              )}
              {!data.isWhole && <Text>Older events are in the audit trail.</Text>}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
