import type { Static } from 'typebox'
import * as Type from 'typebox'
import { nullable } from './nullable.ts'

/*
 * The models of operator information, which exist since 2025-02-11; see `schemas.ts`. The live service answers null for
 * a value that it does not know or that was not asked for; the published schemas do not say so.
 */

const OperatorInformationOptions = Type.Object(
  { includeAdditionalOperatorDetails: Type.Optional(Type.Boolean()) },
  { title: 'OperatorInformationOptions' },
)

export const OperatorInformationRequest = Type.Object(
  { phoneNumbers: Type.Array(Type.String()), options: Type.Optional(OperatorInformationOptions) },
  { title: 'OperatorInformationRequest' },
)

const OperatorDetails = Type.Object(
  {
    name: Type.Optional(Type.String()),
    mobileNetworkCode: Type.Optional(nullable(Type.String())),
    mobileCountryCode: Type.Optional(nullable(Type.String())),
  },
  { title: 'OperatorDetails' },
)

export const OperatorInformation = Type.Object(
  {
    phoneNumber: Type.String(),
    nationalFormat: Type.Optional(Type.String()),
    internationalFormat: Type.Optional(Type.String()),
    isoCountryCode: Type.Optional(nullable(Type.String())),
    numberType: Type.Optional(
      Type.Unsafe<'unknown' | 'other' | 'geographic' | 'mobile' | null>({
        type: ['string', 'null'],
        enum: ['unknown', 'other', 'geographic', 'mobile', null],
      }),
    ),
    operatorDetails: Type.Optional(nullable(OperatorDetails)),
  },
  { title: 'OperatorInformation' },
)

export const OperatorInformationResult = Type.Object(
  { values: Type.Optional(Type.Array(OperatorInformation)) },
  { title: 'OperatorInformationResult' },
)

export type OperatorInformation = Static<typeof OperatorInformation>
