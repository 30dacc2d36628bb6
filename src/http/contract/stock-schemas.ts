import type { Static } from 'typebox'
import * as Type from 'typebox'
import { DateTime, PhoneNumberCapabilities, PhoneNumberType } from './schemas.ts'

/* The models of the stock. They are our own: no version of the API has them. */

const Count = Type.Integer({ minimum: 0 })

/** How many numbers are in each state. */
const Counts = {
  total: Count,
  free: Count,
  /** Held by a search or a reservation. */
  held: Count,
  owned: Count,
  /** Released, and resting before they are sold again. */
  aging: Count,
}

const StockCount = Type.Object(
  {
    country: Type.String(),
    phoneNumberType: PhoneNumberType,
    /** Empty where the country has no area codes. */
    areaCode: Type.String(),
    capabilities: PhoneNumberCapabilities,
    ...Counts,
  },
  { title: 'StockCount' },
)

export const StockCounts = Type.Object(
  { at: DateTime, ...Counts, stocks: Type.Array(StockCount) },
  { title: 'StockCounts' },
)

export const StockQuery = Type.Object({
  country: Type.Optional(Type.String()),
  phoneNumberType: Type.Optional(PhoneNumberType),
  areaCode: Type.Optional(Type.String()),
})

export type StockCounts = Static<typeof StockCounts>
