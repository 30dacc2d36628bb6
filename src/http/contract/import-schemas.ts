import type { Static } from 'typebox'
import * as Type from 'typebox'
import { Count } from './held-schemas.ts'
import { PhoneNumberCapabilities, PhoneNumberType } from './schemas.ts'

/* The models of imports. They are our own: no version of the API has them. */

const StockOfImport = {
  /** ISO 3166-1 alpha-2. */
  country: Type.String({ maxLength: 8 }),
  phoneNumberType: PhoneNumberType,
  /** Empty where the country has no area codes. */
  areaCode: Type.String({ maxLength: 8 }),
  capabilities: PhoneNumberCapabilities,
}

/** At most 5,000 ranges, with at most ten million numbers together. */
export const StockImport = Type.Object(
  {
    stocks: Type.Array(
      Type.Object({
        ...StockOfImport,
        /** Numbers, and ranges such as `+14255550100-+14255550199`. */
        ranges: Type.Array(Type.String({ maxLength: 40 })),
      }),
    ),
    /** Whether nothing is added, and the answer says what would be. */
    dryRun: Type.Optional(Type.Boolean()),
  },
  {
    title: 'StockImport',
    additionalProperties: false,
    examples: [
      {
        stocks: [
          {
            country: 'US',
            phoneNumberType: 'geographic',
            areaCode: '425',
            capabilities: { calling: 'inbound+outbound', sms: 'none' },
            ranges: ['+14255551000-+14255551999', '+14255552000'],
          },
        ],
        dryRun: true,
      },
    ],
  },
)
export type StockImport = Static<typeof StockImport>

export const StockImported = Type.Object(
  {
    /** Numbers that are new. */
    added: Count,
    /** Numbers that were in this stock already. */
    known: Count,
    /** Numbers of the ranges that were ported out: they stay with the other carrier, and are not for sale. */
    portedOut: Count,
    /** The ranges with numbers of other stocks, which stay there. */
    conflicts: Type.Array(
      Type.Object({
        range: Type.String(),
        /** How many numbers of the range are in other stocks. */
        count: Count,
        /** The lowest of them, and its stock. */
        phoneNumber: Type.String(),
        ...StockOfImport,
      }),
    ),
  },
  { title: 'StockImported' },
)
export type StockImported = Static<typeof StockImported>
