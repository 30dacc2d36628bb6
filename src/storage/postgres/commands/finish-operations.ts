import {
  type Finish,
  finishOperation,
  finishPurchase,
  finishReservationPurchase,
} from '../../decide/finish.ts'
import type { FinishCommand, FinishedOperation } from '../../port/operation-store.ts'
import { text } from '../../rows/row.ts'
import { toOperation } from '../../rows/to-operation.ts'
import { toKeyedReservation } from '../../rows/to-reservation.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { listReserved } from '../tables/reserved-number-table.ts'
import { endRunning } from '../tables/running-operations.ts'
import { readSearch } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

export async function finishOperations(
  transaction: Transaction,
  { rule }: FinishCommand,
): Promise<FinishedOperation[]> {
  const { now } = transaction
  const searches = await endRunning(transaction, 'search', rule)
  const purchases = await endRunning(transaction, 'purchase', rule)
  const reservations = await endRunning(transaction, 'reservationPurchase', rule)
  const records = await endRunning(transaction, 'record', rule)

  const ends: Finish[] = purchases.flatMap((row) =>
    finishPurchase(text(row, 'resource'), readSearch(row), now),
  )
  for (const row of reservations) {
    const found = toKeyedReservation(row)
    const reserved = await listReserved(transaction, found.key)
    ends.push(...finishReservationPurchase(text(row, 'resource'), found, reserved, now))
  }
  for (const { entry } of ends) if (entry !== undefined) await record(transaction, entry)
  return [
    ...searches.map((row) => finishOperation(text(row, 'resource'), readSearch(row).operation, now)),
    ...ends.map(({ finished }) => finished),
    ...records.map((row) => finishOperation(text(row, 'resource'), toOperation(row), now)),
  ]
}

async function record(
  transaction: Transaction,
  { detail, freed, from }: NonNullable<Finish['entry']>,
): Promise<void> {
  const numbers = await lockNumbers(transaction, freed, from)
  const sequence = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: transaction.now }, sequence)
}
