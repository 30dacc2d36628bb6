import type { AuditEntry } from '../audit-entry.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Replayed, ReplayedClaim } from './replayed.ts'

type Claiming = Exclude<AuditEntry, { command: 'stock' | 'changeSipConfiguration' | 'delete' }>

/** Notes whose claim the numbers of the entry have after it. */
export function replayClaim(state: Replayed, entry: Claiming): void {
  for (const phoneNumber of entry.phoneNumbers) {
    const claim = claimAfter(state, entry, phoneNumber)
    if (claim === undefined) state.claims.delete(phoneNumber)
    else state.claims.set(phoneNumber, claim)
  }
}

function claimAfter(state: Replayed, entry: Claiming, phoneNumber: PhoneNumber): ReplayedClaim | undefined {
  switch (entry.command) {
    case 'search':
    case 'purchase':
    case 'cancel':
    case 'expire':
    case 'purchaseFailed':
    case 'finishPurchase':
      return { kind: 'search', resource: entry.resource, id: entry.searchId }
    case 'reserve':
    case 'updateReservation':
    case 'cancelReservation':
    case 'expireReservation':
    case 'purchaseReservation':
    case 'reservationPurchaseFailed':
    case 'finishReservationPurchase':
      return { kind: 'reservation', resource: entry.resource, id: entry.searchId }
    case 'assign':
    case 'takeBack':
    case 'quarantine':
      return { kind: 'operator' }
    case 'portIn':
      return 'terms' in entry ? { kind: 'operator' } : undefined
    case 'transfer':
    case 'protect':
    case 'unprotect':
      // A number that was to be released by itself had lost its claim.
      return state.releases.has(phoneNumber) ? { kind: 'operator' } : state.claims.get(phoneNumber)
    case 'updateCapabilities':
      return state.claims.get(phoneNumber)
    case 'release':
    case 'withdraw':
    case 'restore':
    case 'portOut':
    case 'close':
    case 'reopen':
      return undefined
  }
}
