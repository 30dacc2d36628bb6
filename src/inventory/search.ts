import { parseCountry } from '../catalog/parse-country.ts'
import { isTollFreeAreaCode, tollFreeAreaCodes } from '../catalog/toll-free-area-codes.ts'
import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import { matchingOfferings, type OfferingRequest } from '../numbering/offering.ts'
import { scopeWithin } from '../numbering/stock-scope.ts'
import type { HoldAnswer } from '../storage/port/hold-store.ts'
import type { Outdated } from '../storage/port/register-store.ts'
import { findLostSearch } from './find-lost-search.ts'
import type { Inventory } from './inventory.ts'
import { offeredTo } from './offered-to.ts'
import type { InForce } from './register/in-force.ts'
import { dependenceOn, underRegister } from './register/under-register.ts'
import type { Sending } from './sent-searches.ts'

export interface SearchRequest extends OfferingRequest {
  /**
   * Exact for geographic and mobile numbers. Toll-free numbers are narrowed by a toll-free area code only, where those
   * of the country are known; another one is ignored.
   */
  readonly areaCode?: string
  readonly quantity: number
  /** Present where the client may send the request again, because it has no answer. */
  readonly sending?: Sending
  readonly forced?: ForcedOutcome
}

export type SearchAnswer =
  | (Exclude<HoldAnswer, Outdated> & {
      /** Present if this is the search of an earlier sending of the request, whose answer was lost. */
      readonly isRepeated?: true
    })
  | { readonly kind: 'countryUnknown' }
  | { readonly kind: 'quantityTooLarge'; readonly maximum: number }
  | { readonly kind: 'notOffered' }
  | { readonly kind: 'suspended' }

/**
 * Finds free numbers and holds them for the resource. A request that is sent again is a new search, unless the answer
 * to its earlier sending was lost.
 */
export async function search(
  inventory: Inventory,
  resource: string,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const { sending } = request
  const lost = sending && (await findLostSearch(inventory, resource, sending))
  if (lost !== undefined) return { kind: 'held', ...lost, isRepeated: true }
  const answer = await underRegister<SearchAnswer | Outdated>(inventory.register, (inForce) =>
    searchUnder(inForce, inventory, resource, request),
  )
  if (answer.kind === 'held' && sending !== undefined) {
    inventory.sentSearches.add(resource, answer.search.id, sending)
  }
  return answer
}

function searchUnder(
  inForce: InForce,
  { store, newGuid }: Inventory,
  resource: string,
  { country: named, numberType, assignmentType, capabilities, areaCode, quantity, forced }: SearchRequest,
): SearchAnswer | Promise<SearchAnswer | Outdated> {
  const country = parseCountry(named, inForce.countries)
  if (country === undefined) return { kind: 'countryUnknown' }
  const policy = inForce.policyFor(resource)
  const { isSuspended, maxSearchQuantity, holdMs, heldLimit, fill, operationDelay, stocks } = policy
  if (isSuspended) return { kind: 'suspended' }
  if (quantity > maxSearchQuantity) return { kind: 'quantityTooLarge', maximum: maxSearchQuantity }
  const wanted = { country, numberType, assignmentType, capabilities }
  const matching = matchingOfferings(offeredTo(inForce, resource), wanted)
  if (matching.length === 0) return { kind: 'notOffered' }

  const narrows = areaCode !== undefined && areaCode !== '' && canName(areaCode, wanted)
  // Fields that may be absent come last: after a spread, V8 may make a hidden class for each object.
  return store.hold({
    resource,
    searchId: newGuid(),
    country,
    numberType,
    assignmentType,
    capabilities,
    quantity,
    fill,
    offerings: matching,
    holdMs,
    delay: operationDelay,
    ...dependenceOn(inForce),
    ...(narrows && { areaCode }),
    ...scopeWithin(stocks, wanted),
    ...(heldLimit !== undefined && { heldLimit }),
    ...(forced !== undefined && { forced }),
  })
}

/** Whether numbers of the wanted type and country can have the area code. */
function canName(areaCode: string, { numberType, country }: OfferingRequest): boolean {
  return (
    numberType !== 'tollFree' ||
    tollFreeAreaCodes(country) === undefined ||
    isTollFreeAreaCode(country, areaCode)
  )
}
