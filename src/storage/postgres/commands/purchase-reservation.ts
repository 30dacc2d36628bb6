import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decidePurchaseReservation } from '../../decide/decide-purchase-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../../port/reservation-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOwnedByReservation } from '../tables/owned-table.ts'
import {
  lockReservation,
  makeReservationExpire,
  markReservationPurchased,
} from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

export async function purchaseReservation(
  transaction: Transaction,
  command: PurchaseReservationCommand,
): Promise<PurchaseReservationAnswer> {
  if (isOutdated(command, transaction.registerVersion, transaction.now)) return { kind: 'outdated' }
  const found = await lockReservation(transaction, command.resource, command.reservationId)
  const phoneNumbers = found === undefined ? [] : await listReserved(transaction, found.key)
  const whole = found && { ...found.reservation, phoneNumbers }
  const { answer, change } = decidePurchaseReservation(command, whole, transaction.now)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  const { purchase, freeAt, detail } = change
  if (purchase === undefined) await makeReservationExpire(transaction, key)
  else await markReservationPurchased(transaction, key, purchase)
  // A reservation without numbers is not in the trail, so neither is its end.
  if (phoneNumbers.length === 0) return answer
  const place = { freeAt: reservation.expiresAt, claim: reservationClaim(key) }
  const named = phoneNumbers.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const numbers = await lockNumbers(transaction, named, place)
  const entry = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt }, entry)
  if (purchase === undefined || purchase.error !== undefined) return answer
  await insertOwnedByReservation(transaction, key, numbers.length)
  return answer
}
