import type { Static } from 'typebox'
import * as Type from 'typebox'
import { Count } from './held-schemas.ts'
import {
  DateTime,
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberCost,
  PhoneNumberType,
} from './schemas.ts'

/* The models of imports. They are our own: no version of the API has them. */

const StockOfImport = {
  /** ISO 3166-1 alpha-2. */
  country: Type.String({ maxLength: 8 }),
  phoneNumberType: PhoneNumberType,
  /** Empty where the country has no area codes. */
  areaCode: Type.String({ maxLength: 8 }),
  capabilities: PhoneNumberCapabilities,
}

const Words = Type.String({ minLength: 1, maxLength: 200 })

const StateOfImport = Type.Union(
  [
    /** They are free at `until`. */
    Type.Object({ kind: Type.Literal('aging'), until: DateTime }),
    Type.Object({ kind: Type.Literal('withdrawn'), reason: Type.Optional(Words) }),
    /** They are off sale until `until`. */
    Type.Object({ kind: Type.Literal('quarantined'), until: DateTime, reason: Type.Optional(Words) }),
    Type.Object({ kind: Type.Literal('portedOut'), reason: Type.Optional(Words) }),
    Type.Object({
      kind: Type.Literal('owned'),
      resource: Type.String({ minLength: 1, maxLength: 200 }),
      since: DateTime,
      assignmentType: PhoneNumberAssignmentType,
      capabilities: PhoneNumberCapabilities,
      /** The most that `capabilities` can be changed to. */
      offeredCapabilities: PhoneNumberCapabilities,
      cost: PhoneNumberCost,
      /** Whether nobody can release them; they can be if absent. */
      isProtected: Type.Optional(Type.Boolean()),
    }),
  ],
  { title: 'StateOfImport' },
)

/** At most 5,000 ranges, with at most ten million numbers together, of which at most 5,000 are not free. */
export const StockImport = Type.Object(
  {
    stocks: Type.Array(
      Type.Object({
        ...StockOfImport,
        /** Who carries the calls of the numbers, and a word of the operator's own. */
        carrier: Type.Optional(Words),
        label: Type.Optional(Words),
        /** The state in which the numbers come in; free if absent. */
        state: Type.Optional(StateOfImport),
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
    /** Owners of the request who are no resource; if there are any, no number was added. */
    missingOwners: Type.Optional(Type.Array(Type.String())),
    /** The ranges with new numbers whose owners are closed; if there are any, no number was added. */
    closedOwners: Type.Optional(Type.Array(Type.Object({ range: Type.String(), resource: Type.String() }))),
  },
  { title: 'StockImported' },
)
export type StockImported = Static<typeof StockImported>
