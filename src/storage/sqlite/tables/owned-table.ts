import { type Capabilities, capabilityBits } from '../../../numbering/capabilities.ts'
import type { OwnedNumber } from '../../../numbering/owned-number.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { BoughtNumber } from '../../port/leftover-store.ts'
import type { OwnedPage } from '../../port/owned-number-store.ts'
import { ownedPlaceValues } from '../../rows/owned-place-values.ts'
import { QUOTE_COLUMNS, quoteValues } from '../../rows/quote-columns.ts'
import { integer } from '../../rows/row.ts'
import { toBoughtNumber } from '../../rows/to-bought-number.ts'
import type { Counted } from '../../rows/to-counted.ts'
import { type SoldNumber, toOwnedNumber, toSoldNumber } from '../../rows/to-owned-number.ts'
import type { SqliteDatabase } from '../database.ts'
import { insertInto } from '../insert-into.ts'

export interface OwnedTable {
  insert(resource: string, owned: OwnedNumber, searchId: string): void
  /** Makes this the owner of the number, instead of any other; nobody owns it any more if it is `undefined`. */
  setOwner(number: number, owner: SoldNumber | undefined): void
  find(resource: string, number: number): SoldNumber | undefined
  /** The number with its owner, whoever that is. */
  ownerOf(number: number): SoldNumber | undefined
  list(resource: string, page: OwnedPage): OwnedNumber[]
  /** At most `limit` numbers of all resources, by resource, type and number; and how many there are. */
  listAll(limit: number): Counted<BoughtNumber>
  setCapabilities(resource: string, number: number, capabilities: Capabilities): void
  delete(resource: string, number: number): void
}

export function ownedTable(database: SqliteDatabase): OwnedTable {
  const insert = database.prepare(
    insertInto('owned', ['resource', 'number', 'search', ...QUOTE_COLUMNS, 'purchased_at', 'protected']),
  )
  const list = database.prepare(
    `SELECT * FROM owned WHERE resource = ? AND (number_type, number) > (?, ?)
     ORDER BY number_type, number LIMIT ? OFFSET ?`,
  )
  const listAll = database.prepare('SELECT * FROM owned ORDER BY resource, number_type, number LIMIT ?')
  const count = database.prepare('SELECT count(*) AS count FROM owned')
  const whereNumber = 'WHERE number = ? AND resource = ?'
  const select = database.prepare(`SELECT * FROM owned ${whereNumber}`)
  const update = database.prepare(`UPDATE owned SET calling = ?, sms = ? ${whereNumber}`)
  const remove = database.prepare(`DELETE FROM owned ${whereNumber}`)
  const selectOwner = database.prepare('SELECT * FROM owned WHERE number = ?')
  const removeOwner = database.prepare('DELETE FROM owned WHERE number = ?')

  function put({ resource, searchId, owned, isProtected }: SoldNumber) {
    const number = phoneNumberToInteger(owned.phoneNumber)
    insert.run(resource, number, searchId, ...quoteValues(owned), owned.purchasedAt, isProtected ? 1 : 0)
  }

  return {
    insert: (resource, owned, searchId) => put({ resource, searchId, owned, isProtected: false }),
    setOwner(number, owner) {
      removeOwner.run(number)
      if (owner !== undefined) put(owner)
    },
    ownerOf(number) {
      const row = selectOwner.get(number)
      return row === undefined ? undefined : toSoldNumber(row)
    },
    find(resource, number) {
      const row = select.get(number, resource)
      return row === undefined ? undefined : toSoldNumber(row)
    },
    list: (resource, { after, skip, limit }) =>
      list.all(resource, ...ownedPlaceValues(after), limit, skip).map(toOwnedNumber),
    listAll: (limit) => ({
      listed: listAll.all(limit).map(toBoughtNumber),
      count: integer(count.get() ?? {}, 'count'),
    }),
    setCapabilities(resource, number, { calling, sms }) {
      update.run(capabilityBits(calling), capabilityBits(sms), number, resource)
    },
    delete: (resource, number) => void remove.run(number, resource),
  }
}
