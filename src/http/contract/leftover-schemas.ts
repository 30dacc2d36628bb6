import type { Static } from 'typebox'
import * as Type from 'typebox'
import { Count, ReservationHold, SearchHold } from './held-schemas.ts'
import { DateTime } from './schemas.ts'

/* The models of leftovers. They are our own: no version of the API has them. */

const BoughtNumber = Type.Object(
  {
    resource: Type.String(),
    phoneNumber: Type.String(),
    /** The id of the search or reservation that was bought. */
    soldBy: Type.String(),
    purchasedAt: DateTime,
  },
  { title: 'BoughtNumber' },
)

/** Each list has the first thousand, and `counts` counts all. */
export const Leftovers = Type.Object(
  {
    now: DateTime,
    owned: Type.Array(BoughtNumber),
    holds: Type.Array(SearchHold),
    reservations: Type.Array(ReservationHold),
    counts: Type.Object({ owned: Count, holds: Count, reservations: Count }),
  },
  { title: 'Leftovers' },
)

export type Leftovers = Static<typeof Leftovers>
