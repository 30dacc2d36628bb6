import { NEVER } from '../../numbering/instant.ts'
import type { Leftovers, LiveHolds } from '../port/leftover-store.ts'
import { integer, integers, type Row, text } from '../rows/row.ts'
import { toBoughtNumber } from '../rows/to-bought-number.ts'
import { toCounted } from '../rows/to-counted.ts'
import { toReservationHold, toSearchHold } from '../rows/to-holds.ts'
import type { Access } from './access.ts'
import { NOW } from './tables/clock-table.ts'
import { reservationHolds, searchHolds } from './tables/due-records.ts'
import { LONG_LIMITS } from './transaction-limits.ts'

const listed = (rows: string) =>
  `(SELECT coalesce(jsonb_agg(to_jsonb(listed)), '[]') FROM (${rows}) AS listed)`

const HOLDS = `
    ${listed(searchHolds('now', String(NEVER), '$1'))} AS holds,
    ${listed(reservationHolds('now', String(NEVER), '$1'))} AS reservations
  FROM (SELECT ${NOW} AS now OFFSET 0) AS present`

const READ_LIVE_HOLDS = `
  SELECT now,${HOLDS}`

/** One statement: a second one could see a number that was bought meanwhile, and list it twice. */
const READ_LEFTOVERS = `
  SELECT now,
    ${listed('SELECT * FROM owned WHERE release_at > now ORDER BY resource, number_type, number LIMIT $1')} AS owned,
    (SELECT count(*) FROM owned WHERE release_at > now) AS owned_count,${HOLDS}`

export async function readLiveHolds(
  read: Access['read'],
  { limit }: { readonly limit: number },
): Promise<LiveHolds> {
  const [row = {}] = await read(READ_LIVE_HOLDS, [limit])
  return toLiveHolds(row)
}

/** Counting the owned numbers reads all of them. */
export async function readLeftovers(
  read: Access['read'],
  { limit }: { readonly limit: number },
): Promise<Leftovers> {
  const [row = {}] = await read(READ_LEFTOVERS, [limit], LONG_LIMITS)
  const held = toLiveHolds(row)
  return {
    ...held,
    owned: rowsOf(row, 'owned').map(toBoughtNumber),
    counts: { ...held.counts, owned: integer(row, 'owned_count') },
  }
}

function toLiveHolds(row: Row): LiveHolds {
  const holds = toCounted(rowsOf(row, 'holds'), (hold) => toSearchHold(hold, integers(hold, 'numbers')))
  const reservations = toCounted(rowsOf(row, 'reservations'), (hold) =>
    toReservationHold(hold, integers(hold, 'numbers')),
  )
  return {
    now: integer(row, 'now'),
    holds: holds.listed,
    reservations: reservations.listed,
    counts: { holds: holds.count, reservations: reservations.count },
  }
}

function rowsOf(row: Row, column: string): Row[] {
  return JSON.parse(text(row, column))
}
