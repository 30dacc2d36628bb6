import { Button, Checkbox, Spinner, Text } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PhoneNumbersReservation } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { finishOperation, operationOf } from '../../api/finish-operation.ts'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { callingText, costText, numbersText, numberText, smsText, typeText } from '../../shared/format.ts'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { useTold } from '../../shared/use-told.tsx'
import { Countdown } from '../../time/countdown.tsx'
import { totalText } from './total-text.ts'
import { useReservation } from './use-reservation.ts'

/** The numbers of a reservation that has not ended: buy them, add some, take some out, or let all go. */
export function ActiveReservation({
  reservationId,
  reservation,
  onEnd,
}: {
  readonly reservationId: string
  readonly reservation: PhoneNumbersReservation
  readonly onEnd: () => void
}) {
  const { acs } = useServer()
  const [, navigate] = useLocation()
  const told = useTold()
  const { change, refresh } = useReservation(reservationId)
  const [agrees, setAgrees] = useState(false)
  const params = { path: { reservationId }, query: { 'api-version': API_VERSION } }
  const numbers = Object.values(reservation.phoneNumbers ?? {})
  const asksAgreement = numbers.some((number) => number.isAgreementToNotResellRequired)
  const purchase = useMutation({
    mutationFn: async () => {
      const body = agrees ? { agreeToNotResell: true } : {}
      const path = '/availablePhoneNumbers/reservations/{reservationId}/:purchase'
      const { response } = await acs.POST(path, { params, body })
      return finishOperation({ acs }, operationOf(response))
    },
    async onSuccess() {
      told.done('Bought', `You own ${numbersText(numbers.length)} more.`)
      navigate('/numbers')
      await refresh()
    },
    onError: refresh,
  })
  const cancel = useMutation({
    mutationFn: () => acs.DELETE('/availablePhoneNumbers/reservations/{reservationId}', { params }),
    async onSuccess() {
      told.done('Let go', 'The numbers are free for others again.')
      navigate('/reservations')
      await refresh()
    },
  })
  const isBusy = purchase.isPending || cancel.isPending || change.isPending
  const add = <Button onClick={() => navigate(`/get/browse/${reservationId}`)}>Add numbers</Button>
  return (
    <>
      <Text>
        {numbersText(numbers.length)}
        {numbers.length > 0 && `, ${totalText(numbers)} a month together`}. Reserved for another{' '}
        <Countdown until={Date.parse(reservation.expiresAt ?? '')} onEnd={onEnd} />
      </Text>
      <Text>Each number that you add or take out starts the time anew, up to two hours in all.</Text>
      {change.isError && <FailureNote title="The reservation is as it was" error={change.error} />}
      {numbers.length === 0 ? (
        <EmptyState title="The reservation is empty" action={add}>
          Add numbers to it, or delete it.
        </EmptyState>
      ) : (
        <SimpleTable
          label="Reserved numbers"
          rows={numbers}
          keyOf={({ phoneNumber = '' }) => phoneNumber}
          columns={[
            { title: 'Number', show: ({ phoneNumber = '' }) => numberText(phoneNumber) },
            { title: 'Type', show: ({ phoneNumberType }) => typeText(phoneNumberType) },
            {
              title: 'Calls and SMS',
              show: ({ capabilities: { calling, sms } }) => `${callingText(calling)}. ${smsText(sms)}`,
            },
            { title: 'Price', show: ({ cost }) => (cost === undefined ? '' : costText(cost)) },
            {
              title: 'Change',
              show: (number) => (
                <Button
                  size="small"
                  aria-label={`Take out ${numberText(number.phoneNumber ?? '')}`}
                  disabledFocusable={isBusy}
                  onClick={() => change.mutate({ id: reservationId, remove: [number] })}
                >
                  Take out
                </Button>
              ),
            },
          ]}
        />
      )}
      {asksAgreement && (
        <Checkbox
          checked={agrees}
          onChange={(_, { checked }) => setAgrees(checked === true)}
          label="I agree not to resell these numbers, as the rules of this country ask"
        />
      )}
      {purchase.isError && <FailureNote title="Nothing was bought" error={purchase.error} />}
      {cancel.isError && <FailureNote title="The numbers are still reserved" error={cancel.error} />}
      <ButtonRow>
        {numbers.length > 0 && (
          <Button
            appearance="primary"
            disabledFocusable={isBusy || (asksAgreement && !agrees)}
            onClick={() => purchase.mutate()}
          >
            {purchase.isPending ? (
              <Spinner size="tiny" label="Buying …" />
            ) : (
              `Buy ${numbersText(numbers.length)}`
            )}
          </Button>
        )}
        {numbers.length > 0 && add}
        <Button disabledFocusable={isBusy} onClick={() => cancel.mutate()}>
          Delete the reservation
        </Button>
      </ButtonRow>
    </>
  )
}
