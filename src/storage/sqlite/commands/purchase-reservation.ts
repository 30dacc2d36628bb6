import { NEVER } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decidePurchaseReservation } from '../../decide/decide-purchase-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../../port/reservation-store.ts'
import type { Tables } from '../tables/index.ts'
import { reservationTime } from './reservation-time.ts'

export function purchaseReservation(
  { clock, reservations, reserved, numbers, owned, trail }: Tables,
  command: PurchaseReservationCommand,
): PurchaseReservationAnswer {
  const { resource, reservationId } = command
  const now = clock.now()
  const found = reservations.find(resource, reservationId, now)
  const whole = found && { ...found.reservation, phoneNumbers: reserved.list(found.key) }
  const decidedAt =
    found === undefined ? now : reservationTime({ numbers }, found, whole?.phoneNumbers ?? [], now)
  const { answer, change } = decidePurchaseReservation(command, whole, decidedAt)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  reservations.markPurchased(key, now, change.purchase)
  const claim = reservationClaim(key)
  const named = change.owned.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const entry = trail.append(now, change.detail, numbers.find(named))
  for (const number of named) {
    numbers.move(number, { freeAt: reservation.expiresAt, claim }, { freeAt: NEVER, claim }, entry)
  }
  for (const one of change.owned) owned.insert(resource, one, reservationId)
  return answer
}
