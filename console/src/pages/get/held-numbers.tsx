import {
  Button,
  Checkbox,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { API_VERSION } from '../../api/create-clients.ts'
import { finishOperation, operationOf } from '../../api/finish-operation.ts'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import {
  callingText,
  costText,
  moneyText,
  numbersText,
  numberText,
  smsText,
  typeText,
} from '../../shared/format.ts'
import { messageOf } from '../../shared/message-of.ts'
import { Page } from '../../shared/page.tsx'
import { ScrollRegion } from '../../shared/scroll-region.tsx'
import { useTold } from '../../shared/use-told.tsx'
import { Countdown } from '../../time/countdown.tsx'
import { HoldOver } from './hold-over.tsx'
import { searchErrorText } from './search-error-text.ts'

const useStyles = makeStyles({
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  scroll: { maxHeight: '50vh', overflowY: 'auto' },
  number: {
    padding: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    textAlign: 'center',
  },
})

const RAN_OUT =
  'The hold has ended and the numbers are free for everybody. Nothing was bought. Search again: the same numbers may still be there.'

/** The numbers that a search holds, and what can be done with them until the hold runs out. */
export function HeldNumbers({
  operationId,
  searchId,
}: {
  readonly operationId: string
  readonly searchId: string
}) {
  const styles = useStyles()
  const { acs } = useServer()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const told = useTold()
  const [isOver, setOver] = useState(false)
  const [agrees, setAgrees] = useState(false)
  const end = useCallback(() => setOver(true), [])
  const query = { 'api-version': API_VERSION }
  const result = useQuery({
    queryKey: ['search', searchId],
    queryFn: async () => {
      const params = { path: { searchId }, query }
      return (await acs.GET('/availablePhoneNumbers/searchResults/{searchId}', { params })).data
    },
  })
  const refreshed = () =>
    Promise.all(
      [['stock'], ['numbers'], ['search', searchId]].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const purchase = useMutation({
    mutationFn: async () => {
      const body = { searchId, ...(agrees && { agreeToNotResell: true }) }
      const { response } = await acs.POST('/availablePhoneNumbers/:purchase', { params: { query }, body })
      return finishOperation({ acs }, operationOf(response))
    },
    async onSuccess() {
      const [first = '', ...others] = result.data?.phoneNumbers ?? []
      const what = others.length === 0 ? numberText(first) : numbersText(others.length + 1)
      told.done('Bought', `${what} ${others.length === 0 ? 'is' : 'are'} yours.`)
      await refreshed()
      navigate('/numbers')
    },
    onError: refreshed,
  })
  const cancel = useMutation({
    mutationFn: () =>
      acs.DELETE('/phoneNumbers/operations/{operationId}', { params: { path: { operationId }, query } }),
    async onSuccess() {
      told.done('Let go', 'The numbers are free for others again.')
      await refreshed()
      navigate('/get')
    },
  })

  const again = <Button onClick={() => navigate('/get')}>Search again</Button>
  if (result.isLoading)
    return (
      <Page title="Held for you">
        <Spinner label="Reading the numbers …" />
      </Page>
    )
  const { data } = result
  if (result.isError || data === undefined) {
    return (
      <Page title="Held for you" actions={again}>
        <FailureNote
          title="The search could not be read"
          error={result.error}
          onRetry={() => result.refetch()}
        />
      </Page>
    )
  }
  const { phoneNumbers, cost, capabilities, phoneNumberType, isAgreementToNotResellRequired = false } = data
  const reason = searchErrorText(data.error)
  if (phoneNumbers.length === 0 || (isOver && !purchase.isPending)) {
    if (purchase.isError) return <HoldOver title="Nothing was bought" text={messageOf(purchase.error)} />
    if (isOver) return <HoldOver title="The time has run out" text={RAN_OUT} />
    return <HoldOver title="No numbers are held here" text={reason ?? 'This search was bought or let go.'} />
  }
  const total = moneyText(cost.amount * phoneNumbers.length, cost.currencyCode)
  const price =
    phoneNumbers.length === 1 ? costText(cost) : `${costText(cost)} each, ${total} a month together`
  return (
    <Page
      title="Held for you"
      about={`${typeText(phoneNumberType)}. ${callingText(capabilities.calling)}. ${smsText(capabilities.sms)}.`}
    >
      {reason !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Not what you asked for</MessageBarTitle>
            {reason} You can buy these, or search for others.
          </MessageBarBody>
        </MessageBar>
      )}
      <Text>
        {numbersText(phoneNumbers.length)}, {price}. Held for another{' '}
        <Countdown until={Date.parse(data.searchExpiresBy)} onEnd={end} />
      </Text>
      <ScrollRegion label="The held numbers" className={styles.scroll}>
        <ul className={styles.numbers}>
          {phoneNumbers.map((phoneNumber) => (
            <li key={phoneNumber} className={styles.number}>
              {numberText(phoneNumber)}
            </li>
          ))}
        </ul>
      </ScrollRegion>
      {isAgreementToNotResellRequired && (
        <Checkbox
          checked={agrees}
          onChange={(_, { checked }) => setAgrees(checked === true)}
          label="I agree not to resell these numbers, as the rules of this country ask"
        />
      )}
      {purchase.isError && <FailureNote title="Nothing was bought" error={purchase.error} />}
      {cancel.isError && <FailureNote title="The numbers are still held" error={cancel.error} />}
      <ButtonRow>
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={purchase.isPending || (isAgreementToNotResellRequired && !agrees)}
          onClick={() => purchase.mutate()}
        >
          {purchase.isPending ? (
            <Spinner size="tiny" label="Buying …" />
          ) : (
            `Buy ${numbersText(phoneNumbers.length)}`
          )}
        </Button>
        <Button
          size="large"
          disabledFocusable={cancel.isPending || purchase.isPending}
          onClick={() => cancel.mutate()}
        >
          Let go
        </Button>
        <Button size="large" appearance="transparent" onClick={() => navigate('/get')}>
          Search for others
        </Button>
      </ButtonRow>
    </Page>
  )
}
