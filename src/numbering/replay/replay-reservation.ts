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
  switch (entry.command) {
    case 'reserve': {
      const reservation = { id: searchId, createdAt: entry.createdAt ?? at, ...reservedBy(entry, []) }
      reservations.set(`${resource} ${searchId}`, { resource, reservation })
      return entry.expiresAt
    }
    case 'updateReservation': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const kept = reservation.phoneNumbers.filter(({ phoneNumber }) => !entry.removed.includes(phoneNumber))
      const changed = { ...reservation, ...reservedBy(entry, kept) }
      if (changed.phoneNumbers.length === 0) reservations.delete(`${resource} ${searchId}`)
      else reservations.set(`${resource} ${searchId}`, { resource, reservation: changed })
      return entry.expiresAt
    }
    case 'cancelReservation':
      reservations.delete(`${resource} ${searchId}`)
      return at
    case 'expireReservation': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      reservations.set(`${resource} ${searchId}`, {
        resource,
        reservation: { ...reservation, expiresAt: at },
      })
      return at
    }
    case 'reservationPurchaseFailed': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const { error, startsAt, endsAt } = entry
      const purchaseFailure = { error, acceptedAt: at, failsAt: endsAt }
      const failing = { ...reservation, purchaseFailure, purchase: { startsAt, endsAt } }
      reservations.set(`${resource} ${searchId}`, { resource, reservation: failing })
      return endsAt
    }
    case 'finishReservationPurchase': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const { purchaseFailure } = reservation
      const ended = { ...reservation, purchase: { startsAt: entry.startsAt, endsAt: at } }
      reservations.set(`${resource} ${searchId}`, {
        resource,
        reservation: {
          ...ended,
          ...(purchaseFailure && { purchaseFailure: { ...purchaseFailure, failsAt: at } }),
        },
      })
      return at
    }
    case 'purchaseReservation': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const { startsAt, endsAt } = entry
      const bought = { ...reservation, purchasedAt: at, purchase: { startsAt, endsAt } }
      reservations.set(`${resource} ${searchId}`, { resource, reservation: bought })
      for (const { agreementToNotResellRequired: _, ...terms } of reservation.phoneNumbers) {
        const cost = present(
          new Map(entry.phoneNumbers.map((number, index) => [number, entry.charges[index]])),
          terms.phoneNumber,
        )
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
