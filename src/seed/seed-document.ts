import type { Static } from 'typebox'
import * as Type from 'typebox'
import { OfferingDocument } from '../catalog/offering-document.ts'
import { FaultDocument } from '../control/faults/fault-document.ts'
import { MOST_RULES } from '../control/faults/fault-rules.ts'
import { CAPABILITY_VALUES } from '../numbering/capabilities.ts'
import { ASSIGNMENT_TYPES, NUMBER_TYPES } from '../numbering/offering.ts'

const closed = { additionalProperties: false }

/** The most numbers that one entry names: a seed is for tests. */
const Quantity = Type.Integer({ minimum: 1, maximum: 100_000 })
const Country = Type.String({
  pattern: '^[A-Z]{2}$',
  description: 'the two capital letters of a country, such as US',
})
const NumberText = Type.String({
  pattern: '^\\+[1-9][0-9]{6,14}$',
  description: 'an E.164 number, such as +14255550123',
})
const CapabilitiesDocument = Type.Object(
  { calling: Type.Enum([...CAPABILITY_VALUES]), sms: Type.Enum([...CAPABILITY_VALUES]) },
  closed,
)

/** Numbers of a country: the first ones of the default stock that fit, or a range of one's own. */
export const StockDocument = Type.Object(
  {
    country: Country,
    areaCode: Type.Optional(Type.String({ pattern: '^[0-9]*$', description: 'digits, such as 425' })),
    /** `geographic` if absent. */
    numberType: Type.Optional(Type.Enum([...NUMBER_TYPES])),
    /** Those of the default stock if absent; needed with a range of one's own. */
    capabilities: Type.Optional(CapabilitiesDocument),
    /** How many numbers. */
    numbers: Type.Optional(Quantity),
    /** The first and the last number of a range of one's own. */
    first: Type.Optional(NumberText),
    last: Type.Optional(NumberText),
  },
  closed,
)
export type StockDocument = Static<typeof StockDocument>

/** The numbers of a seed. */
export const StockEntries = Type.Array(StockDocument, { maxItems: 5_000 })

/** Numbers by their names, or so many of a stock as a search finds them. */
const Chosen = {
  phoneNumbers: Type.Optional(Type.Array(NumberText, { minItems: 1, maxItems: 1_000 })),
  country: Type.Optional(Country),
  areaCode: Type.Optional(Type.String()),
  numberType: Type.Optional(Type.Enum([...NUMBER_TYPES])),
  assignmentType: Type.Optional(Type.Enum([...ASSIGNMENT_TYPES])),
  capabilities: Type.Optional(CapabilitiesDocument),
  /** 1 if absent. */
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  /** The default resource if absent. */
  resource: Type.Optional(Type.String()),
}
/** A duration such as `5m` or `PT5M`. */
const ExpiresIn = Type.Optional(Type.String())

const ChosenDocument = Type.Object(Chosen, closed)
export type ChosenDocument = Static<typeof ChosenDocument>

/** A SIP configuration, in the form of the API. */
const SipDocument = Type.Object(
  {
    /** By the names of the trunks. */
    trunks: Type.Optional(
      Type.Record(Type.String(), Type.Object({ sipSignalingPort: Type.Integer() }, closed)),
    ),
    routes: Type.Optional(
      Type.Array(
        Type.Object(
          {
            description: Type.Optional(Type.String()),
            name: Type.String(),
            numberPattern: Type.String(),
            trunks: Type.Optional(Type.Array(Type.String())),
          },
          closed,
        ),
      ),
    ),
    /** The default resource if absent. */
    resource: Type.Optional(Type.String()),
  },
  closed,
)
export type SipDocument = Static<typeof SipDocument>

/** The schema of a seed: what a new inventory begins with, instead of the default stock. All keys are optional. */
export const SeedDocument = Type.Object(
  {
    /** The numbers, instead of the default stock. */
    stock: Type.Optional(StockEntries),
    /** The offerings, instead of those of the configuration. */
    offerings: Type.Optional(Type.Array(OfferingDocument)),
    /** Numbers that are bought already. */
    owned: Type.Optional(Type.Array(ChosenDocument)),
    /** Searches whose holds run already, and end so much later. */
    holds: Type.Optional(Type.Array(Type.Object({ ...Chosen, expiresIn: ExpiresIn }, closed))),
    /** Reservations that run already. */
    reservations: Type.Optional(
      Type.Array(Type.Object({ ...Chosen, id: Type.Optional(Type.String()), expiresIn: ExpiresIn }, closed)),
    ),
    /** Fault rules, as `POST /_holdline/faults` takes them. A reset puts them back. */
    faults: Type.Optional(Type.Array(FaultDocument, { maxItems: MOST_RULES })),
    /** SIP configurations, one a resource. */
    sipRouting: Type.Optional(Type.Array(SipDocument)),
  },
  closed,
)
export type SeedDocument = Static<typeof SeedDocument>
