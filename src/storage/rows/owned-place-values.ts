import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { OwnedPlace } from '../port/owned-number-store.ts'

/** The columns `number_type` and `number` of the place; values before those of every row if it is absent. */
export function ownedPlaceValues(place: OwnedPlace | undefined): [string, number] {
  return place === undefined ? ['', 0] : [place.numberType, phoneNumberToInteger(place.phoneNumber)]
}
