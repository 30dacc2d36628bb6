import * as Type from 'typebox'
import { Count, ReservationHold, SearchHold } from './held-schemas.ts'
import { DateTime } from './schemas.ts'

/* The models of the live holds. They are our own: no version of the API has them. */

export const LiveHoldQuery = Type.Object({
  /** The most records of each list; 100 if absent. */
  limit: Type.Optional(
    Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$', description: 'a whole number from 1 to 1000' }),
  ),
})

/** Each list has the first to end first, and `counts` counts all. */
export const LiveHolds = Type.Object(
  {
    now: DateTime,
    holds: Type.Array(SearchHold),
    reservations: Type.Array(ReservationHold),
    counts: Type.Object({ holds: Count, reservations: Count }),
  },
  { title: 'LiveHolds' },
)
