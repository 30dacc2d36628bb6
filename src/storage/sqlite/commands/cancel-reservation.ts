import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideCancelReservation } from '../../decide/decide-cancel-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { CancelReservationAnswer, CancelReservationCommand } from '../../port/reservation-store.ts'
import type { Tables } from '../tables/index.ts'

export function cancelReservation(
  { clock, reservations, reserved, numbers, trail }: Tables,
  command: CancelReservationCommand,
): CancelReservationAnswer {
  const now = clock.now()
  const found = reservations.find(command.resource, command.reservationId, now)
  const wasDeleted =
    found === undefined && reservations.wasDeleted(command.resource, command.reservationId, now)
  const { answer, change } = decideCancelReservation(command, found?.reservation, wasDeleted, now)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  reservations.markCancelled(key, now)
  const claim = reservationClaim(key)
  const named = reserved.list(key).map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const entry = trail.append(now, change.detail, numbers.find(named))
  for (const number of named) {
    numbers.move(number, { freeAt: reservation.expiresAt, claim }, { freeAt: now, claim }, entry)
  }
  return answer
}
