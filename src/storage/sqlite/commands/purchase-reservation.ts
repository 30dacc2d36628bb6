import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decidePurchaseReservation } from '../../decide/decide-purchase-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../../port/reservation-store.ts'
import type { Tables } from '../tables/index.ts'
import { reservationTime } from './reservation-time.ts'

export function purchaseReservation(
  { clock, reservations, reserved, numbers, owned, trail, register }: Tables,
  command: PurchaseReservationCommand,
): PurchaseReservationAnswer {
  const { resource, reservationId } = command
  const now = clock.now()
  if (isOutdated(command, register.version(), now)) return { kind: 'outdated' }
  const found = reservations.find(resource, reservationId, now)
  const phoneNumbers = found === undefined ? [] : reserved.list(found.key)
  const whole = found && { ...found.reservation, phoneNumbers }
  const decidedAt = found === undefined ? now : reservationTime({ numbers }, found, phoneNumbers, now)
  const { answer, change } = decidePurchaseReservation(command, whole, decidedAt)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  const { purchase, freeAt, detail } = change
  if (purchase === undefined) reservations.expire(key, now)
  else reservations.markPurchased(key, now, purchase)
  // A reservation without numbers is not in the trail, so neither is its end.
  if (phoneNumbers.length === 0) return answer
  const claim = reservationClaim(key)
  const named = phoneNumbers.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const entry = trail.append(now, detail, numbers.find(named))
  for (const number of named) {
    numbers.move(number, { freeAt: reservation.expiresAt, claim }, { freeAt, claim }, entry)
  }
  if (purchase === undefined || purchase.error !== undefined) return answer
  for (const one of phoneNumbers) owned.insert(resource, { ...one, purchasedAt: now }, reservationId)
  return answer
}
