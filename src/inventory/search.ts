import { parseCountry } from '../catalog/parse-country.ts'
import { isTollFreeAreaCode } from '../catalog/toll-free-area-codes.ts'
import { matchingOfferings, type OfferingRequest } from '../numbering/offering.ts'
import type { HoldAnswer } from '../storage/port/hold-store.ts'
import type { Inventory } from './inventory.ts'

export interface SearchRequest extends OfferingRequest {
  /** Exact for geographic and mobile numbers; for toll-free ones it counts only if it is a toll-free code. */
  readonly areaCode?: string
  readonly quantity: number
  /** What tells a request that is sent again, which is to be answered as before, from a new one. */
  readonly repeatKey?: string
}

export type SearchAnswer =
  | HoldAnswer
  | { readonly kind: 'countryUnknown' }
  | { readonly kind: 'quantityTooLarge'; readonly maximum: number }
  | { readonly kind: 'notOffered' }

/** Finds free numbers and holds them for the resource. */
export async function search(
  { store, policy, offerings, newGuid }: Inventory,
  resource: string,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const country = parseCountry(request.country)
  if (country === undefined) return { kind: 'countryUnknown' }
  const { areaCode, ...rest } = { ...request, country }
  if (rest.quantity > policy.maxSearchQuantity) {
    return { kind: 'quantityTooLarge', maximum: policy.maxSearchQuantity }
  }
  const matching = matchingOfferings(offerings, rest)
  if (matching.length === 0) return { kind: 'notOffered' }

  const narrows =
    areaCode !== undefined &&
    areaCode !== '' &&
    (rest.numberType !== 'tollFree' || isTollFreeAreaCode(rest.country, areaCode))
  return store.hold({
    resource,
    searchId: newGuid(),
    ...rest,
    ...(narrows && { areaCode }),
    offerings: matching,
    holdMs: policy.holdMs,
    ...(policy.heldLimit !== undefined && { heldLimit: policy.heldLimit }),
    delay: policy.operationDelay,
  })
}
