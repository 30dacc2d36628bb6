import type { Instant } from '../../numbering/instant.ts'
import type { ReservationSummary } from '../../numbering/reservation.ts'
import type { Search } from '../../numbering/search.ts'
import type { InspectedRecord, InspectedRecords, InspectPage } from '../port/inspect-store.ts'
import { integer, type Row, text } from '../rows/row.ts'
import { toReservation } from '../rows/to-reservation.ts'
import { toKeyedSearch } from '../rows/to-search.ts'
import type { Dialect } from './dialect.ts'
import { openingOf } from './opening-of.ts'
import { numbersByReservation, readClaimants } from './read-claimants.ts'
import { readable, toInspectedRow } from './read-rows.ts'
import { type Script, select } from './script.ts'

/** How many numbers the records of a page have together, if more than one record has any. */
const MOST_NUMBERS = 2_000

/** As `InspectStore.inspectSearches` says. */
export function* inspectSearches(
  dialect: Dialect,
  { after, limit }: InspectPage,
): Script<InspectedRecords<Search>> {
  const rows = yield* select('SELECT * FROM search WHERE key > $1 ORDER BY key LIMIT $2', [after, limit])
  const records = rows.map((row) => {
    const numbers = dialect.numbersOf(row)
    const record = readable(() => toKeyedSearch(row, numbers).search)
    return { ...toRecord(row, numbers), counted: integer(row, 'found'), ...(record && { record }) }
  })
  return yield* withRows(dialect, records, { limit, orphans: new Map() })
}

/** As `InspectStore.inspectReservations` says. */
export function* inspectReservations(
  dialect: Dialect,
  { after, limit }: InspectPage,
): Script<InspectedRecords<ReservationSummary>> {
  const rows = yield* select('SELECT * FROM reservation WHERE key > $1 ORDER BY key LIMIT $2', [after, limit])
  const more = rows.length === limit
  const last = more ? integer(rows.at(-1) ?? {}, 'key') : Number.MAX_SAFE_INTEGER
  const named = numbersByReservation(
    yield* select(
      'SELECT reservation, number FROM reserved_number WHERE reservation > $1 AND reservation <= $2',
      [after, last],
    ),
  )
  const records = rows.map((row) => {
    const record = readable(() => toReservation(row))
    const numbers = row['cancelled_at'] === null ? (named.get(integer(row, 'key')) ?? []) : []
    return { ...toRecord(row, numbers), ...(record && { record }) }
  })
  const keys = new Set(rows.map((row) => integer(row, 'key')))
  const orphans = new Map([...named].filter(([key]) => !keys.has(key)))
  return yield* withRows(dialect, records, { limit, orphans })
}

function toRecord(row: Row, numbers: readonly number[]) {
  return { key: integer(row, 'key'), resource: text(row, 'resource'), numbers }
}

/** The first of the records, with the rows of their numbers, and what has happened to these numbers last. */
function* withRows<T>(
  dialect: Dialect,
  all: readonly InspectedRecord<T>[],
  { limit, orphans }: Pick<InspectedRecords<T>, 'orphans'> & { readonly limit: number },
): Script<InspectedRecords<T>> {
  const records = firstOf(all)
  const numbers = [...new Set(records.flatMap((record) => record.numbers))]
  const rows = (yield* select(
    `SELECT number, stock, free_at, claim, entry FROM number WHERE ${dialect.among('number', '$1')}`,
    [dialect.numberList(numbers)],
  )).map(toInspectedRow)
  const instants = yield* select(`SELECT sequence, at FROM audit WHERE ${dialect.among('sequence', '$1')}`, [
    dialect.numberList([...new Set(rows.map(({ entry }) => entry))]),
  ])
  const nowhere = { after: 0, last: 0 }
  const claimants = yield* readClaimants(
    dialect,
    rows.map(({ claim }) => claim),
    nowhere,
  )
  const [head = {}] = yield* select(`SELECT ${dialect.now} AS now, searches_since FROM trail`)
  const opening = yield* openingOf(dialect, [])
  const isWhole = all.length < limit && records.length === all.length
  const next = isWhole ? undefined : records.at(-1)?.key
  return {
    now: integer(head, 'now'),
    searchesSince: integer(head, 'searches_since'),
    opening: opening.sequence,
    records,
    rows: new Map(rows.map((row) => [row.number, row])),
    entries: new Map<number, Instant>(instants.map((row) => [integer(row, 'sequence'), integer(row, 'at')])),
    claims: new Map([...claimants].map(([claim, { createdAt }]) => [claim, createdAt])),
    orphans,
    ...(next !== undefined && { next }),
  }
}

/** As many of the records as have few enough numbers, and one at least. */
function firstOf<T extends { readonly numbers: readonly number[] }>(records: readonly T[]): readonly T[] {
  let count = 0
  const beyond = records.findIndex(({ numbers }, nth) => {
    count += numbers.length
    return nth > 0 && count > MOST_NUMBERS
  })
  return beyond === -1 ? records : records.slice(0, beyond)
}
