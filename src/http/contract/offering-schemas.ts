import type { Static } from 'typebox'
import * as Type from 'typebox'
import { OfferingDocument } from '../../catalog/offering-document.ts'
import { NUMBER_TYPES } from '../../numbering/offering.ts'

/* The models of the offerings that the operator sells. They are our own: no version of the API has them. */

export const OfferingModel = Type.Object(
  {
    /** Country, type, assignment, and capabilities of calls and text messages, separated by slashes. */
    name: Type.String(),
    ...OfferingDocument.properties,
    agreementToNotResellRequired: Type.Boolean(),
    /** Where the terms come from. Those of the configuration are changed in its file alone. */
    origin: Type.Enum(['configuration', 'register', 'default'], { type: 'string' }),
    /** `false` for a default offering that is retired. */
    sold: Type.Boolean(),
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

export type OfferingModel = Static<typeof OfferingModel>
