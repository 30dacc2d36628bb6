import type { Static } from 'typebox'
import * as Type from 'typebox'
import { SEARCH_FILTERS } from '../../control/explain/missed-filters.ts'
import { Count } from './held-schemas.ts'
import { nullable } from './nullable.ts'
import { NUMBER_STATE_FIELDS } from './number-schemas.ts'
import { DateTime, PhoneNumberCapabilities, PhoneNumberType } from './schemas.ts'

/* The models of explanations. They are our own: no version of the API has them. */

export const ExplainQuery = Type.Object({
  number: Type.Optional(Type.String({ maxLength: 32, examples: ['+14255550123'] })),
  search: Type.Optional(Type.String({ maxLength: 64 })),
})

const ExplainedNumber = Type.Object(NUMBER_STATE_FIELDS, { title: 'ExplainedNumber' })

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
