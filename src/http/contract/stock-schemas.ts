import { type Static, Type } from 'typebox'
import { DateTime, PhoneNumberCapabilities, PhoneNumberType } from './schemas.ts'

/* The models of the stock, which are our own: no version of the API has them. */

const Count = Type.Integer({ minimum: 0 })

/** The states that a number can be in, and how many numbers are in each. */
const Counts = {
  total: Count,
  free: Count,
  /** By a search or a reservation. */
  held: Count,
  owned: Count,
  /** Given back, and at rest before it is sold again. */
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
