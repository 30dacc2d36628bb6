import { type Capabilities, capabilityBits } from '../../../numbering/capabilities.ts'
import { type Instant, NEVER } from '../../../numbering/instant.ts'
import type { OwnedNumber } from '../../../numbering/owned-number.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { OWNED_COLUMNS, type OwnedRunRow } from '../../decide/given-rows.ts'
import type { BoughtNumber } from '../../port/leftover-store.ts'
import type { OwnedPage, OwnedPlace } from '../../port/owned-number-store.ts'
import { ownedPlaceValues } from '../../rows/owned-place-values.ts'
import { QUOTE_COLUMNS, quoteValues } from '../../rows/quote-columns.ts'
import { integer } from '../../rows/row.ts'
import { toBoughtNumber } from '../../rows/to-bought-number.ts'
import type { Counted } from '../../rows/to-counted.ts'
import { type SoldNumber, toOwnedNumber, toSoldNumber } from '../../rows/to-owned-number.ts'
import type { SqliteDatabase } from '../database.ts'
import { insertInto } from '../insert-into.ts'

export interface OwnedTable {
  /** In the place of an owner who was to lose the number by the instant of the purchase. */
  insert(resource: string, owned: OwnedNumber, searchId: string): void
  /** Gives runs of numbers that come in owned to their owners. */
  insertRuns(runs: readonly OwnedRunRow[]): void
  find(resource: string, number: number, now: Instant): SoldNumber | undefined
  list(resource: string, page: OwnedPage, now: Instant): OwnedNumber[]
  /** At most `limit` numbers that the resource owns now, and that are neither released at this instant nor protected. */
  listOtherwise(
    resource: string,
    releaseAt: Instant,
    page: { readonly now: Instant; readonly limit: number; readonly after: OwnedPlace | undefined },
  ): OwnedNumber[]
  /** The numbers of the range that are still owned by resources that were closed. */
  closingWithin(range: NumberRange, now: Instant): ReadonlySet<number>
  /** Releases the number at this instant, by itself. */
  setRelease(resource: string, number: number, releaseAt: Instant): void
  /** Makes this the owner of the number, instead of any other; nobody owns it any more if it is `undefined`. */
  setOwner(number: number, owner: SoldNumber | undefined): void
  /** The number with the resource that owns it, or with its former owner where it was released by itself. */
  ownerOf(number: number): SoldNumber | undefined
  /** At most `limit` numbers of all resources, by resource, type and number; and how many there are. */
  listAll(limit: number, now: Instant): Counted<BoughtNumber>
  setCapabilities(resource: string, number: number, capabilities: Capabilities): void
  delete(resource: string, number: number): void
}

export function ownedTable(database: SqliteDatabase): OwnedTable {
  const insert = database.prepare(
    insertInto('owned', [
      ...['resource', 'number', 'search', ...QUOTE_COLUMNS],
      ...['purchased_at', 'release_at', 'protected'],
    ]),
  )
  const insertRuns = database.prepare(`
    INSERT INTO owned (number, ${OWNED_COLUMNS.join(', ')})
    WITH RECURSIVE run (number, last, value) AS (
      SELECT value ->> 'first', value ->> 'last', value FROM json_each(?)
      UNION ALL SELECT number + 1, last, value FROM run WHERE number < last
    )
    SELECT number, ${OWNED_COLUMNS.map((column) => `value ->> '${column}'`).join(', ')} FROM run`)
  const list = database.prepare(
    `SELECT * FROM owned WHERE resource = ? AND (number_type, number) > (?, ?) AND release_at > ?
     ORDER BY number_type, number LIMIT ? OFFSET ?`,
  )
  const listAll = database.prepare(
    'SELECT * FROM owned WHERE release_at > ? ORDER BY resource, number_type, number LIMIT ?',
  )
  const count = database.prepare('SELECT count(*) AS count FROM owned WHERE release_at > ?')
  const whereNumber = 'WHERE number = ? AND resource = ?'
  const select = database.prepare(`SELECT * FROM owned ${whereNumber} AND release_at > ?`)
  const listOtherwise = database.prepare(
    `SELECT * FROM owned WHERE resource = ? AND (number_type, number) > (?, ?)
       AND release_at > ? AND release_at <> ? AND NOT protected
     ORDER BY number_type, number LIMIT ?`,
  )
  const closingWithin = database.prepare(
    `SELECT number FROM owned WHERE number BETWEEN ? AND ? AND release_at > ? AND release_at < ${NEVER}`,
  )
  const setRelease = database.prepare(`UPDATE owned SET release_at = ? ${whereNumber}`)
  const removeReleased = database.prepare('DELETE FROM owned WHERE number = ? AND release_at <= ?')
  const update = database.prepare(`UPDATE owned SET calling = ?, sms = ? ${whereNumber}`)
  const remove = database.prepare(`DELETE FROM owned ${whereNumber}`)
  const selectOwner = database.prepare('SELECT * FROM owned WHERE number = ?')
  const removeOwner = database.prepare('DELETE FROM owned WHERE number = ?')

  function put({ resource, searchId, owned, releaseAt, isProtected }: SoldNumber) {
    const number = phoneNumberToInteger(owned.phoneNumber)
    const last = [owned.purchasedAt, releaseAt, isProtected ? 1 : 0]
    insert.run(resource, number, searchId, ...quoteValues(owned), ...last)
  }

  return {
    insert(resource, owned, searchId) {
      removeReleased.run(phoneNumberToInteger(owned.phoneNumber), owned.purchasedAt)
      put({ resource, searchId, owned, releaseAt: NEVER, isProtected: false })
    },
    setOwner(number, owner) {
      removeOwner.run(number)
      if (owner !== undefined) put(owner)
    },
    ownerOf(number) {
      const row = selectOwner.get(number)
      return row === undefined ? undefined : toSoldNumber(row)
    },
    insertRuns(runs) {
      if (runs.length > 0) insertRuns.run(JSON.stringify(runs))
    },
    find(resource, number, now) {
      const row = select.get(number, resource, now)
      return row === undefined ? undefined : toSoldNumber(row)
    },
    list: (resource, { after, skip, limit }, now) =>
      list.all(resource, ...ownedPlaceValues(after), now, limit, skip).map(toOwnedNumber),
    listAll: (limit, now) => ({
      listed: listAll.all(now, limit).map(toBoughtNumber),
      count: integer(count.get(now) ?? {}, 'count'),
    }),
    listOtherwise: (resource, releaseAt, { now, limit, after }) =>
      listOtherwise.all(resource, ...ownedPlaceValues(after), now, releaseAt, limit).map(toOwnedNumber),
    closingWithin: ({ first, last }, now) =>
      new Set(closingWithin.all(first, last, now).map((row) => integer(row, 'number'))),
    setRelease: (resource, number, releaseAt) => void setRelease.run(releaseAt, number, resource),
    setCapabilities(resource, number, { calling, sms }) {
      update.run(capabilityBits(calling), capabilityBits(sms), number, resource)
    },
    delete: (resource, number) => void remove.run(number, resource),
  }
}
