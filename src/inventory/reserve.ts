import { parseCountry } from '../catalog/parse-country.ts'
import { matchingOfferings, type OfferingRequest } from '../numbering/offering.ts'
import type { PhoneNumber } from '../numbering/phone-number.ts'
import { scopeWithin } from '../numbering/stock-scope.ts'
import type { Outdated } from '../storage/port/register-store.ts'
import type { NumberRequest, ReserveAnswer } from '../storage/port/reservation-store.ts'
import type { Inventory } from './inventory.ts'
import { offeredTo } from './offered-to.ts'
import type { InForce } from './register/in-force.ts'
import { dependenceOn, underRegister } from './register/under-register.ts'

/** The wanted terms of each number in the reservation; `null` takes the number out. */
export type ReservationPatch = ReadonlyMap<PhoneNumber, OfferingRequest | null>

export type ReservationAnswer =
  | Exclude<ReserveAnswer, Outdated>
  | { readonly kind: 'tooManyNumbers'; readonly maximum: number }
  | { readonly kind: 'suspended' }

/** Makes or changes a reservation of the resource. The id is a UUID, in any case. */
export function reserve(
  { store, register }: Inventory,
  resource: string,
  reservationId: string,
  patch: ReservationPatch,
  repeatKey?: string,
): Promise<ReservationAnswer> {
  return underRegister<ReservationAnswer | Outdated>(register, async (inForce) => {
    const { isSuspended, maxSearchQuantity, holdMs, heldLimit } = inForce.policyFor(resource)
    if (isSuspended) return { kind: 'suspended' }
    if (patch.size > maxSearchQuantity) return { kind: 'tooManyNumbers', maximum: maxSearchQuantity }
    return store.reserve({
      resource,
      reservationId: reservationId.toLowerCase(),
      ...toWishes(patch, inForce, resource),
      holdMs,
      ...(repeatKey !== undefined && { repeatKey }),
      ...(heldLimit !== undefined && { heldLimit }),
      ...dependenceOn(inForce),
    })
  })
}

function toWishes(patch: ReservationPatch, inForce: InForce, resource: string) {
  const offerings = offeredTo(inForce, resource)
  const { stocks } = inForce.policyFor(resource)
  const add: NumberRequest[] = []
  const remove: PhoneNumber[] = []
  for (const [phoneNumber, wanted] of patch) {
    if (wanted === null) {
      remove.push(phoneNumber)
    } else {
      const country = parseCountry(wanted.country, inForce.countries)
      const request = { ...wanted, country: country ?? wanted.country }
      const matching = country === undefined ? [] : matchingOfferings(offerings, request)
      add.push({ phoneNumber, ...request, offerings: matching, ...scopeWithin(stocks, request) })
    }
  }
  return { add, remove }
}
