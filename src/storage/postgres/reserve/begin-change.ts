import { reservationExpiry } from '../../../numbering/reservation.ts'
import type { ReserveCommand } from '../../port/reservation-store.ts'
import type { KeyedReservation } from '../../rows/to-reservation.ts'
import { insertReservation, lockReservation } from '../tables/reservation-table.ts'
import type { Transaction } from '../transaction.ts'

/** A reservation that no other transaction can change now. */
export interface OpenReservation extends KeyedReservation {
  /** Whether this transaction added it. */
  readonly created: boolean
}

/** Locks the reservation, or adds it if there is none. */
export async function beginChange(
  transaction: Transaction,
  { resource, reservationId, holdMs, repeatKey }: ReserveCommand,
): Promise<OpenReservation> {
  const { now } = transaction
  const reservation = { id: reservationId, createdAt: now, expiresAt: reservationExpiry(now, now, holdMs) }
  for (;;) {
    const found = await lockReservation(transaction, resource, reservationId)
    if (found !== undefined) return { ...found, created: false }
    const key = await insertReservation(transaction, resource, reservation, repeatKey)
    if (key !== undefined) return { key, reservation, created: true }
    // Another transaction has added it meanwhile, and may even have deleted it again.
  }
}
