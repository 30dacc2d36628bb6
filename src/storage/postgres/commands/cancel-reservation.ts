import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { reservationStatus } from '../../../numbering/reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { CancelReservationAnswer, CancelReservationCommand } from '../../port/reservation-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { lockReservation, markReservationCancelled } from '../tables/reservation-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import type { Transaction } from '../transaction.ts'

export async function cancelReservation(
  transaction: Transaction,
  { resource, reservationId }: CancelReservationCommand,
): Promise<CancelReservationAnswer> {
  const found = await lockReservation(transaction, resource, reservationId)
  if (found === undefined) return { kind: 'reservationNotFound' }
  const { key, reservation } = found
  const status = reservationStatus(reservation, transaction.now)
  if (status !== 'active') return { kind: 'notActive', status }
  if (!(await markReservationCancelled(transaction, key))) throw new Error(`The reservation ${key} has ended`)

  const reserved = await listReserved(transaction, key)
  const place = { freeAt: reservation.expiresAt, claim: reservationClaim(key) }
  const wanted = reserved.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const numbers = await lockNumbers(transaction, wanted, place)
  const detail = { command: 'cancelReservation', resource, searchId: reservationId } as const
  const entry = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: transaction.now }, entry)
  return { kind: 'cancelled' }
}
