import { type Capabilities, capabilityBits } from '../../../numbering/capabilities.ts'
import { type Instant, NEVER } from '../../../numbering/instant.ts'
import type { OwnedNumber } from '../../../numbering/owned-number.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { OWNED_COLUMNS, type OwnedRunRow } from '../../decide/given-rows.ts'
import type { OwnedPlace } from '../../port/owned-number-store.ts'
import { ownedPlaceValues } from '../../rows/owned-place-values.ts'
import { QUOTE_COLUMNS, QUOTE_LIST, QUOTE_TYPES, quoteValues } from '../../rows/quote-columns.ts'
import { integer } from '../../rows/row.ts'
import { type SoldNumber, toOwnedNumber, toSoldNumber } from '../../rows/to-owned-number.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

export const LIST_OWNED = `
  SELECT * FROM owned WHERE resource = $1 AND (number_type, number) > ($4, $5) AND release_at > ${NOW}
  ORDER BY number_type, number LIMIT $2 OFFSET $3`
export const FIND_OWNED = `
  SELECT * FROM owned WHERE number = $1 AND resource = $2 AND release_at > ${NOW}`

const COLUMNS = ['resource', 'number_type', 'search', 'purchased_at', 'release_at', 'protected']
  .concat(QUOTE_COLUMNS.filter((column) => column !== 'number_type'))
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

/** A number may still have the row of an owner who was to lose it by the instant of the purchase. */
const IN_PLACE_OF_RELEASED = `
  ON CONFLICT (number) DO UPDATE SET ${COLUMNS} WHERE owned.release_at <= excluded.purchased_at RETURNING 1`

/** Makes the resource of a search the owner of its numbers, on the terms of the search. */
export async function insertOwned(transaction: Transaction, searchKey: number, count: number): Promise<void> {
  const rows = await transaction.query(
    `INSERT INTO owned (resource, number, search, ${QUOTE_LIST}, purchased_at)
     SELECT resource, unnest(numbers), id, ${QUOTE_LIST}, purchased_at FROM search WHERE key = $1 ${IN_PLACE_OF_RELEASED}`,
    [searchKey],
  )
  requireAll(rows, count)
}

/** Makes the resource of a reservation the owner of its numbers, each on its own terms. */
export async function insertOwnedByReservation(
  transaction: Transaction,
  reservationKey: number,
  count: number,
): Promise<void> {
  const rows = await transaction.query(
    `INSERT INTO owned (resource, number, search, ${QUOTE_LIST}, purchased_at)
     SELECT resource, number, id, ${QUOTE_LIST}, purchased_at
     FROM reservation JOIN reserved_number ON reservation = key WHERE key = $1 ${IN_PLACE_OF_RELEASED}`,
    [reservationKey],
  )
  requireAll(rows, count)
}

function requireAll({ length }: readonly unknown[], count: number): void {
  if (length !== count) throw new Error(`${count - length} numbers have an owner already`)
}

/**
 * At most `limit` numbers that the resource owns now, behind the place `after`, and that are neither released at this
 * instant nor protected. It locks them.
 */
export async function lockOwnedOtherwise(
  transaction: Transaction,
  resource: string,
  releaseAt: Instant,
  { limit, after }: { readonly limit: number; readonly after: OwnedPlace | undefined },
): Promise<OwnedNumber[]> {
  const rows = await transaction.query(
    `SELECT * FROM owned WHERE resource = $1 AND (number_type, number) > ($5, $6)
       AND release_at > $2 AND release_at <> $3 AND NOT protected
     ORDER BY number_type, number LIMIT $4 FOR UPDATE`,
    [resource, transaction.now, releaseAt, limit, ...ownedPlaceValues(after)],
  )
  return rows.map(toOwnedNumber)
}

/** The numbers of the range that are still owned by resources that were closed. */
export async function closingWithin(
  transaction: Transaction,
  { first, last }: NumberRange,
): Promise<ReadonlySet<number>> {
  const rows = await transaction.query(
    `SELECT number FROM owned
     WHERE number BETWEEN $1 AND $2 AND release_at > $3 AND release_at < ${NEVER}`,
    [first, last, transaction.now],
  )
  return new Set(rows.map((row) => integer(row, 'number')))
}

/** Releases the numbers at this instant, by themselves. */
export async function setRelease(
  transaction: Transaction,
  numbers: readonly number[],
  releaseAt: Instant,
): Promise<void> {
  await transaction.query('UPDATE owned SET release_at = $2 WHERE number = ANY ($1)', [numbers, releaseAt])
}

/** Gives runs of numbers that come in owned to their owners. */
export async function insertOwnedRuns(transaction: Transaction, runs: readonly OwnedRunRow[]): Promise<void> {
  if (runs.length === 0) return
  await transaction.query(
    `INSERT INTO owned (number, ${OWNED_COLUMNS.join(', ')})
     SELECT number, ${OWNED_COLUMNS.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS run (
       first bigint, last bigint, resource text, search text, ${QUOTE_TYPES}, purchased_at bigint,
       protected boolean
     ), generate_series(first, last) AS number`,
    [JSON.stringify(runs)],
  )
}

/**
 * The number, if the resource owns it, and the search that sold it. No other transaction changes it until
 * this one ends.
 */
export async function lockOwned(
  transaction: Transaction,
  resource: string,
  number: number,
): Promise<SoldNumber | undefined> {
  const [row] = await transaction.query(`${FIND_OWNED} FOR UPDATE`, [number, resource])
  return row === undefined ? undefined : toSoldNumber(row)
}

/**
 * The number with the resource that owns it, or with its former owner where it was released by itself. No other
 * transaction changes the owner until this one ends.
 */
export async function lockOwner(transaction: Transaction, number: number): Promise<SoldNumber | undefined> {
  const [row] = await transaction.query('SELECT * FROM owned WHERE number = $1 FOR UPDATE', [number])
  return row === undefined ? undefined : toSoldNumber(row)
}

const OWNER_COLUMNS = [
  'resource',
  'number',
  'search',
  'purchased_at',
  'release_at',
  'protected',
  ...QUOTE_COLUMNS,
]
const INSERT_OWNER = `
  INSERT INTO owned (${OWNER_COLUMNS.join(', ')})
  VALUES (${OWNER_COLUMNS.map((_, nth) => `$${nth + 1}`).join(', ')})`

/** Makes a resource the owner of a number that this transaction has locked, and that nobody owns. */
export async function insertOwner(
  transaction: Transaction,
  { resource, searchId, owned, releaseAt, isProtected }: SoldNumber,
): Promise<void> {
  const number = phoneNumberToInteger(owned.phoneNumber)
  const values = [
    resource,
    number,
    searchId,
    owned.purchasedAt,
    releaseAt,
    isProtected,
    ...quoteValues(owned),
  ]
  await transaction.query(INSERT_OWNER, values)
}

export async function setCapabilities(
  transaction: Transaction,
  number: number,
  { calling, sms }: Capabilities,
): Promise<void> {
  await transaction.query('UPDATE owned SET calling = $2, sms = $3 WHERE number = $1', [
    number,
    capabilityBits(calling),
    capabilityBits(sms),
  ])
}

/** Ends the ownership of a number that this transaction has locked. */
export async function deleteOwned(transaction: Transaction, number: number): Promise<void> {
  await transaction.query('DELETE FROM owned WHERE number = $1', [number])
}
