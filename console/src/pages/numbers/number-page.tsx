import { Button, Text } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PhoneNumberCapabilities } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { finishOperation, operationOf } from '../../api/finish-operation.ts'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { Choice } from '../../shared/choice.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { CopyButton } from '../../shared/copy-button.tsx'
import { Facts } from '../../shared/facts.tsx'
import {
  assignmentText,
  callingWayText,
  costText,
  countryText,
  instantText,
  numberText,
  smsWayText,
  typeText,
} from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { Section } from '../../shared/section.tsx'
import { useTold } from '../../shared/use-told.tsx'
import { useOfferedWays } from './use-offered-ways.ts'

/** One number of the resource: what it can do, and the way to give it back. */
export function NumberPage({ phoneNumber }: { readonly phoneNumber: string }) {
  const { acs, session } = useServer()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const told = useTold()
  const [isAsked, setAsked] = useState(false)
  const [wished, setWished] = useState<PhoneNumberCapabilities>()
  const params = { path: { phoneNumber }, query: { 'api-version': API_VERSION } }
  const number = useQuery({
    queryKey: ['number', phoneNumber],
    queryFn: async () => (await acs.GET('/phoneNumbers/{phoneNumber}', { params })).data,
  })
  const refreshed = () =>
    Promise.all(
      [['numbers'], ['number', phoneNumber], ['stock']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const release = useMutation({
    mutationFn: async () => {
      const { response } = await acs.DELETE('/phoneNumbers/{phoneNumber}', { params })
      return finishOperation({ acs }, operationOf(response))
    },
    async onSuccess() {
      told.done('Released', `${numberText(phoneNumber)} is no longer yours.`)
      navigate('/numbers')
      await refreshed()
    },
    onError: (error) => told.failed('The number was not released', error),
    onSettled: () => setAsked(false),
  })
  const change = useMutation({
    mutationFn: async (body: PhoneNumberCapabilities) => {
      const { response } = await acs.PATCH('/phoneNumbers/{phoneNumber}/capabilities', {
        params,
        body,
        // The API takes a merge patch: https://www.rfc-editor.org/rfc/rfc7396
        headers: { 'content-type': 'application/merge-patch+json' },
      })
      return finishOperation({ acs }, operationOf(response))
    },
    async onSuccess() {
      told.done('Changed', `${numberText(phoneNumber)} has its new capabilities.`)
      setWished(undefined)
      await refreshed()
    },
    onError: (error) => told.failed('The capabilities are as they were', error),
  })

  const ways = useOfferedWays(number.data)
  const actions = (
    <ButtonRow>
      {session.operator !== undefined && (
        <Button onClick={() => navigate(`/inventory/numbers/${phoneNumber}`)}>History</Button>
      )}
      <Button onClick={() => navigate('/numbers')}>All numbers</Button>
    </ButtonRow>
  )
  return (
    <Page title={numberText(phoneNumber)} actions={actions}>
      <Loaded query={number} what="the number">
        {(data) => (
          <>
            <Facts
              facts={[
                ['Number', <NumberWithCopy key="number" phoneNumber={data.phoneNumber} />],
                ['Country', countryText(data.countryCode)],
                ['Type', typeText(data.phoneNumberType)],
                ['Used by', assignmentText(data.assignmentType)],
                ['Price', costText(data.cost)],
                ['Bought', instantText(data.purchaseDate)],
              ]}
            />
            <Section title="Capabilities">
              <Choice
                label="Calls"
                values={ways.calling}
                value={(wished ?? data.capabilities).calling}
                textOf={callingWayText}
                onChange={(calling) => setWished({ ...(wished ?? data.capabilities), calling })}
              />
              <Choice
                label="SMS"
                values={ways.sms}
                value={(wished ?? data.capabilities).sms}
                textOf={smsWayText}
                onChange={(sms) => setWished({ ...(wished ?? data.capabilities), sms })}
              />
              <ButtonRow>
                <Button
                  disabledFocusable={wished === undefined || change.isPending}
                  onClick={() => wished && change.mutate(wished)}
                >
                  {change.isPending ? 'Changing …' : 'Change the capabilities'}
                </Button>
              </ButtonRow>
            </Section>
            <Section title="Give it back">
              <Text>
                A released number is no longer charged. It rests for a while, and then anybody can buy it.
              </Text>
              <ButtonRow>
                <Button onClick={() => setAsked(true)}>Release the number</Button>
              </ButtonRow>
            </Section>
            <Confirm
              title={`Release ${numberText(phoneNumber)}?`}
              action="Release"
              isOpen={isAsked}
              isBusy={release.isPending}
              onConfirm={() => release.mutate()}
              onClose={() => setAsked(false)}
            >
              Calls and messages to this number end at once, and you may not get it back: somebody else can
              buy it when it has rested.
            </Confirm>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function NumberWithCopy({ phoneNumber }: { readonly phoneNumber: string }) {
  return (
    <>
      {phoneNumber} <CopyButton text={phoneNumber} what="the number" />
    </>
  )
}
