import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRoute } from 'wouter'
import { API_VERSION } from '../../api/create-clients.ts'
import { finishOperation, operationOf } from '../../api/finish-operation.ts'
import { useServer } from '../../app/server.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Page } from '../../shared/page.tsx'
import { BrowsePage } from './browse-page.tsx'
import { HeldNumbers } from './held-numbers.tsx'
import { SearchForm } from './search-form.tsx'
import type { SearchWish } from './search-wish.ts'
import { WayTabs } from './way-tabs.tsx'

/** Search for numbers, which are held for the person, and buy them. */
export function GetNumberPage() {
  const { acs } = useServer()
  const [, navigate] = useLocation()
  const [isBrowsing, browsing] = useRoute('/get/browse/:reservationId?')
  const [isHeld, hold] = useRoute('/get/:operationId/:searchId')
  const queries = useQueryClient()
  const search = useMutation({
    mutationFn: async ({ countryCode, firstDigits: _, ...wish }: SearchWish) => {
      const { response } = await acs.POST('/availablePhoneNumbers/countries/{countryCode}/:search', {
        params: { path: { countryCode }, query: { 'api-version': API_VERSION } },
        body: wish,
      })
      const operationId = operationOf(response)
      await finishOperation({ acs }, operationId)
      return { operationId, searchId: response.headers.get('search-id') ?? '' }
    },
    onSuccess: ({ operationId, searchId }) => navigate(`/get/${operationId}/${searchId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stock'] }),
  })
  if (isBrowsing) return <BrowsePage key={browsing.reservationId} {...browsing} />
  if (isHeld) return <HeldNumbers key={hold.searchId} {...hold} />
  return (
    <Page
      title="Get a number"
      about="A search holds the numbers that it finds for some minutes, so that nobody else can buy them meanwhile."
    >
      <WayTabs way="search" />
      {search.isError && <FailureNote title="Nothing is held for you" error={search.error} />}
      <SearchForm way="search" isBusy={search.isPending} onSearch={(wish) => search.mutate(wish)} />
    </Page>
  )
}
