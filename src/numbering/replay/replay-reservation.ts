import type { AuditEntry } from '../audit-entry.ts'
import { type Instant, NEVER } from '../instant.ts'
import { phoneNumberToInteger } from '../phone-number.ts'
import type { Reservation, ReservedNumber } from '../reservation.ts'
import { present, type Replayed } from './replayed.ts'
import { sell } from './sell.ts'

/** An entry about a reservation. */
type ReservationEntry = Extract<
  AuditEntry,
  {
    command:
      | 'reserve'
      | 'updateReservation'
      | 'cancelReservation'
      | 'expireReservation'
      | 'reservationPurchaseFailed'
      | 'finishReservationPurchase'
      | 'purchaseReservation'
  }
>

/** Applies a change of a reservation; answers when its numbers are free now. */
export function replayReservation(state: Replayed, entry: ReservationEntry): Instant {
  const { reservations } = state
  const { at, resource, searchId } = entry
  const key = `${resource} ${searchId}`
  const before = () => present(reservations, key).reservation
  const put = (reservation: Reservation) => reservations.set(key, { resource, reservation })
  switch (entry.command) {
    case 'reserve':
      put({ id: searchId, createdAt: entry.createdAt ?? at, ...reservedBy(entry, []) })
      return entry.expiresAt
    case 'updateReservation': {
      const reservation = before()
      const kept = reservation.phoneNumbers.filter(({ phoneNumber }) => !entry.removed.includes(phoneNumber))
      const changed = { ...reservation, ...reservedBy(entry, kept) }
      if (changed.phoneNumbers.length === 0) reservations.delete(key)
      else put(changed)
      return entry.expiresAt
    }
    case 'cancelReservation':
      reservations.delete(key)
      return at
    case 'expireReservation':
      put({ ...before(), expiresAt: at })
      return at
    case 'reservationPurchaseFailed': {
      const { error, startsAt, endsAt } = entry
      const purchaseFailure = { error, acceptedAt: at, failsAt: endsAt }
      put({ ...before(), purchaseFailure, purchase: { startsAt, endsAt } })
      return endsAt
    }
    case 'finishReservationPurchase': {
      const { purchaseFailure, ...reservation } = before()
      put({
        ...reservation,
        purchase: { startsAt: entry.startsAt, endsAt: at },
        ...(purchaseFailure && { purchaseFailure: { ...purchaseFailure, failsAt: at } }),
      })
      return at
    }
    case 'purchaseReservation': {
      const { startsAt, endsAt } = entry
      const bought = { ...before(), purchasedAt: at, purchase: { startsAt, endsAt } }
      put(bought)
      const costs = new Map(entry.phoneNumbers.map((number, index) => [number, entry.charges[index]]))
      for (const { agreementToNotResellRequired: _, ...terms } of bought.phoneNumbers) {
        const cost = present(costs, terms.phoneNumber)
        sell(state, { resource, owned: { ...terms, cost, purchasedAt: at } }, searchId)
      }
      return NEVER
    }
  }
}

/** The numbers of a reservation after some were added, and its new expiry. */
function reservedBy(
  { added, expiresAt }: { added: readonly ReservedNumber[]; expiresAt: Instant },
  kept: readonly ReservedNumber[],
): Pick<Reservation, 'phoneNumbers' | 'expiresAt'> {
  const phoneNumbers = [...kept, ...added].sort(
    (a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber),
  )
  return { phoneNumbers, expiresAt }
}
