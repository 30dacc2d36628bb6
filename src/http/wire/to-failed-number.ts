import type { OfferingRequest } from '../../numbering/offering.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ReserveFailure } from '../../storage/port/reservation-store.ts'
import type { AvailablePhoneNumber } from '../contract/reservation-schemas.ts'
import { toAvailablePhoneNumber } from './to-available-phone-number.ts'

const REASONS: Record<ReserveFailure, string> = {
  unknownNumber: 'The number is not in the inventory.',
  notFree: 'The number is not available.',
  notOffered: 'The number is not offered with this country, type, assignment and capabilities.',
}

/** A number that could not be added to a reservation, with the code and message of the published example and a reason. */
export function toFailedNumber(
  phoneNumber: PhoneNumber,
  wanted: OfferingRequest,
  failure: ReserveFailure,
): AvailablePhoneNumber {
  return {
    ...toAvailablePhoneNumber({ ...wanted, phoneNumber }, 'error'),
    error: {
      code: 'FailedToReserveNumber',
      message: `Failed to add the number to the reservation. ${REASONS[failure]}`,
    },
  }
}
