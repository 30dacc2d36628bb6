import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { parsePhoneNumber, phoneNumberId } from '../../numbering/phone-number.ts'
import type { OwnedPlace } from '../../storage/port/owned-number-store.ts'

/** The place as it is in a link. */
export function toOwnedPlace({ numberType, phoneNumber }: OwnedPlace): string {
  return `${numberType}.${phoneNumberId(phoneNumber)}`
}

/** The place in a link; nothing if it is none. */
export function readOwnedPlace(place: string): OwnedPlace | undefined {
  const [, type, digits = ''] = /^(\w+)\.(\d+)$/.exec(place) ?? []
  const numberType = NUMBER_TYPES.find((one) => one === type)
  const phoneNumber = parsePhoneNumber(digits)
  return numberType && phoneNumber && { numberType, phoneNumber }
}
