import { reservationOperation } from '../../../numbering/reservation-operation.ts'
import type { Span } from '../../decide/decide-clock.ts'
import { eachResource } from '../../decide/each-resource.ts'
import { changesStatus, operationChanges, type ResourceOperation } from '../../decide/operation-changes.ts'
import type { OperationChange } from '../../port/clock-changes.ts'
import type { ReservationHold, SearchHold } from '../../port/listed-holds.ts'
import { integer, text } from '../../rows/row.ts'
import { type Counted, toCounted } from '../../rows/to-counted.ts'
import { toReservationHold, toSearchHold } from '../../rows/to-holds.ts'
import { toOperation } from '../../rows/to-operation.ts'
import { toReservation } from '../../rows/to-reservation.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import { numbersOf, readSearch } from './search-table.ts'

/** The records whose state changes by itself within a span; at most `limit` are listed, the first to end first. */
export interface DueRecords {
  /** Holds of searches that nobody has ended, and that expire within the span. */
  searchHolds(span: Span, limit: number): Counted<SearchHold>
  /** Reservations that nobody has ended, and that expire within the span. */
  reservationHolds(span: Span, limit: number): Counted<ReservationHold>
  /** Operations that show another status at the end of the span than before it. */
  operations(span: Span, limit: number): Counted<OperationChange>
  /** How many numbers with a row become free within the span. */
  countFreed(span: Span): number
}

const SEARCH_NOT_ENDED = 'purchased_at IS NULL AND cancelled_at IS NULL'

export function dueRecords(database: SqliteDatabase): DueRecords {
  const searchHolds = database.prepare(`
    WITH RECURSIVE ${eachResource('search', SEARCH_NOT_ENDED)}
    SELECT search.*, count(*) OVER () AS total FROM each CROSS JOIN search
    WHERE search.resource = each.resource AND ${SEARCH_NOT_ENDED}
      AND expires_at > ?1 AND expires_at <= ?2 AND found > 0
    ORDER BY expires_at, key LIMIT ?3`)
  const reservationHolds = database.prepare(`
    WITH RECURSIVE ${eachResource('reservation', 'cancelled_at IS NULL')}
    SELECT reservation.*, count(*) OVER () AS total, (
        SELECT json_group_array(number) FROM (
          SELECT number FROM reserved_number WHERE reserved_number.reservation = key ORDER BY number)
      ) AS numbers
    FROM each CROSS JOIN reservation
    WHERE reservation.resource = each.resource AND cancelled_at IS NULL AND purchased_at IS NULL
      AND expires_at > ?1 AND expires_at <= ?2
    ORDER BY expires_at, key LIMIT ?3`)
  const changed = (table: string, starts: string, ends: string, underWay = 'true') =>
    database.prepare(`
      SELECT *, count(*) OVER () AS total FROM ${table}
      WHERE ${underWay} AND ${changesStatus(starts, ends, '?1', '?2')} ORDER BY ${ends}, id, resource LIMIT ?3`)
  const searches = changed('search', 'starts_at', 'ends_at', 'ends_at > created_at')
  const purchases = changed(
    'search',
    'purchase_starts_at',
    'purchase_ends_at',
    'purchase_ends_at > purchased_at',
  )
  const reservations = changed('reservation', 'starts_at', 'ends_at', 'ends_at > purchased_at')
  const recorded = changed('operation', 'starts_at', 'ends_at')
  const countFreed = database.prepare(`
    SELECT coalesce(sum((
      SELECT count(*) FROM number WHERE number.stock = stock.id AND free_at > ?1 AND free_at <= ?2
    )), 0) AS freed FROM stock`)

  return {
    searchHolds: ({ from, to }, limit) =>
      toCounted(searchHolds.all(from, to, limit), (row) => toSearchHold(row, numbersOf(row))),
    reservationHolds: ({ from, to }, limit) =>
      toCounted(reservationHolds.all(from, to, limit), (row) => toReservationHold(row, numbersOf(row))),
    operations({ from, to }, limit) {
      const found = [
        { statement: searches, operationOf: (row: SqliteRow) => readSearch(row).operation },
        { statement: purchases, operationOf: (row: SqliteRow) => readSearch(row).purchase },
        {
          statement: reservations,
          operationOf: (row: SqliteRow) => reservationOperation(toReservation(row)),
        },
        { statement: recorded, operationOf: toOperation },
      ].map(({ statement, operationOf }) =>
        toCounted(statement.all(from, to, limit), (row): ResourceOperation[] => {
          const operation = operationOf(row)
          return operation === undefined ? [] : [{ resource: text(row, 'resource'), operation }]
        }),
      )
      return {
        listed: operationChanges(
          found.flatMap(({ listed }) => listed.flat()),
          to,
          limit,
        ),
        count: found.reduce((total, { count }) => total + count, 0),
      }
    },
    countFreed: ({ from, to }) => integer(countFreed.get(from, to) ?? {}, 'freed'),
  }
}
