import type { ReservationPatch } from '../../inventory/reserve.ts'
import type { OfferingRequest } from '../../numbering/offering.ts'
import { type PhoneNumber, parsePhoneNumber } from '../../numbering/phone-number.ts'
import type { PhoneNumbersReservation } from '../contract/reservation-schemas.ts'
import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/**
 * The changes that the body asks for, by number. If the body names a number twice, with and without a plus, the last
 * change counts.
 */
export function readReservationPatch({
  phoneNumbers = {},
}: Pick<PhoneNumbersReservation, 'phoneNumbers'>): ReservationPatch | ApiError {
  const patch = new Map<PhoneNumber, OfferingRequest | null>()
  for (const [id, wanted] of Object.entries(phoneNumbers)) {
    const phoneNumber = parsePhoneNumber(id)
    if (phoneNumber === undefined) {
      return invalidInput(
        'The names in phoneNumbers must be the digits of phone numbers with their country code.',
        'phonenumbers',
      )
    }
    patch.set(
      phoneNumber,
      wanted && {
        country: wanted.countryCode,
        numberType: wanted.phoneNumberType,
        assignmentType: wanted.assignmentType,
        capabilities: { calling: wanted.capabilities.calling, sms: wanted.capabilities.sms },
      },
    )
  }
  return patch
}
