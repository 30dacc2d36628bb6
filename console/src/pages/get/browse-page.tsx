import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { AvailablePhoneNumber } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Page } from '../../shared/page.tsx'
import { useTold } from '../../shared/use-told.tsx'
import { useReservation } from '../reservations/use-reservation.ts'
import { NumberPicks } from './number-picks.tsx'
import { SearchForm } from './search-form.tsx'
import type { SearchWish } from './search-wish.ts'
import { WayTabs } from './way-tabs.tsx'

/** Free numbers, some of which a person picks into a reservation. */
export function BrowsePage({
  reservationId,
}: {
  /** The reservation to which numbers are added; absent if they make a new one. */
  readonly reservationId?: string | undefined
}) {
  const { acs } = useServer()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const told = useTold()
  const id = reservationId ?? ''
  const { change } = useReservation(id)
  const browse = useMutation({
    mutationFn: async ({ countryCode, firstDigits, quantity: _, areaCode: _any, ...wish }: SearchWish) => {
      const { data } = await acs.POST('/availablePhoneNumbers/countries/{countryCode}/:browse', {
        params: { path: { countryCode }, query: { 'api-version': API_VERSION } },
        body: { ...wish, ...(firstDigits !== '' && { phoneNumberPrefixes: [firstDigits] }) },
      })
      return data?.phoneNumbers ?? []
    },
  })

  async function reserve(picked: readonly AvailablePhoneNumber[]) {
    const target = reservationId ?? crypto.randomUUID()
    const { refused } = await change.mutateAsync({ id: target, add: picked })
    if (refused.length > 0) {
      told.failed(
        refused.length === picked.length ? 'No number was reserved' : 'Not all numbers were reserved',
        new Error(refused.join(' ')),
      )
    }
    await queries.invalidateQueries({ queryKey: ['stock'] })
    navigate(`/reservations/${target}`)
  }

  return (
    <Page
      {...(reservationId === undefined
        ? { title: 'Get a number', part: 'Browse and pick' }
        : { title: 'Add numbers to the reservation' })}
      about="You see some of the free numbers, and pick those that you like into a reservation. Nobody else can buy them while it lasts."
    >
      {reservationId === undefined && <WayTabs way="browse" />}
      {browse.isError && <FailureNote title="The numbers could not be read" error={browse.error} />}
      {change.isError && <FailureNote title="Nothing was reserved" error={change.error} />}
      <SearchForm way="browse" isBusy={browse.isPending} onSearch={(wish) => browse.mutate(wish)} />
      {browse.data !== undefined && browse.variables !== undefined && (
        <NumberPicks
          key={browse.submittedAt}
          numbers={browse.data}
          isBusy={change.isPending}
          onAgain={() => browse.mutate(browse.variables)}
          // What went wrong is shown above.
          onReserve={(picked) => reserve(picked).catch(() => {})}
        />
      )}
    </Page>
  )
}
