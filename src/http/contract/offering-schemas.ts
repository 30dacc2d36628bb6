import type { Static } from 'typebox'
import * as Type from 'typebox'
import { OfferingDocument } from '../../catalog/offering-document.ts'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { DateTime } from './schemas.ts'

/* The models of the offerings that the operator sells. They are our own: no version of the API has them. */

const { cost, setUpFee } = OfferingDocument.properties

/** What becomes of an offering at an instant. */
const PlannedModel = Type.Object(
  {
    from: DateTime,
    /** Whether it is sold from then on, on the terms that follow. */
    sold: Type.Boolean(),
    cost: Type.Optional(cost),
    setUpFee,
    agreementToNotResellRequired: Type.Optional(Type.Boolean()),
  },
  { title: 'PlannedOffering' },
)

/** An instant in ISO 8601 with its offset from UTC. */
const From = Type.Optional(Type.String({ maxLength: 40, examples: ['2027-01-01T00:00:00Z'] }))

export const OfferingModel = Type.Object(
  {
    /** Country, type, assignment, and capabilities of calls and text messages, separated by slashes. */
    name: Type.String(),
    ...OfferingDocument.properties,
    agreementToNotResellRequired: Type.Boolean(),
    /** Where the terms come from. Those of the configuration are changed in its file alone. */
    origin: Type.Enum(['configuration', 'register', 'default'], { type: 'string' }),
    /** `false` for a default offering that is retired, and for an offering whose sale is yet to begin. */
    sold: Type.Boolean(),
    /** The changes that are still to come, the earliest first; absent if there are none. */
    planned: Type.Optional(Type.Array(PlannedModel)),
  },
  {
    title: 'SoldOffering',
    examples: [
      {
        name: 'US/tollFree/application/inbound+outbound/inbound+outbound',
        country: 'US',
        numberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        cost: { amount: 2.5, currencyCode: 'USD' },
        agreementToNotResellRequired: false,
        origin: 'register',
        sold: true,
      },
    ],
  },
)

export const OfferingList = Type.Object(
  { offerings: Type.Array(OfferingModel) },
  { title: 'SoldOfferingList' },
)

export const OfferingQuery = Type.Object({
  country: Type.Optional(Type.String()),
  numberType: Type.Optional(Type.Enum([...NUMBER_TYPES], { type: 'string' })),
})

const EXAMPLE = {
  country: 'KE',
  numberType: 'mobile',
  assignmentType: 'application',
  capabilities: { calling: 'none', sms: 'inbound+outbound' },
  cost: { amount: 3, currencyCode: 'KES' },
} as const

/** The parts of an offering's name, in the path. */
export const OfferingNameParts = {
  country: Type.String({ examples: [EXAMPLE.country] }),
  numberType: Type.String({ examples: [EXAMPLE.numberType] }),
  assignmentType: Type.String({ examples: [EXAMPLE.assignmentType] }),
  calling: Type.String({ examples: [EXAMPLE.capabilities.calling] }),
  sms: Type.String({ examples: [EXAMPLE.capabilities.sms] }),
}

/** As many offerings as all countries, types, assignments and usual capabilities give, and more. */
const MOST_OFFERINGS = 5_000

export const OfferingChange = Type.Object(
  {
    /** In the form of `offerings` in the configuration file. */
    offerings: Type.Array(OfferingDocument, { maxItems: MOST_OFFERINGS }),
    /** Whether every other offering is retired; `false` if absent. */
    alone: Type.Optional(Type.Boolean()),
    /** When the change comes into force; at once if absent. */
    from: From,
  },
  { title: 'OfferingChange', additionalProperties: false, examples: [{ offerings: [EXAMPLE] }] },
)

export const OfferingChangeResult = Type.Object(
  {
    /** The version of the register, which each change raises. */
    version: Type.Integer(),
    /** The names of the offerings that are new or have other terms now. */
    set: Type.Array(Type.String()),
    /** The names of the offerings that are not sold any more. */
    retired: Type.Array(Type.String()),
  },
  { title: 'OfferingChangeResult' },
)

export const RetirementQuery = Type.Object({
  /** When the sale ends; at once if absent. */
  from: From,
})

export type OfferingModel = Static<typeof OfferingModel>
