import type { AuditEntry, OperatorEntry } from '../audit-entry.ts'
import { patchCapabilities } from '../capabilities.ts'
import type { HoldInstants } from '../hold.ts'
import { type Instant, NEVER } from '../instant.ts'
import { endOwnership } from './end-ownership.ts'
import { replayReservation } from './replay-reservation.ts'
import { present, type Replayed } from './replayed.ts'
import { sell } from './sell.ts'

/**
 * Applies the command of a resource, or a release by the operator; answers when its numbers are free now, or nothing if
 * that does not change.
 */
export function replayHold(
  state: Replayed,
  entry: Exclude<AuditEntry, { command: 'stock' | 'changeSipConfiguration' } | OperatorEntry>,
): Instant | undefined {
  const { searches, owned } = state
  const { at, resource, searchId } = entry
  switch (entry.command) {
    case 'search': {
      const { sequence: _, at: createdAt, command: __, resource: ___, searchId: id, ...search } = entry
      searches.set(id, { resource, search: { ...search, id, createdAt } })
      return entry.expiresAt
    }
    case 'cancel':
      endSearch({ cancelledAt: at })
      return at
    case 'expire':
      endSearch({ expiresAt: at })
      return at
    case 'purchaseFailed':
      endSearch({ purchaseFailure: { error: entry.error, acceptedAt: at, failsAt: entry.freeAt } })
      return entry.freeAt
    case 'finishPurchase': {
      const failure = searches.get(searchId)?.search.purchaseFailure
      if (failure !== undefined) endSearch({ purchaseFailure: { ...failure, failsAt: at } })
      return at
    }
    case 'purchase': {
      endSearch({ purchasedAt: at })
      const { country, numberType, assignmentType, capabilities, offeredCapabilities } =
        entry.terms ?? present(searches, searchId).search
      const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities }
      for (const phoneNumber of entry.phoneNumbers) {
        const sold = { phoneNumber, ...terms, cost: entry.charge, purchasedAt: at }
        sell(state, { resource, owned: sold }, searchId)
      }
      return NEVER
    }
    case 'reserve':
    case 'updateReservation':
    case 'cancelReservation':
    case 'expireReservation':
    case 'reservationPurchaseFailed':
    case 'finishReservationPurchase':
    case 'purchaseReservation':
      return replayReservation(state, entry)
    case 'updateCapabilities':
      for (const phoneNumber of entry.phoneNumbers) {
        const sold = present(owned, phoneNumber)
        const capabilities = patchCapabilities(sold.owned.capabilities, entry.capabilities)
        owned.set(phoneNumber, { ...sold, owned: { ...sold.owned, capabilities } })
      }
      return undefined
    case 'release':
      for (const phoneNumber of entry.phoneNumbers) endOwnership(state, phoneNumber)
      return entry.freeAt
  }

  /** Ends the search, unless housekeeping has removed it from the trail. */
  function endSearch(end: Partial<HoldInstants>): void {
    const found = searches.get(searchId)
    if (found !== undefined) searches.set(searchId, { resource, search: { ...found.search, ...end } })
  }
}
