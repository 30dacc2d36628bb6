import { useQuery } from '@tanstack/react-query'
import { useServer } from '../../../app/server.tsx'

/** What holds numbers for a resource: a search, or a reservation. */
export interface LiveHold {
  readonly id: string
  readonly kind: 'search' | 'reservation'
  readonly resource: string
  readonly phoneNumbers: readonly string[]
  /** In milliseconds since 1970; absent where it never ends by itself. */
  readonly endsAt?: number
}

/** How often the list is read again, in milliseconds. The countdowns go on in between. */
const AGAIN_MS = 2_000

/** The most holds of each kind that the server lists. */
const LIMIT = '1000'

/** What is held now, the first to end first. */
export function useLiveHolds() {
  const { own } = useServer()
  return useQuery({
    queryKey: ['liveHolds'],
    refetchInterval: AGAIN_MS,
    queryFn: async () => {
      const { data } = await own.GET('/_holdline/holds', { params: { query: { limit: LIMIT } } })
      const { holds = [], reservations = [], counts = { holds: 0, reservations: 0 } } = data ?? {}
      const all = [
        ...holds.map(({ searchId, ...hold }) => toHold('search', searchId, hold)),
        ...reservations.map(({ reservationId, ...hold }) => toHold('reservation', reservationId, hold)),
      ]
      all.sort(({ endsAt: one = Number.MAX_VALUE }, { endsAt: other = Number.MAX_VALUE }) => one - other)
      return { holds: all, count: counts.holds + counts.reservations }
    },
  })
}

function toHold(
  kind: LiveHold['kind'],
  id: string,
  {
    resource,
    phoneNumbers,
    expiresAt,
  }: { resource: string; phoneNumbers: readonly string[]; expiresAt: string | null },
): LiveHold {
  return { id, kind, resource, phoneNumbers, ...(expiresAt !== null && { endsAt: Date.parse(expiresAt) }) }
}
