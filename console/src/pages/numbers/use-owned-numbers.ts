import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PurchasedPhoneNumber } from '../../../generated/acs.d.ts'
import { API_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'

/** The largest page that the API gives. */
const PAGE = 1_000

/** A hundred thousand numbers are a hundred requests, so a page that somebody comes back to does not read them at once. */
const STALE_MS = 30_000

/**
 * All numbers of the resource, page after page; the first page is there while the rest is read. What is read is shown
 * whenever it has doubled: to sort and to draw it after each page would take longer than to read it.
 */
export function useOwnedNumbers() {
  const { acs } = useServer()
  const [soFar, setSoFar] = useState<readonly PurchasedPhoneNumber[]>()
  const whole = useQuery({
    queryKey: ['numbers'],
    staleTime: STALE_MS,
    queryFn: async ({ signal }) => {
      const all: PurchasedPhoneNumber[] = []
      let next: string | undefined = ''
      for (let shown = 0; next !== undefined; ) {
        // A link to the next page carries the place of the last number, which is quicker than to skip.
        const more: Record<string, string> = Object.fromEntries(new URLSearchParams(next.split('?')[1]))
        const query = { top: PAGE, ...more, 'api-version': API_VERSION }
        const { data } = await acs.GET('/phoneNumbers', { params: { query }, signal })
        all.push(...(data?.phoneNumbers ?? []))
        next = data?.nextLink || undefined
        if (all.length < 2 * shown) continue
        shown = all.length
        setSoFar([...all])
      }
      return all
    },
  })
  const { data, isSuccess, isError, error, refetch } = whole
  return { query: { data: data ?? soFar, isError, error, refetch }, isWhole: isSuccess }
}
