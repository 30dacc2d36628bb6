import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import {
  type ReservationSummary,
  reservationExpiry,
  reservationStatus,
} from '../../../numbering/reservation.ts'
import { quoteAll } from '../../decide/quote-all.ts'
import { toReservationAfter } from '../../decide/to-reservation-after.ts'
import { toWish } from '../../decide/to-wish.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { ReserveAnswer, ReserveCommand } from '../../port/reservation-store.ts'
import { countHeld } from '../count-held.ts'
import { beginChange, type OpenReservation } from '../reserve/begin-change.ts'
import { recordChange } from '../reserve/record-change.ts'
import { lockStockedNumbers } from '../tables/lock-stocked-numbers.ts'
import { deleteReservation } from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

/**
 * In a transaction that began with the `heldLock` of the resource if there is a limit, locks first the
 * reservation, then the numbers, lowest first, and decides on what it then sees. Nobody takes these locks in
 * another order, but for holds, which lock numbers by their rest: where two wait for each other, PostgreSQL
 * undoes one, and it is done again.
 */
export async function reserve(transaction: Transaction, command: ReserveCommand): Promise<ReserveAnswer> {
  const { resource, holdMs, heldLimit } = command
  const { now, registerVersion } = transaction
  if (isOutdated(command, registerVersion)) return { kind: 'outdated' }
  const open = await beginChange(transaction, command)
  const { key, reservation, created } = open
  const status = reservationStatus(reservation, now)
  if (status !== 'active') return { kind: 'notActive', status }

  const { kept, wanted, removed } = toWish(created ? [] : await listReserved(transaction, key), command)
  const named = [...kept, ...wanted, ...removed].map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const locked = await lockStockedNumbers(transaction, named)
  const { added, failed } = quoteAll(wanted, (number) => locked.get(number), now)
  if (heldLimit !== undefined && added.length > 0) {
    const held = (await countHeld(transaction, [resource])).get(resource) ?? 0
    if (held - removed.length + added.length > heldLimit) {
      if (created) await deleteReservation(transaction, key)
      return { kind: 'tooManyHeld', held, limit: heldLimit }
    }
  }
  const unchanged = !created && added.length === 0 && removed.length === 0
  const summary = unchanged ? reservation : extended(open, now, holdMs)
  const { expiresAt } = summary
  if (!unchanged) {
    await recordChange(transaction, open, { resource, kept, added, removed, expiresAt, locked })
  }
  const value = toReservationAfter(summary, kept, added)
  return { kind: 'reserved', created, reservation: { value, now }, failed }
}

function extended({ reservation }: OpenReservation, now: number, holdMs: number): ReservationSummary {
  return { ...reservation, expiresAt: reservationExpiry(reservation.createdAt, now, holdMs) }
}
