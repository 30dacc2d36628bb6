import type { Static } from 'typebox'
import * as Type from 'typebox'
import { CAPABILITY_VALUES } from '../../numbering/capabilities.ts'
import { ASSIGNMENT_TYPES, NUMBER_TYPES } from '../../numbering/offering.ts'
import { OPERATION_TYPES } from '../../numbering/operation.ts'
import { SEARCH_ERRORS } from '../../numbering/search-error.ts'
import { CommunicationError } from './communication-error.ts'
import { AGREEMENT_SINCE, MOBILE_SINCE, RESERVATIONS_SINCE, SEARCH_ERRORS_SINCE } from './since.ts'

/*
 * The models of the published contract, https://github.com/Azure/azure-rest-api-specs,
 * specification/communication/data-plane/PhoneNumbers/stable. `since` and `valuesSince` name the first version that has
 * a field or a value; a part without such a mark is in every version.
 */

export const PhoneNumberType = Type.Enum([...NUMBER_TYPES], {
  type: 'string',
  valuesSince: { mobile: MOBILE_SINCE },
})
export const PhoneNumberAssignmentType = Type.Enum([...ASSIGNMENT_TYPES], { type: 'string' })
const Capability = Type.Enum([...CAPABILITY_VALUES], { type: 'string' })
export const DateTime = Type.String({ format: 'date-time' })

export const PhoneNumberCapabilities = Type.Object(
  { calling: Capability, sms: Capability },
  { title: 'PhoneNumberCapabilities' },
)

export const PhoneNumberCost = Type.Object(
  {
    amount: Type.Number({ format: 'double' }),
    currencyCode: Type.String(),
    billingFrequency: Type.Enum(['monthly'], { type: 'string' }),
  },
  { title: 'PhoneNumberCost' },
)

export const PhoneNumberSearchRequest = Type.Object(
  {
    phoneNumberType: PhoneNumberType,
    assignmentType: PhoneNumberAssignmentType,
    capabilities: PhoneNumberCapabilities,
    areaCode: Type.Optional(Type.String()),
    quantity: Type.Optional(
      Type.Integer({ format: 'int32', default: 1, minimum: 1, maximum: 2_147_483_647 }),
    ),
  },
  { title: 'PhoneNumberSearchRequest' },
)

/** Unless an outcome is forced, Holdline answers `NoError`, `OutOfStock`, `NumbersPartiallyAcquired` or `ReservationExpired`. */
const PhoneNumberSearchResultError = Type.Enum(['NoError', ...SEARCH_ERRORS], {
  type: 'string',
  since: SEARCH_ERRORS_SINCE,
})

export const PhoneNumberSearchResult = Type.Object(
  {
    searchId: Type.String(),
    phoneNumbers: Type.Array(Type.String()),
    phoneNumberType: PhoneNumberType,
    assignmentType: PhoneNumberAssignmentType,
    capabilities: PhoneNumberCapabilities,
    cost: PhoneNumberCost,
    searchExpiresBy: DateTime,
    isAgreementToNotResellRequired: Type.Optional(Type.Boolean({ since: AGREEMENT_SINCE })),
    errorCode: Type.Optional(Type.Integer({ format: 'int32', since: SEARCH_ERRORS_SINCE })),
    error: Type.Optional(PhoneNumberSearchResultError),
  },
  { title: 'PhoneNumberSearchResult' },
)

export const PhoneNumberPurchaseRequest = Type.Object(
  {
    searchId: Type.Optional(Type.String()),
    agreeToNotResell: Type.Optional(Type.Boolean({ since: AGREEMENT_SINCE })),
  },
  { title: 'PhoneNumberPurchaseRequest' },
)

export const PhoneNumberOperation = Type.Object(
  {
    operationType: Type.Enum([...OPERATION_TYPES], {
      type: 'string',
      valuesSince: { reservationPurchase: RESERVATIONS_SINCE },
    }),
    status: Type.Enum(['notStarted', 'running', 'succeeded', 'failed'], { type: 'string' }),
    // The live service answers null where the operation has no resource; the published schema does not say so.
    resourceLocation: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'] })),
    createdDateTime: DateTime,
    error: Type.Optional(CommunicationError),
    id: Type.String(),
    lastActionDateTime: Type.Optional(Type.String({ format: 'date-time', readOnly: true })),
  },
  { title: 'PhoneNumberOperation' },
)

export const PurchasedPhoneNumber = Type.Object(
  {
    id: Type.String(),
    phoneNumber: Type.String(),
    countryCode: Type.String(),
    phoneNumberType: PhoneNumberType,
    capabilities: PhoneNumberCapabilities,
    assignmentType: PhoneNumberAssignmentType,
    purchaseDate: DateTime,
    cost: PhoneNumberCost,
  },
  { title: 'PurchasedPhoneNumber' },
)

export const PurchasedPhoneNumbers = Type.Object(
  {
    phoneNumbers: Type.Array(PurchasedPhoneNumber),
    nextLink: Type.Optional(Type.String()),
  },
  { title: 'PurchasedPhoneNumbers' },
)

export const PhoneNumberCapabilitiesRequest = Type.Object(
  {
    calling: Type.Optional(Capability),
    sms: Type.Optional(Capability),
  },
  { title: 'PhoneNumberCapabilitiesRequest' },
)

/** The body that the live service sends; the published document says PurchasedPhoneNumber. */
export const CapabilitiesUpdate = Type.Object({ capabilitiesUpdateId: Type.String() })

export type PhoneNumberSearchResult = Static<typeof PhoneNumberSearchResult>
export type PhoneNumberOperation = Static<typeof PhoneNumberOperation>
export type PurchasedPhoneNumber = Static<typeof PurchasedPhoneNumber>
