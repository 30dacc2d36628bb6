import { Button, Spinner } from '@fluentui/react-components'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Page } from '../../shared/page.tsx'
import { ActiveReservation } from './active-reservation.tsx'
import { useReservation } from './use-reservation.ts'

const TITLE = 'Reserved for you'

const OVER = {
  expired: {
    title: 'The time has run out',
    text: 'The numbers are free for everybody, and nothing was bought. Browse again: the same numbers may still be there.',
  },
  submitted: {
    title: 'The numbers are being bought',
    text: 'They appear among your numbers when that is done.',
  },
  completed: { title: 'Bought', text: 'The numbers of this reservation are yours.' },
} as const

/** One reservation: what it keeps, for how long, and what can be done with it. */
export function ReservationPage({ reservationId }: { readonly reservationId: string }) {
  const [, navigate] = useLocation()
  const [isOver, setOver] = useState(false)
  const end = useCallback(() => setOver(true), [])
  const {
    reservation: { data, isLoading, isError, error, refetch },
  } = useReservation(reservationId)
  const all = <Button onClick={() => navigate('/reservations')}>All reservations</Button>
  const status = data?.status === 'active' && isOver ? 'expired' : data?.status
  const over = status === undefined || status === 'active' ? undefined : OVER[status]
  return (
    <Page title={TITLE} actions={all}>
      {isLoading && <Spinner label="Reading the reservation …" />}
      {isError && (
        <FailureNote title="The reservation could not be read" error={error} onRetry={() => refetch()} />
      )}
      {over !== undefined && (
        <EmptyState
          title={over.title}
          action={
            status === 'expired' ? (
              <Button onClick={() => navigate('/get/browse')}>Browse again</Button>
            ) : (
              <Button onClick={() => navigate('/numbers')}>Your numbers</Button>
            )
          }
        >
          {over.text}
        </EmptyState>
      )}
      {data !== undefined && over === undefined && (
        <ActiveReservation reservationId={reservationId} reservation={data} onEnd={end} />
      )}
    </Page>
  )
}
