import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { NEVER } from '../../numbering/instant.ts'
import { overlapsBlock } from '../decide/overlaps-block.ts'
import { PIECE_SIZE } from '../decide/piece-size.ts'
import type { InspectedNumbers, InspectPage } from '../port/inspect-store.ts'
import { integer } from '../rows/row.ts'
import type { Dialect } from './dialect.ts'
import { openingOf } from './opening-of.ts'
import { readBlocksAtPlaces } from './read-blocks-at-places.ts'
import { type Linked, readChains, readEntries } from './read-chains.ts'
import { readClaimants } from './read-claimants.ts'
import { readClosures } from './read-closures.ts'
import {
  BLOCK_COLUMNS,
  toInspectedBlock,
  toInspectedOwner,
  toInspectedPiece,
  toInspectedRow,
  toStocks,
} from './read-rows.ts'
import { type Script, select } from './script.ts'

/** The most entries in the histories of the numbers of one page. */
const MOST_ENTRIES = 20_000

/** As `InspectStore.inspectNumbers` says. A page of numbers with long histories has fewer of them. */
export function* inspectNumbers(dialect: Dialect, page: InspectPage): Script<InspectedNumbers> {
  for (let { limit } = page; ; limit = Math.ceil(limit / 2)) {
    const found = yield* inspectWindow(dialect, { ...page, limit })
    if (found !== undefined) return found
  }
}

function* inspectWindow(
  dialect: Dialect,
  { after, limit }: InspectPage,
): Script<InspectedNumbers | undefined> {
  const window = yield* readWindow({ after, limit })
  const { rows, pieces, last } = window
  const opening = yield* openingOf(dialect, rows)
  const newest = new Map(rows.map(({ number, entry }) => [number, entry]))
  const chains = yield* readChains(dialect, newest, { until: opening.sequence, most: MOST_ENTRIES })
  if (chains === undefined) return undefined

  const blocks = (yield* select(
    `SELECT ${BLOCK_COLUMNS} FROM block WHERE ${overlapsBlock('$1', '$2')} ORDER BY first`,
    [after + 1, last],
  )).map(toInspectedBlock)
  const stockIds = [...rows, ...pieces, ...blocks].map(({ stock }) => stock)
  const stocks = toStocks(
    yield* select(`SELECT * FROM stock WHERE ${dialect.among('id', '$1')}`, [
      dialect.numberList([...new Set(stockIds)]),
    ]),
  )
  const owners = (yield* select('SELECT * FROM owned WHERE number > $1 AND number <= $2 ORDER BY number', [
    after,
    last,
  ])).map(toInspectedOwner)
  const closures = yield* readClosures(
    dialect,
    owners.map(({ resource }) => resource),
  )
  const origins = yield* readOrigins(
    dialect,
    pieces.map(({ entry }) => entry),
  )
  const claimants = yield* readClaimants(
    dialect,
    rows.map(({ claim }) => claim),
    { after, last },
  )
  const [head = {}] = yield* select(`SELECT ${dialect.now} AS now, searches_since FROM trail`)
  return {
    ...window,
    pieces: yield* readBlocksAtPlaces(pieces, blocks),
    now: integer(head, 'now'),
    searchesSince: integer(head, 'searches_since'),
    ...{ blocks, stocks, owners, closures, chains, origins, claimants, opening },
  }
}

/** The rows and pieces of the next numbers, of which there are at most `limit` together of each. */
function* readWindow({
  after,
  limit,
}: InspectPage): Script<Pick<InspectedNumbers, 'rows' | 'pieces' | 'last' | 'more'>> {
  const rows = (yield* select(
    'SELECT number, stock, free_at, claim, entry FROM number WHERE number > $1 ORDER BY number LIMIT $2',
    [after, limit],
  )).map(toInspectedRow)
  const pieces = (yield* select(
    'SELECT first, last, stock, place, entry FROM untouched WHERE last > $1 ORDER BY last LIMIT $2',
    [after, limit],
  )).map(toInspectedPiece)
  const ends = [
    rows.length === limit ? rows.at(-1)?.number : undefined,
    pieces.length === limit ? pieces.at(-1)?.last : undefined,
  ]
  const last = Math.min(...ends.map((end = NEVER) => end))
  // A piece that ends beyond the page and reaches into it: the others of its thousand may be in between.
  const beyond =
    ends[1] === last
      ? (yield* select(
          `SELECT first, last, stock, place, entry FROM untouched
           WHERE last > $1 AND last <= $2 AND first <= $1 ORDER BY last`,
          [last, endOfThousand(last)],
        )).map(toInspectedPiece)
      : []
  return {
    rows: rows.filter(({ number }) => number <= last),
    pieces: [...pieces.filter(({ first }) => first <= last), ...beyond],
    last,
    more: last < NEVER,
  }
}

/** The last number of the thousand that a number is in. */
function endOfThousand(number: number): number {
  return number - (number % PIECE_SIZE) + PIECE_SIZE - 1
}

function* readOrigins(
  dialect: Dialect,
  sequences: readonly number[],
): Script<ReadonlyMap<number, AuditEntry>> {
  const known = new Map<number, Linked>()
  yield* readEntries(dialect, [...new Set(sequences)], known)
  return new Map([...known].map(([sequence, { entry }]) => [sequence, entry]))
}
