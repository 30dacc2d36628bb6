import type { SipConfiguration } from '../../sip-routing/sip-configuration.ts'
import type { Instant } from '../instant.ts'
import type { OwnedNumber } from '../owned-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Reservation } from '../reservation.ts'
import type { Search } from '../search.ts'
import type { Stock } from '../stock.ts'

/** The inventory as the audit trail describes it, up to one of its entries. */
export interface Replayed {
  readonly numbers: Map<PhoneNumber, ReplayedNumber>
  readonly searches: Map<string, { readonly resource: string; readonly search: Search }>
  /** By resource and id, `contoso 0a1b…`; without deleted reservations, and without reservations that have no numbers. */
  readonly reservations: Map<string, { readonly resource: string; readonly reservation: Reservation }>
  /** With numbers that were released by themselves and not sold since: `releases` tells. */
  readonly owned: Map<PhoneNumber, { readonly resource: string; readonly owned: OwnedNumber }>
  /** By resource. */
  readonly sip: Map<string, SipConfiguration>
  /** When owned numbers are released by themselves, since their resource was closed. */
  readonly releases: Map<PhoneNumber, Instant>
  /** The search, reservation or assignment by which each owned number was sold; absent where an import brought it. */
  readonly soldBy: Map<PhoneNumber, string>
  /** The owned numbers that nobody can release. */
  readonly protected: Set<PhoneNumber>
  /** The present or last claim on each number that has one. */
  readonly claims: Map<PhoneNumber, ReplayedClaim>
}

export interface ReplayedNumber {
  readonly stock: Stock
  readonly freeAt: Instant
}

/** Who holds or sold a number, or did last. */
export type ReplayedClaim =
  | { readonly kind: 'search' | 'reservation'; readonly resource: string; readonly id: string }
  | { readonly kind: 'operator' }

/** The beginning of a trail from which nothing was taken away: no number, and no record. */
export function emptyReplay(): Replayed {
  return {
    numbers: new Map(),
    searches: new Map(),
    reservations: new Map(),
    owned: new Map(),
    sip: new Map(),
    releases: new Map(),
    soldBy: new Map(),
    protected: new Set(),
    claims: new Map(),
  }
}

/** A copy that can be changed on its own. */
export function copyReplay(state: Replayed): Replayed {
  return {
    numbers: new Map(state.numbers),
    searches: new Map(state.searches),
    reservations: new Map(state.reservations),
    owned: new Map(state.owned),
    sip: new Map(state.sip),
    releases: new Map(state.releases),
    soldBy: new Map(state.soldBy),
    protected: new Set(state.protected),
    claims: new Map(state.claims),
  }
}

/** The entries of a trail contradict one another, or some are missing. */
export class BrokenTrailError extends Error {
  override readonly name = 'BrokenTrailError'
}

/** The value of a map that an earlier entry has set. */
export function present<K, V>(map: ReadonlyMap<K, V | undefined>, key: K): V {
  const value = map.get(key)
  if (value === undefined) {
    throw new BrokenTrailError(`The trail names ${key} before it says where it is from`)
  }
  return value
}
