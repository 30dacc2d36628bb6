import { Button } from '@fluentui/react-components'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
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
  const { reservation } = useReservation(reservationId)
  const all = <Button onClick={() => navigate('/reservations')}>All reservations</Button>
  return (
    <Page title={TITLE} actions={all}>
      <Loaded query={reservation} what="the reservation">
        {(data) => {
          const status = data.status === 'active' && isOver ? 'expired' : data.status
          return status === undefined || status === 'active' ? (
            <ActiveReservation reservationId={reservationId} reservation={data} onEnd={end} />
          ) : (
            <Over status={status} />
          )
        }}
      </Loaded>
    </Page>
  )
}

function Over({ status }: { readonly status: keyof typeof OVER }) {
  const [, navigate] = useLocation()
  const { title, text } = OVER[status]
  const next =
    status === 'expired' ? (
      <Button onClick={() => navigate('/get/browse')}>Browse again</Button>
    ) : (
      <Button onClick={() => navigate('/numbers')}>Your numbers</Button>
    )
  return (
    <EmptyState title={title} action={next}>
      {text}
    </EmptyState>
  )
}
