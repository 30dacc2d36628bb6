import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SoldOffering } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { Facts } from '../../../shared/facts.tsx'
import {
  assignmentText,
  callingText,
  costText,
  countryText,
  moneyText,
  smsText,
  typeText,
} from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { Page } from '../../../shared/page.tsx'
import { RegisterHistory } from '../register-history.tsx'
import { OfferingDialog } from './offering-dialog.tsx'
import { PlannedSection } from './planned-section.tsx'
import { RetireDialog } from './retire-dialog.tsx'

/** One offering: its terms, those that are planned, and who changed them. */
export function OfferingPage({ name }: { readonly name: string }) {
  const { own } = useServer()
  const [, navigate] = useLocation()
  const offerings = useQuery({
    queryKey: ['soldOfferings'],
    queryFn: async () => (await own.GET('/_holdline/offerings')).data?.offerings ?? [],
  })
  const back = <Button onClick={() => navigate('/inventory/offerings')}>All offerings</Button>
  const [country = '', numberType = ''] = name.split('/')
  return (
    <Page title={`${countryText(country)}, ${typeText(numberType).toLocaleLowerCase()}`} actions={back}>
      <Loaded query={offerings} what="the offering">
        {(found) => {
          const offering = found.find((each) => each.name === name)
          return offering === undefined ? (
            <EmptyState title="There is no such offering">It may have been retired.</EmptyState>
          ) : (
            <Terms offering={offering} />
          )
        }}
      </Loaded>
      <RegisterHistory of={`offering/${name}`} />
    </Page>
  )
}

function Terms({ offering }: { readonly offering: SoldOffering }) {
  const [asked, setAsked] = useState<'set' | 'retire'>()
  const { name, cost, setUpFee = 0, capabilities, sold, origin } = offering
  return (
    <>
      <Facts
        facts={[
          ['Sold', sold ? 'Yes' : 'No'],
          ['Used by', assignmentText(offering.assignmentType)],
          ['Can do', `${callingText(capabilities.calling)}. ${smsText(capabilities.sms)}.`],
          ['Price', costText({ ...cost, billingFrequency: 'monthly' })],
          ['Set-up fee', setUpFee > 0 ? moneyText(setUpFee, cost.currencyCode) : 'None'],
          ['Agreement not to resell', offering.agreementToNotResellRequired ? 'Asked for' : 'Not asked for'],
          ['Terms from', ORIGINS[origin]],
        ]}
      />
      {origin === 'configuration' ? (
        <MessageBar layout="multiline">
          <MessageBarBody>
            The configuration of the server declares this offering. It is changed there, and the server is
            started again.
          </MessageBarBody>
        </MessageBar>
      ) : (
        <ButtonRow>
          <Button onClick={() => setAsked('set')}>{sold ? 'Change the terms' : 'Sell it'}</Button>
          {sold && <Button onClick={() => setAsked('retire')}>Retire it</Button>}
        </ButtonRow>
      )}
      {asked === 'set' && <OfferingDialog offering={offering} onClose={() => setAsked(undefined)} />}
      {asked === 'retire' && <RetireDialog name={name} onClose={() => setAsked(undefined)} />}
      <PlannedSection offering={offering} />
    </>
  )
}

const ORIGINS: Readonly<Record<SoldOffering['origin'], string>> = {
  configuration: 'the configuration',
  register: 'the operator',
  default: 'the defaults of this server',
}
