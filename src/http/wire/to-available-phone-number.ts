import type { OfferingRequest } from '../../numbering/offering.ts'
import { type PhoneNumber, phoneNumberId } from '../../numbering/phone-number.ts'
import type { AvailablePhoneNumber } from '../contract/reservation-schemas.ts'

/** A number with its terms, and the offering's quote if there is one. */
export interface ShownNumber extends OfferingRequest {
  readonly phoneNumber: PhoneNumber
  readonly cost?: NonNullable<AvailablePhoneNumber['cost']>
  readonly agreementToNotResellRequired?: boolean
}

/** A number of a browse or a reservation as the API shows it. The fields are in the order of the live service. */
export function toAvailablePhoneNumber(
  shown: ShownNumber,
  status: NonNullable<AvailablePhoneNumber['status']>,
): AvailablePhoneNumber {
  const { phoneNumber, cost, agreementToNotResellRequired } = shown
  return {
    id: phoneNumberId(phoneNumber),
    countryCode: shown.country,
    phoneNumber,
    capabilities: shown.capabilities,
    phoneNumberType: shown.numberType,
    assignmentType: shown.assignmentType,
    ...(cost !== undefined && { cost }),
    status,
    ...(agreementToNotResellRequired !== undefined && {
      isAgreementToNotResellRequired: agreementToNotResellRequired,
    }),
  }
}
