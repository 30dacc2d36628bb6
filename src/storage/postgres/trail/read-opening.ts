import { SOLD_BEFORE } from '../../../numbering/given-state.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { emptyReplay, type Replayed, type ReplayedClaim } from '../../../numbering/replay/replayed.ts'
import type { Dialect } from '../../inspect/dialect.ts'
import { readClaimants } from '../../inspect/read-claimants.ts'
import { readable, toInspectedRow } from '../../inspect/read-rows.ts'
import { type Script, select } from '../../inspect/script.ts'
import { WHOLE_TRAIL } from '../../inspect/whole-trail.ts'
import type { InspectedRow, Opening } from '../../port/inspect-store.ts'
import { integer, type Row, text } from '../../rows/row.ts'
import { toSoldNumber } from '../../rows/to-owned-number.ts'
import { toReservation } from '../../rows/to-reservation.ts'
import { toReservedNumber } from '../../rows/to-reserved-number.ts'
import { toStock } from '../../rows/to-stock.ts'

const LAST = `
  SELECT max(sequence) AS sequence, (SELECT searches_since FROM trail) AS searches_since FROM opening`

const TOUCHED = `
  SELECT number, opening_number.stock, free_at, claim, entry, stock.* FROM opening_number
  JOIN stock ON stock.id = opening_number.stock WHERE number = ANY ($1::bigint[])`

const UNTOUCHED = `
  SELECT number, stock.* FROM unnest($1::bigint[]) AS wanted (number), LATERAL (
    SELECT first, stock FROM opening_untouched WHERE last >= number ORDER BY last LIMIT 1
  ) AS piece
  JOIN stock ON stock.id = piece.stock WHERE first <= number`

const OWNED = 'SELECT * FROM opening_owned WHERE number = ANY ($1::bigint[])'
const RESERVATIONS = 'SELECT * FROM opening_reservation WHERE key = ANY ($1::bigint[])'
const RESERVED = `
  SELECT * FROM opening_reserved_number
  WHERE reservation = ANY ($1::bigint[]) AND number = ANY ($2::bigint[]) ORDER BY number`

/** The last opening balance: its place in the trail, and the state in it of the numbers that have these rows now. */
export function* readOpening(dialect: Dialect, rows: readonly InspectedRow[]): Script<Opening> {
  const [head = {}] = yield* select(LAST)
  if (head['sequence'] === null) return WHOLE_TRAIL
  const state = emptyReplay()
  const opening = { sequence: integer(head, 'sequence'), state }
  if (rows.length === 0) return opening

  const numbers = dialect.numberList(rows.map(({ number }) => number))
  for (const row of yield* select(UNTOUCHED, [numbers])) put(state, row, 0)
  const touched = yield* select(TOUCHED, [numbers])
  // What a search holds, or held last, was free before: no entry of a history tells of the search.
  const isOfSearch = ({ claim = 0, entry }: InspectedRow) =>
    claim > Math.max(entry, integer(head, 'searches_since'))
  for (const row of touched) put(state, row, isOfSearch(toInspectedRow(row)) ? 0 : integer(row, 'free_at'))
  for (const row of yield* select(OWNED, [numbers])) putOwner(state, row)
  const claimed = touched.map(toInspectedRow).filter((row) => !isOfSearch(row))
  yield* putClaims(dialect, state, claimed)
  return opening
}

function put({ numbers }: Replayed, row: Row, freeAt: number): void {
  const stock = readable(() => toStock(row))
  if (stock !== undefined) numbers.set(phoneNumberFromInteger(integer(row, 'number')), { stock, freeAt })
}

function putOwner(state: Replayed, row: Row): void {
  const { resource, searchId, owned, releaseAt, isProtected } = toSoldNumber(row)
  const { phoneNumber } = owned
  state.owned.set(phoneNumber, { resource, owned })
  if (releaseAt < NEVER) state.releases.set(phoneNumber, releaseAt)
  if (searchId !== SOLD_BEFORE) state.soldBy.set(phoneNumber, searchId)
  if (isProtected) state.protected.add(phoneNumber)
}

/** The claims on the numbers, and the reservations that claim them. */
function* putClaims(dialect: Dialect, state: Replayed, rows: readonly InspectedRow[]): Script<void> {
  const claimants = yield* readClaimants(
    dialect,
    rows.map(({ claim }) => claim),
    { after: 0, last: 0 },
  )
  const keys = dialect.numberList(rows.flatMap(({ claim = 0 }) => (claim < 0 ? -claim : [])))
  const numbers = dialect.numberList(rows.map(({ number }) => number))
  const reserved = yield* select(RESERVED, [keys, numbers])
  for (const row of yield* select(RESERVATIONS, [keys])) {
    const [resource, reservation] = [text(row, 'resource'), toReservation(row)]
    const phoneNumbers = reserved
      .filter((one) => integer(one, 'reservation') === integer(row, 'key'))
      .map(toReservedNumber)
    const value = { resource, reservation: { ...reservation, phoneNumbers } }
    state.reservations.set(`${resource} ${reservation.id}`, value)
  }
  for (const { number, claim } of rows) {
    if (claim === undefined) continue
    state.claims.set(phoneNumberFromInteger(number), toClaim(claim, claimants.get(claim)))
  }
}

/** A record that housekeeping has removed has no name any more. */
function toClaim(
  claim: number,
  { resource, id }: { readonly resource: string; readonly id: string } = { resource: '', id: '' },
): ReplayedClaim {
  if (claim === 0) return { kind: 'operator' }
  return { kind: claim > 0 ? 'search' : 'reservation', resource, id }
}
