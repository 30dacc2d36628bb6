import type { Static } from 'typebox'
import * as Type from 'typebox'
import { nullable } from './nullable.ts'
import { DateTime } from './schemas.ts'

/* What holds numbers, as the controls show it. */

export const Count = Type.Integer({ minimum: 0 })

const HOLD_FIELDS = {
  resource: Type.String(),
  phoneNumbers: Type.Array(Type.String()),
  /** Null where it never ends by itself. */
  expiresAt: nullable(DateTime),
}

export const SearchHold = Type.Object({ ...HOLD_FIELDS, searchId: Type.String() }, { title: 'SearchHold' })

export const ReservationHold = Type.Object(
  { ...HOLD_FIELDS, reservationId: Type.String() },
  { title: 'ReservationHold' },
)

export type SearchHold = Static<typeof SearchHold>
export type ReservationHold = Static<typeof ReservationHold>
