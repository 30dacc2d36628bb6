import { parseCountry } from '../catalog/parse-country.ts'
import { matchingOfferings, type OfferingRequest } from '../numbering/offering.ts'
import type { PhoneNumber } from '../numbering/phone-number.ts'
import type { NumberRequest, ReserveAnswer } from '../storage/port/reservation-store.ts'
import type { Inventory } from './inventory.ts'

/** What is asked for each number: to be in the reservation on these terms, or (`null`) not to be. */
export type ReservationPatch = ReadonlyMap<PhoneNumber, OfferingRequest | null>

/** Makes or changes a reservation of the resource. The id is a UUID, in any case. */
export async function reserve(
  { store, policy, offerings }: Inventory,
  resource: string,
  reservationId: string,
  patch: ReservationPatch,
): Promise<ReserveAnswer | { readonly kind: 'tooManyNumbers'; readonly maximum: number }> {
  if (patch.size > policy.maxSearchQuantity) {
    return { kind: 'tooManyNumbers', maximum: policy.maxSearchQuantity }
  }
  const add: NumberRequest[] = []
  const remove: PhoneNumber[] = []
  for (const [phoneNumber, wanted] of patch) {
    if (wanted === null) {
      remove.push(phoneNumber)
    } else {
      const country = parseCountry(wanted.country)
      const request = { ...wanted, country: country ?? wanted.country }
      const matching = country === undefined ? [] : matchingOfferings(offerings, request)
      add.push({ phoneNumber, ...request, offerings: matching })
    }
  }
  return store.reserve({
    resource,
    reservationId: reservationId.toLowerCase(),
    add,
    remove,
    holdMs: policy.holdMs,
    ...(policy.heldLimit !== undefined && { heldLimit: policy.heldLimit }),
  })
}
