import type { Static } from 'typebox'
import * as Type from 'typebox'
import {
  DateTime,
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberCapabilitiesRequest,
  PhoneNumberCost,
  PhoneNumberType,
} from './schemas.ts'

/*
 * The models of browsing and reserving, which exist since 2025-04-01; see `schemas.ts`. Read-only fields are ignored in
 * requests: the official clients send them back.
 */

export const PhoneNumbersBrowseRequest = Type.Object(
  {
    phoneNumberType: PhoneNumberType,
    capabilities: Type.Optional(PhoneNumberCapabilitiesRequest),
    assignmentType: Type.Optional(PhoneNumberAssignmentType),
    phoneNumberPrefixes: Type.Optional(Type.Array(Type.String())),
  },
  { title: 'PhoneNumbersBrowseRequest' },
)

const AvailablePhoneNumberError = Type.Object(
  {
    code: Type.Optional(Type.String({ readOnly: true })),
    message: Type.Optional(Type.String({ readOnly: true })),
  },
  { title: 'AvailablePhoneNumberError' },
)

const AvailablePhoneNumberStatus = Type.Enum(['available', 'reserved', 'expired', 'error', 'purchased'], {
  type: 'string',
  readOnly: true,
})

export const AvailablePhoneNumber = Type.Object(
  {
    id: Type.Optional(Type.String({ readOnly: true })),
    countryCode: Type.String(),
    phoneNumber: Type.Optional(Type.String({ readOnly: true })),
    capabilities: PhoneNumberCapabilities,
    phoneNumberType: PhoneNumberType,
    assignmentType: PhoneNumberAssignmentType,
    cost: Type.Optional(Type.Unsafe<Static<typeof PhoneNumberCost>>({ ...PhoneNumberCost, readOnly: true })),
    status: Type.Optional(AvailablePhoneNumberStatus),
    isAgreementToNotResellRequired: Type.Optional(Type.Boolean({ readOnly: true })),
    // Not marked in the published document, which says that it "is ignored by the service when present in requests".
    error: Type.Optional(
      Type.Unsafe<Static<typeof AvailablePhoneNumberError>>({ ...AvailablePhoneNumberError, readOnly: true }),
    ),
  },
  { title: 'AvailablePhoneNumber' },
)

export const PhoneNumbersBrowseResult = Type.Object(
  { phoneNumbers: Type.Array(AvailablePhoneNumber) },
  { title: 'PhoneNumbersBrowseResult' },
)

const ReservationStatus = Type.Enum(['active', 'submitted', 'completed', 'expired'], {
  type: 'string',
  readOnly: true,
})

/** The numbers of a reservation by their digits; `null` takes a number out. */
const ReservationNumbers = Type.Unsafe<Record<string, Static<typeof AvailablePhoneNumber> | null>>({
  type: 'object',
  additionalProperties: { ...AvailablePhoneNumber, type: ['object', 'null'] },
})

export const PhoneNumbersReservation = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid', readOnly: true })),
    expiresAt: Type.Optional(Type.Unsafe<string>({ ...DateTime, readOnly: true })),
    phoneNumbers: Type.Optional(ReservationNumbers),
    status: Type.Optional(ReservationStatus),
  },
  { title: 'PhoneNumbersReservation' },
)

export const PhoneNumbersReservations = Type.Object(
  { reservations: Type.Array(PhoneNumbersReservation), nextLink: Type.Optional(Type.String()) },
  { title: 'PhoneNumbersReservations' },
)

export const PhoneNumbersReservationPurchaseRequest = Type.Object(
  { agreeToNotResell: Type.Optional(Type.Boolean()) },
  { title: 'PhoneNumbersReservationPurchaseRequest' },
)

export type AvailablePhoneNumber = Static<typeof AvailablePhoneNumber>
export type PhoneNumbersReservation = Static<typeof PhoneNumbersReservation>
