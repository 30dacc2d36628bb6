import { Button, Link } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRoute } from 'wouter'
import type { PhoneNumbersReservation } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { instantText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { Countdown } from '../../time/countdown.tsx'
import { ReservationPage } from './reservation-page.tsx'
import { reservationStatusText } from './reservation-status-text.ts'

/** The largest page that the API gives. */
const PAGE = 1_000

/** The reservations of the resource, the one that ends next last. */
export function ReservationsPage() {
  const { acs } = useServer()
  const [, navigate] = useLocation()
  const [isOne, one] = useRoute('/reservations/:reservationId')
  const list = useQuery({
    queryKey: ['reservations'],
    queryFn: async () => {
      const all: PhoneNumbersReservation[] = []
      let next: string | undefined = ''
      while (next !== undefined) {
        const more: Record<string, string> = Object.fromEntries(new URLSearchParams(next.split('?')[1]))
        const query = { maxPageSize: PAGE, ...more, 'api-version': API_VERSION }
        const { data } = await acs.GET('/availablePhoneNumbers/reservations', { params: { query } })
        all.push(...(data?.reservations ?? []))
        next = data?.nextLink
      }
      // The server has them by their end, the earliest first; the newest are of use.
      return all.reverse()
    },
  })
  if (isOne) return <ReservationPage key={one.reservationId} reservationId={one.reservationId} />
  const browse = (
    <Button appearance="primary" onClick={() => navigate('/get/browse')}>
      Browse numbers
    </Button>
  )
  return (
    <Page title="Reservations" actions={list.data?.length !== 0 && browse}>
      <Loaded query={list} what="the reservations">
        {(reservations) =>
          reservations.length === 0 ? (
            <EmptyState title="No reservations" action={browse}>
              Numbers that you pick are kept for you here until you buy them.
            </EmptyState>
          ) : (
            <SimpleTable
              label="Reservations"
              rows={reservations}
              keyOf={({ id }) => id ?? ''}
              columns={[
                { title: 'Reservation', show: ({ id }) => <Link href={`#/reservations/${id}`}>{id}</Link> },
                { title: 'State', show: ({ status }) => reservationStatusText(status) },
                {
                  title: 'Ends',
                  show: ({ status, expiresAt = '' }) =>
                    status === 'active' ? (
                      <>
                        In <Countdown until={Date.parse(expiresAt)} onEnd={list.refetch} />
                      </>
                    ) : (
                      // What was bought ends no more.
                      status === 'expired' && instantText(expiresAt)
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
