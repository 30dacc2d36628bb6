import type { Static } from 'typebox'
import * as Type from 'typebox'
import { CAPABILITY_VALUES } from '../numbering/capabilities.ts'
import { ASSIGNMENT_TYPES, NUMBER_TYPES, type Offering } from '../numbering/offering.ts'

const closed = { additionalProperties: false }

/** An offering as JSON, in the configuration file and in the register. */
export const OfferingDocument = Type.Object(
  {
    /** ISO 3166-1 alpha-2. */
    country: Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'the two capital letters of a country, such as US',
    }),
    numberType: Type.Enum([...NUMBER_TYPES]),
    assignmentType: Type.Enum([...ASSIGNMENT_TYPES]),
    capabilities: Type.Object(
      { calling: Type.Enum([...CAPABILITY_VALUES]), sms: Type.Enum([...CAPABILITY_VALUES]) },
      closed,
    ),
    /** The price of a month, in units of an ISO 4217 currency. */
    cost: Type.Object(
      {
        amount: Type.Number({ minimum: 0 }),
        currencyCode: Type.String({
          pattern: '^[A-Z]{3}$',
          description: 'the three capital letters of a currency, such as USD',
        }),
      },
      closed,
    ),
    /** Charged once for a number, in the same currency; none if absent. */
    setUpFee: Type.Optional(Type.Number({ minimum: 0 })),
    /** `false` if absent. */
    agreementToNotResellRequired: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type OfferingDocument = Static<typeof OfferingDocument>

/** In the place of an offering in the register: the offering is not sold. */
export const RetirementDocument = Type.Object({ retired: Type.Literal(true) }, closed)

/** A change of an offering from an instant on, in the register; the instant is in milliseconds since 1970. */
export const PlannedDocument = Type.Union([
  Type.Object({ from: Type.Integer(), offering: OfferingDocument }, closed),
  Type.Object({ from: Type.Integer(), retired: Type.Literal(true) }, closed),
])
export type PlannedDocument = Static<typeof PlannedDocument>

/** The offering that a document describes. */
export function toOffering({
  cost,
  setUpFee = 0,
  agreementToNotResellRequired = false,
  ...rest
}: OfferingDocument): Offering {
  const fee = setUpFee > 0 ? { setUpFee } : {}
  return { ...rest, cost: { ...cost, billingFrequency: 'monthly', ...fee }, agreementToNotResellRequired }
}

/** The document that describes an offering; `toOffering` reads it. */
export function toOfferingDocument({ cost, ...terms }: Offering): OfferingDocument {
  const { amount, currencyCode, setUpFee } = cost
  return { ...terms, cost: { amount, currencyCode }, ...(setUpFee !== undefined && { setUpFee }) }
}
