import type { Static } from 'typebox'
import * as Type from 'typebox'
import { NUMBER_STATES, type NumberStateName } from '../../numbering/number-states.ts'
import {
  DateTime,
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberCost,
  PhoneNumberType,
} from './schemas.ts'

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
  /** Off sale. */
  withdrawn: Count,
  /** Off sale until an instant. */
  quarantined: Count,
  /** With another carrier. */
  portedOut: Count,
} satisfies Record<NumberStateName | 'total', typeof Count>

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
  /** ISO 3166-1 alpha-2. */
  country: Type.Optional(Type.String({ examples: ['US'] })),
  phoneNumberType: Type.Optional(PhoneNumberType),
  areaCode: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,10}$',
      description: 'one to ten digits, such as 425',
      examples: ['425'],
    }),
  ),
})

export type StockCounts = Static<typeof StockCounts>

const NumberRun = Type.Object(
  {
    /** Consecutive numbers of one block. */
    first: Type.String(),
    last: Type.String(),
    /** The first number of the block in which they were brought in. */
    block: Type.String(),
    country: Type.String(),
    phoneNumberType: PhoneNumberType,
    areaCode: Type.String(),
    capabilities: PhoneNumberCapabilities,
    state: Type.Enum([...NUMBER_STATES]),
    /** Who owns or holds them. */
    resource: Type.Optional(Type.String()),
    /** The end of the hold, of aging or of the quarantine; absent where a hold has no end. */
    until: Type.Optional(DateTime),
    /** Who carries their calls, and a word of the operator's own. */
    carrier: Type.Optional(Type.String()),
    label: Type.Optional(Type.String()),
    /** Why they are off sale, if the operator gave a reason. */
    reason: Type.Optional(Type.String()),
    /** Whether nobody can release them; absent where they can be released, or are not owned. */
    isProtected: Type.Optional(Type.Boolean()),
    /** Since when they are owned, and on which terms. */
    since: Type.Optional(DateTime),
    terms: Type.Optional(
      Type.Object(
        {
          assignmentType: PhoneNumberAssignmentType,
          capabilities: PhoneNumberCapabilities,
          /** The most that `capabilities` can be changed to. */
          offeredCapabilities: PhoneNumberCapabilities,
          cost: PhoneNumberCost,
        },
        { title: 'OwnedTerms' },
      ),
    ),
  },
  { title: 'NumberRun' },
)

export const NumberRuns = Type.Object(
  {
    at: DateTime,
    /** Ascending. */
    numbers: Type.Array(NumberRun),
    /** `after` of the next page; absent on the last page. */
    next: Type.Optional(Type.String()),
  },
  { title: 'NumberRuns' },
)
export type NumberRuns = Static<typeof NumberRuns>

export const NumberRunQuery = Type.Object({
  /** The `next` of the page before. */
  after: Type.Optional(
    Type.String({ pattern: '^\\+?[1-9][0-9]{6,14}$', description: 'an E.164 number, such as +14255550123' }),
  ),
  state: Type.Optional(Type.Enum([...NUMBER_STATES])),
})
