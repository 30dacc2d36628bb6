import { NEVER } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decidePurchaseReservation } from '../../decide/decide-purchase-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../../port/reservation-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOwnedByReservation } from '../tables/owned-table.ts'
import { lockReservation, markReservationPurchased } from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

export async function purchaseReservation(
  transaction: Transaction,
  command: PurchaseReservationCommand,
): Promise<PurchaseReservationAnswer> {
  const found = await lockReservation(transaction, command.resource, command.reservationId)
  const whole = found && { ...found.reservation, phoneNumbers: await listReserved(transaction, found.key) }
  const { answer, change } = decidePurchaseReservation(command, whole, transaction.now)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  await markReservationPurchased(transaction, key, change.purchase)
  const place = { freeAt: reservation.expiresAt, claim: reservationClaim(key) }
  const named = change.owned.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const numbers = await lockNumbers(transaction, named, place)
  const entry = await appendAudit(transaction, change.detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: NEVER }, entry)
  await insertOwnedByReservation(transaction, key)
  return answer
}
