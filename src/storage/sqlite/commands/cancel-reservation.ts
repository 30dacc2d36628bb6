import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { reservationStatus } from '../../../numbering/reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { CancelReservationAnswer, CancelReservationCommand } from '../../port/reservation-store.ts'
import type { Tables } from '../tables/index.ts'

export function cancelReservation(
  tables: Tables,
  { resource, reservationId }: CancelReservationCommand,
): CancelReservationAnswer {
  const now = tables.clock.now()
  const found = tables.reservations.find(resource, reservationId, now)
  if (found === undefined) return { kind: 'reservationNotFound' }
  const { key, reservation } = found
  const status = reservationStatus(reservation, now)
  if (status !== 'active') return { kind: 'notActive', status }
  if (!tables.reservations.markCancelled(key, now)) throw new Error(`The reservation ${key} has ended`)

  const claim = reservationClaim(key)
  const numbers = tables.reserved.list(key).map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const entry = tables.trail.append(
    now,
    { command: 'cancelReservation', resource, searchId: reservationId },
    tables.numbers.find(numbers),
  )
  for (const number of numbers) {
    tables.numbers.move(number, { freeAt: reservation.expiresAt, claim }, { freeAt: now, claim }, entry)
  }
  return { kind: 'cancelled' }
}
