import { RESERVATION_KEPT_MS } from '../../../numbering/reservation.ts'
import type { TidyAnswer, TidyCommand } from '../../port/housekeeping-store.ts'
import { lockHousekeeping } from '../lock-housekeeping.ts'
import { removeOperations, removeReservations, removeSearches } from '../tables/old-records.ts'
import type { Transaction } from '../transaction.ts'

export interface TidyProgress {
  /** The key of the last search that was looked at; absent before the oldest one. */
  seen: number | undefined
}

/** @param progress how far this process has come with the searches, which have no index by their ends */
export async function tidy(
  transaction: Transaction,
  { keptMs, limit }: TidyCommand,
  progress: TidyProgress,
): Promise<TidyAnswer> {
  if (!(await lockHousekeeping(transaction))) return { kind: 'busy' }

  const { now } = transaction
  const { searches, seen } = await removeSearches(transaction, now - keptMs, { seen: progress.seen, limit })
  progress.seen = seen
  const operations = await removeOperations(transaction, now - keptMs, limit)
  const { reservations, reservedNumbers } = await removeReservations(
    transaction,
    now - RESERVATION_KEPT_MS,
    limit,
  )
  return {
    kind: 'tidied',
    removed: { searches, operations, reservations, reservedNumbers },
    more: seen !== undefined || [operations, reservations, reservedNumbers].includes(limit),
  }
}
