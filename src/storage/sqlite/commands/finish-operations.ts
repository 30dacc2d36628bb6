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
import type { Tables } from '../tables/index.ts'
import { readSearch } from '../tables/search-table.ts'

export function finishOperations(tables: Tables, { rule }: FinishCommand): FinishedOperation[] {
  const { clock, running, reserved, numbers, trail } = tables
  const now = clock.now()
  const searches = running
    .end('search', rule, now)
    .map((row) => finishOperation(text(row, 'resource'), readSearch(row).operation, now))
  const purchases = running
    .end('purchase', rule, now)
    .flatMap((row) => finishPurchase(text(row, 'resource'), readSearch(row), now))
  const reservations = running.end('reservationPurchase', rule, now).flatMap((row) => {
    const found = toKeyedReservation(row)
    return finishReservationPurchase(text(row, 'resource'), found, reserved.list(found.key), now)
  })
  const records = running
    .end('record', rule, now)
    .map((row) => finishOperation(text(row, 'resource'), toOperation(row), now))

  function apply({ finished, entry }: Finish): FinishedOperation {
    if (entry === undefined) return finished
    const { detail, freed, from } = entry
    const sequence = trail.append(now, detail, numbers.find(freed))
    for (const number of freed) numbers.move(number, from, { ...from, freeAt: now }, sequence)
    return finished
  }
  return [...searches, ...purchases.map(apply), ...reservations.map(apply), ...records]
}
