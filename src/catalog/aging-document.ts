import type { Static } from 'typebox'
import * as Type from 'typebox'
import type { AgingRule } from '../numbering/aging.ts'
import { NUMBER_TYPES } from '../numbering/offering.ts'

const closed = { additionalProperties: false }

/** Ten years: a longer time is a typing error. */
const Seconds = Type.Integer({ minimum: 0, maximum: 315_576_000 })

/** How long released numbers of a country, or of one type in it, rest: as JSON, in the configuration file. */
export const AgingRuleDocument = Type.Object(
  {
    /** ISO 3166-1 alpha-2. */
    country: Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'the two capital letters of a country, such as US',
    }),
    /** All types if absent. */
    numberType: Type.Optional(Type.Enum([...NUMBER_TYPES])),
    seconds: Seconds,
  },
  closed,
)
export type AgingRuleDocument = Static<typeof AgingRuleDocument>

/** The same in the register, whose entry has country and type in its name. */
export const AgingDocument = Type.Object({ seconds: Seconds }, closed)

/** The rule that a document describes. */
export function toAgingRule({ seconds, ...place }: AgingRuleDocument): AgingRule {
  return { ...place, agingMs: seconds * 1_000 }
}

/** Country and type from the parts of a name, `US` and `geographic`; `undefined` for other parts. */
export function readAgingName([country, type, ...others]: readonly string[]):
  | Pick<AgingRule, 'country' | 'numberType'>
  | undefined {
  const numberType = NUMBER_TYPES.find((each) => each === type)
  if (country === undefined || others.length > 0 || (type !== undefined && numberType === undefined))
    return undefined
  return { country, ...(numberType !== undefined && { numberType }) }
}
