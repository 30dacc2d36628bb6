import { formatInstant } from '../../numbering/instant.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import { phoneNumberId } from '../../numbering/phone-number.ts'
import type { PurchasedPhoneNumber } from '../contract/schemas.ts'

/** An owned number as the API shows it. */
export function toPurchasedPhoneNumber(owned: OwnedNumber): PurchasedPhoneNumber {
  return {
    id: phoneNumberId(owned.phoneNumber),
    phoneNumber: owned.phoneNumber,
    countryCode: owned.country,
    phoneNumberType: owned.numberType,
    capabilities: owned.capabilities,
    assignmentType: owned.assignmentType,
    purchaseDate: formatInstant(owned.purchasedAt),
    cost: owned.cost,
  }
}
