import { type Capabilities, capabilityBits } from '../../../numbering/capabilities.ts'
import type { OwnedNumber } from '../../../numbering/owned-number.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import { assignmentType, capabilities, cost, integer, numberType, text } from '../row.ts'

/** An owned number, and the search that sold it. */
export interface SoldNumber {
  readonly owned: OwnedNumber
  readonly searchId: string
}

export interface OwnedTable {
  insert(resource: string, owned: OwnedNumber, searchId: string): void
  find(resource: string, number: number): SoldNumber | undefined
  list(resource: string, skip: number, limit: number): OwnedNumber[]
  setCapabilities(resource: string, number: number, capabilities: Capabilities): void
  delete(resource: string, number: number): void
}

export function ownedTable(database: SqliteDatabase): OwnedTable {
  const insert = database.prepare(`
    INSERT INTO owned (resource, number_type, number, search, country, assignment_type, calling, sms,
      offered_calling, offered_sms, amount, currency, billing, purchased_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const list = database.prepare(
    'SELECT * FROM owned WHERE resource = ? ORDER BY number_type, number LIMIT ? OFFSET ?',
  )
  const whereNumber = 'WHERE number = ? AND resource = ?'
  const select = database.prepare(`SELECT * FROM owned ${whereNumber}`)
  const update = database.prepare(`UPDATE owned SET calling = ?, sms = ? ${whereNumber}`)
  const remove = database.prepare(`DELETE FROM owned ${whereNumber}`)

  return {
    insert(resource, owned, searchId) {
      insert.run(
        resource,
        owned.numberType,
        phoneNumberToInteger(owned.phoneNumber),
        searchId,
        owned.country,
        owned.assignmentType,
        capabilityBits(owned.capabilities.calling),
        capabilityBits(owned.capabilities.sms),
        capabilityBits(owned.offeredCapabilities.calling),
        capabilityBits(owned.offeredCapabilities.sms),
        owned.cost.amount,
        owned.cost.currencyCode,
        owned.cost.billingFrequency,
        owned.purchasedAt,
      )
    },
    find(resource, number) {
      const row = select.get(number, resource)
      return row === undefined ? undefined : { owned: toOwnedNumber(row), searchId: text(row, 'search') }
    },
    list: (resource, skip, limit) => list.all(resource, limit, skip).map(toOwnedNumber),
    setCapabilities(resource, number, { calling, sms }) {
      update.run(capabilityBits(calling), capabilityBits(sms), number, resource)
    },
    delete: (resource, number) => void remove.run(number, resource),
  }
}

function toOwnedNumber(row: SqliteRow): OwnedNumber {
  return {
    phoneNumber: phoneNumberFromInteger(integer(row, 'number')),
    country: text(row, 'country'),
    numberType: numberType(row),
    assignmentType: assignmentType(row),
    capabilities: capabilities(row),
    offeredCapabilities: capabilities(row, 'offered_'),
    cost: cost(row),
    purchasedAt: integer(row, 'purchased_at'),
  }
}
