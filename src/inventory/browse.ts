import { parseCountry } from '../catalog/parse-country.ts'
import { matchingOfferings, type OpenOfferingRequest } from '../numbering/offering.ts'
import { scopeWithin } from '../numbering/stock-scope.ts'
import type { Browsed } from '../storage/port/browse-store.ts'
import type { Inventory } from './inventory.ts'
import { offeredTo } from './offered-to.ts'

/**
 * The most numbers that browsing shows. The contract names no maximum; the recordings of the official clients show this
 * many (https://github.com/Azure/azure-sdk-for-js, communication-phone-numbers).
 */
const BROWSE_LIMIT = 25

export interface BrowseRequest extends OpenOfferingRequest {
  readonly resource: string
  /** Digits without a plus; without any prefix all numbers match. */
  readonly prefixes: readonly string[]
}

export type BrowseAnswer =
  | { readonly kind: 'found'; readonly found: Browsed }
  | { readonly kind: 'countryUnknown' }
  | { readonly kind: 'notOffered' }

/** A random sample of the free numbers. Browsing holds none of them. */
export async function browse(
  { store, register, newGuid }: Inventory,
  request: BrowseRequest,
): Promise<BrowseAnswer> {
  const inForce = register.current()
  const country = parseCountry(request.country, inForce.countries)
  if (country === undefined) return { kind: 'countryUnknown' }
  const { resource, numberType, prefixes } = request
  const matching = matchingOfferings(offeredTo(inForce, resource), { ...request, country })
  if (matching.length === 0) return { kind: 'notOffered' }
  const seed = Number.parseInt(newGuid().slice(-8), 16)
  const scope = scopeWithin(inForce.policyFor(resource).stocks, { country, numberType })
  const query = { resource, country, numberType, prefixes, offerings: matching, limit: BROWSE_LIMIT, seed }
  return { kind: 'found', found: await store.browse({ ...query, ...scope }) }
}
