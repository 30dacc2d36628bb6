import type { Static } from 'typebox'
import * as Type from 'typebox'
import { SEARCH_FILTERS } from '../../control/explain/missed-filters.ts'
import { Count } from './held-schemas.ts'
import { nullable } from './nullable.ts'
import { DateTime, PhoneNumberCapabilities, PhoneNumberType } from './schemas.ts'

/* The models of explanations. They are our own: no version of the API has them. */

export const ExplainQuery = Type.Object({
  number: Type.Optional(Type.String({ maxLength: 32, examples: ['+14255550123'] })),
  search: Type.Optional(Type.String({ maxLength: 64 })),
})

const ExplainedNumber = Type.Object(
  {
    phoneNumber: Type.String(),
    country: Type.String(),
    phoneNumberType: PhoneNumberType,
    areaCode: Type.String(),
    capabilities: PhoneNumberCapabilities,
    state: Type.Enum(['untouched', 'free', 'held', 'aging', 'withdrawn', 'owned'], { type: 'string' }),
    /** Until when it is held or aging; null where that never ends by itself, and in other states. */
    until: nullable(DateTime),
    /** Who holds or owns it. */
    resource: nullable(Type.String()),
    /** The id of the search or reservation that holds it, or was bought. */
    by: nullable(Type.String()),
  },
  { title: 'ExplainedNumber' },
)

const ExplainedSearch = Type.Object(
  {
    searchId: Type.String(),
    resource: Type.String(),
    country: Type.String(),
    phoneNumberType: PhoneNumberType,
    areaCode: nullable(Type.String()),
    capabilities: PhoneNumberCapabilities,
    quantity: Count,
    phoneNumbers: Type.Array(Type.String()),
    state: Type.Enum(['held', 'failing', 'failed', 'purchased', 'cancelled', 'expired'], { type: 'string' }),
    expiresAt: DateTime,
  },
  { title: 'ExplainedSearch' },
)

export const Explanation = Type.Object(
  {
    now: DateTime,
    /** The answer in plain English. */
    why: Type.String(),
    /** null if no number was asked for, or the stock does not have it. */
    number: nullable(ExplainedNumber),
    search: nullable(ExplainedSearch),
    /** Where both were asked for: the filters of the search that the number does not meet. */
    missed: Type.Array(Type.Enum([...SEARCH_FILTERS], { type: 'string' })),
  },
  { title: 'Explanation' },
)
export type Explanation = Static<typeof Explanation>
