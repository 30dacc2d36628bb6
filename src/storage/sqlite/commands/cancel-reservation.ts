import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideCancelReservation } from '../../decide/decide-cancel-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { CancelReservationAnswer, CancelReservationCommand } from '../../port/reservation-store.ts'
import type { Tables } from '../tables/index.ts'
import { reservationTime } from './reservation-time.ts'

export function cancelReservation(
  { clock, reservations, reserved, numbers, trail }: Tables,
  command: CancelReservationCommand,
): CancelReservationAnswer {
  const now = clock.now()
  const found = reservations.find(command.resource, command.reservationId, now)
  const phoneNumbers = found === undefined ? [] : reserved.list(found.key)
  const decidedAt = found === undefined ? now : reservationTime({ numbers }, found, phoneNumbers, now)
  const wasDeleted =
    found === undefined && reservations.wasDeleted(command.resource, command.reservationId, now)
  const { answer, change } = decideCancelReservation(command, found?.reservation, wasDeleted, decidedAt)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  reservations.markCancelled(key, now)
  // A reservation without numbers is not in the trail, so neither is its end.
  if (phoneNumbers.length === 0) return answer
  const claim = reservationClaim(key)
  const named = phoneNumbers.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const entry = trail.append(now, change.detail, numbers.find(named))
  for (const number of named) {
    numbers.move(number, { freeAt: reservation.expiresAt, claim }, { freeAt: now, claim }, entry)
  }
  return answer
}
