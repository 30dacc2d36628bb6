import type { Claimant } from '../port/inspect-store.ts'
import { integer, type Row, text } from '../rows/row.ts'
import type { Dialect } from './dialect.ts'
import { type Script, select } from './script.ts'

/** The searches and reservations that claim the rows, by claim. A record that housekeeping has removed is not there. */
export function* readClaimants(
  dialect: Dialect,
  claims: Iterable<number | undefined>,
  { after, last }: { readonly after: number; readonly last: number },
): Script<ReadonlyMap<number, Claimant>> {
  const all = [...new Set(claims)].flatMap((claim = 0) => claim)
  const searches = all.filter((claim) => claim > 0)
  const reservations = all.filter((claim) => claim < 0).map((claim) => -claim)
  const found = new Map<number, Claimant>()
  if (searches.length > 0) {
    const sql = `SELECT * FROM search WHERE ${dialect.among('key', '$1')}`
    for (const row of yield* select(sql, [dialect.numberList(searches)])) {
      const numbers = new Set(dialect.numbersOf(row))
      // A purchase that fails holds the numbers until it has failed.
      const expiresAt = row['purchase_error'] === null ? 'expires_at' : 'purchase_ends_at'
      found.set(integer(row, 'key'), {
        ...toClaimant(row, expiresAt),
        kind: 'search',
        isOpen: row['cancelled_at'] === null && row['purchased_at'] === null,
        numbers,
      })
    }
  }
  if (reservations.length > 0) {
    const list = dialect.numberList(reservations)
    const named = yield* select(
      `SELECT reservation, number FROM reserved_number
       WHERE ${dialect.among('reservation', '$1')} AND number > $2 AND number <= $3`,
      [list, after, last],
    )
    const numbers = numbersByReservation(named)
    for (const row of yield* select(`SELECT * FROM reservation WHERE ${dialect.among('key', '$1')}`, [
      list,
    ])) {
      const key = integer(row, 'key')
      found.set(-key, {
        ...toClaimant(row, 'expires_at'),
        kind: 'reservation',
        isOpen: row['cancelled_at'] === null && row['purchased_at'] === null,
        numbers: new Set(numbers.get(key)),
      })
    }
  }
  return found
}

/** The numbers in rows of `reserved_number`, by the keys of their reservations. */
export function numbersByReservation(rows: readonly Row[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const row of rows) {
    const [key, number] = [integer(row, 'reservation'), integer(row, 'number')]
    const some = found.get(key)
    if (some === undefined) found.set(key, [number])
    else some.push(number)
  }
  return found
}

function toClaimant(
  row: Row,
  expiresAt: string,
): Pick<Claimant, 'resource' | 'id' | 'createdAt' | 'expiresAt'> {
  return {
    resource: text(row, 'resource'),
    id: text(row, 'id'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integer(row, expiresAt),
  }
}
