import { reservationOperation } from '../../../numbering/reservation-operation.ts'
import type { Span } from '../../decide/decide-clock.ts'
import { eachResource } from '../../decide/each-resource.ts'
import { changesStatus, operationChanges, type ResourceOperation } from '../../decide/operation-changes.ts'
import type { OperationChange } from '../../port/clock-changes.ts'
import type { ReservationHold, SearchHold } from '../../port/listed-holds.ts'
import { integer, integers, type Row, text } from '../../rows/row.ts'
import { type Counted, toCounted } from '../../rows/to-counted.ts'
import { toReservationHold, toSearchHold } from '../../rows/to-holds.ts'
import { toOperation } from '../../rows/to-operation.ts'
import { toReservation } from '../../rows/to-reservation.ts'
import type { Transaction } from '../transaction.ts'
import { readSearch } from './search-table.ts'

const SEARCH_NOT_ENDED = 'purchased_at IS NULL AND cancelled_at IS NULL'

/**
 * Holds of searches that nobody has ended, and that expire after `from` and not after `to`, the first to expire first.
 * The offset keeps the planner from reading all searches once in the place of an index for each resource.
 */
export const searchHolds = (from: string, to: string, limit: string) => `
  WITH RECURSIVE ${eachResource('search', SEARCH_NOT_ENDED)}
  SELECT held.resource, id, numbers, expires_at, count(*) OVER () AS total
  FROM each CROSS JOIN LATERAL (
    SELECT * FROM search
    WHERE search.resource = each.resource AND ${SEARCH_NOT_ENDED}
      AND expires_at > ${from} AND expires_at <= ${to} AND found > 0
    OFFSET 0
  ) AS held
  ORDER BY expires_at, key LIMIT ${limit}`

/** Reservations that nobody has ended, and that expire after `from` and not after `to`, the first to expire first. */
export const reservationHolds = (from: string, to: string, limit: string) => `
  WITH RECURSIVE ${eachResource('reservation', 'cancelled_at IS NULL')}
  SELECT held.resource, id, ARRAY(
      SELECT number FROM reserved_number WHERE reserved_number.reservation = key ORDER BY number
    ) AS numbers, expires_at, count(*) OVER () AS total
  FROM each CROSS JOIN LATERAL (
    SELECT * FROM reservation
    WHERE reservation.resource = each.resource AND cancelled_at IS NULL AND purchased_at IS NULL
      AND expires_at > ${from} AND expires_at <= ${to}
    OFFSET 0
  ) AS held
  ORDER BY expires_at, key LIMIT ${limit}`

const SPAN = ['$1::bigint', '$2::bigint'] as const

/** The operations of a table that show another status at the end of the span than before it. */
const changed = (table: string, starts: string, ends: string, underWay = 'true') => `
  SELECT *, count(*) OVER () AS total FROM ${table}
  WHERE ${underWay} AND ${changesStatus(starts, ends, ...SPAN)} ORDER BY ${ends}, id, resource LIMIT $3`

/** The operations that a client can see, by the records that they are, or are views of. */
const CHANGED = [
  {
    sql: changed('search', 'starts_at', 'ends_at', 'ends_at > created_at'),
    operationOf: (row: Row) => readSearch(row).operation,
  },
  {
    sql: changed('search', 'purchase_starts_at', 'purchase_ends_at', 'purchase_ends_at > purchased_at'),
    operationOf: (row: Row) => readSearch(row).purchase,
  },
  {
    sql: changed('reservation', 'starts_at', 'ends_at', 'ends_at > purchased_at'),
    operationOf: (row: Row) => reservationOperation(toReservation(row)),
  },
  { sql: changed('operation', 'starts_at', 'ends_at'), operationOf: toOperation },
]

export async function endedHolds(
  { query }: Transaction,
  { from, to }: Span,
  limit: number,
): Promise<Counted<SearchHold>> {
  const rows = await query(searchHolds(...SPAN, '$3'), [from, to, limit])
  return toCounted(rows, (row) => toSearchHold(row, integers(row, 'numbers')))
}

export async function endedReservations(
  { query }: Transaction,
  { from, to }: Span,
  limit: number,
): Promise<Counted<ReservationHold>> {
  const rows = await query(reservationHolds(...SPAN, '$3'), [from, to, limit])
  return toCounted(rows, (row) => toReservationHold(row, integers(row, 'numbers')))
}

/** The operations that show another status at the end of the span than before it; at most `limit` are listed. */
export async function changedOperations(
  { query }: Transaction,
  { from, to }: Span,
  limit: number,
): Promise<Counted<OperationChange>> {
  const found: Counted<ResourceOperation | undefined>[] = []
  for (const { sql, operationOf } of CHANGED) {
    const rows = await query(sql, [from, to, limit])
    found.push(
      toCounted(rows, (row) => {
        const operation = operationOf(row)
        return operation && { resource: text(row, 'resource'), operation }
      }),
    )
  }
  const all = found.flatMap(({ listed }) => listed.filter((operation) => operation !== undefined))
  return {
    listed: operationChanges(all, to, limit),
    count: found.reduce((total, { count }) => total + count, 0),
  }
}

/** How many numbers with a row become free within the span. */
export async function countFreed({ query }: Transaction, { from, to }: Span): Promise<number> {
  const [row = {}] = await query(
    `SELECT coalesce(sum((
       SELECT count(*) FROM number WHERE number.stock = stock.id AND free_at > $1 AND free_at <= $2
     )), 0)::bigint AS freed FROM stock`,
    [from, to],
  )
  return integer(row, 'freed')
}
