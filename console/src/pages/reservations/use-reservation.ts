import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AvailablePhoneNumber } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'

/** What is added to a reservation and taken out of it. A reservation that is not there is made. */
export interface ReservationChange {
  readonly id: string
  readonly add?: readonly AvailablePhoneNumber[]
  readonly remove?: readonly AvailablePhoneNumber[]
}

/** One reservation with its numbers, and the way to change it. An empty id reads nothing. */
export function useReservation(id: string) {
  const { acs } = useServer()
  const queries = useQueryClient()
  const query = { 'api-version': API_VERSION }
  const reservation = useQuery({
    queryKey: ['reservation', id],
    enabled: id !== '',
    queryFn: async () => {
      const params = { path: { reservationId: id }, query }
      return (await acs.GET('/availablePhoneNumbers/reservations/{reservationId}', { params })).data
    },
  })
  const refresh = () =>
    Promise.all(
      [['reservation'], ['reservations'], ['numbers'], ['stock']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const change = useMutation({
    mutationFn: async ({ id: reservationId, add = [], remove = [] }: ReservationChange) => {
      const phoneNumbers = Object.fromEntries([
        ...add.map((number) => [keyOf(number), termsOf(number)] as const),
        ...remove.map((number) => [keyOf(number), null] as const),
      ])
      const { data } = await acs.PATCH('/availablePhoneNumbers/reservations/{reservationId}', {
        params: { path: { reservationId }, query },
        body: { phoneNumbers },
        // https://www.rfc-editor.org/rfc/rfc7396
        headers: { 'content-type': 'application/merge-patch+json' },
      })
      // The numbers that were refused are in this answer alone.
      const refused = Object.values(data?.phoneNumbers ?? {}).flatMap(({ error }) => error?.message ?? [])
      return { refused }
    },
    onSettled: refresh,
  })
  return { reservation, change, refresh }
}

/** The name of a number within a reservation. */
function keyOf({ id, phoneNumber }: AvailablePhoneNumber): string {
  return id ?? phoneNumber ?? ''
}

function termsOf({ countryCode, phoneNumberType, assignmentType, capabilities }: AvailablePhoneNumber) {
  return { countryCode, phoneNumberType, assignmentType, capabilities }
}
