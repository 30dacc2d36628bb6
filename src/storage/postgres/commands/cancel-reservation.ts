import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideCancelReservation } from '../../decide/decide-cancel-reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { CancelReservationAnswer, CancelReservationCommand } from '../../port/reservation-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { lockReservation, markReservationCancelled, wasDeleted } from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

export async function cancelReservation(
  transaction: Transaction,
  command: CancelReservationCommand,
): Promise<CancelReservationAnswer> {
  const { now } = transaction
  const found = await lockReservation(transaction, command.resource, command.reservationId)
  const deleted =
    found === undefined && (await wasDeleted(transaction, command.resource, command.reservationId))
  const { answer, change } = decideCancelReservation(command, found?.reservation, deleted, now)
  if (found === undefined || change === undefined) return answer

  const { key, reservation } = found
  await markReservationCancelled(transaction, key)
  const reserved = await listReserved(transaction, key)
  // A reservation without numbers is not in the trail, so neither is its end.
  if (reserved.length === 0) return answer
  const place = { freeAt: reservation.expiresAt, claim: reservationClaim(key) }
  const named = reserved.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const numbers = await lockNumbers(transaction, named, place)
  const entry = await appendAudit(transaction, change.detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: now }, entry)
  return answer
}
