import { SOLD_BEFORE } from '../../../src/numbering/given-state.ts'
import { NEVER } from '../../../src/numbering/instant.ts'
import { phoneNumberFromInteger } from '../../../src/numbering/phone-number.ts'
import { emptyReplay, type Replayed } from '../../../src/numbering/replay/replayed.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { read } from '../../../src/storage/postgres/read.ts'
import { integer, text } from '../../../src/storage/rows/row.ts'
import { toSoldNumber } from '../../../src/storage/rows/to-owned-number.ts'
import { toReservation } from '../../../src/storage/rows/to-reservation.ts'
import { toReservedNumber } from '../../../src/storage/rows/to-reserved-number.ts'
import { toSipConfiguration } from '../../../src/storage/rows/to-sip-configuration.ts'
import { toStockRow } from '../../../src/storage/rows/to-stock.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'

/** The state that the opening balance in the database tells of, without searches and claims. */
export async function readOpening({ connection }: TestDatabase): Promise<Replayed> {
  const pool = createPool(connection, 1)
  const rows = (sql: string) => read(pool, sql)
  const state = emptyReplay()
  try {
    const stocks = new Map(
      (await rows('SELECT * FROM stock')).map(toStockRow).map(({ id, ...stock }) => [id, stock]),
    )
    const put = (number: number, stock: number, freeAt: number) => {
      const of = stocks.get(stock)
      if (of !== undefined) state.numbers.set(phoneNumberFromInteger(number), { stock: of, freeAt })
    }
    for (const row of await rows('SELECT * FROM opening_untouched')) {
      for (let number = integer(row, 'first'); number <= integer(row, 'last'); number += 1) {
        put(number, integer(row, 'stock'), 0)
      }
    }
    for (const row of await rows('SELECT * FROM opening_number')) {
      put(integer(row, 'number'), integer(row, 'stock'), integer(row, 'free_at'))
    }
    for (const row of await rows('SELECT * FROM opening_owned')) {
      const { resource, searchId, owned, releaseAt, isProtected } = toSoldNumber(row)
      const { phoneNumber } = owned
      state.owned.set(phoneNumber, { resource, owned })
      if (releaseAt < NEVER) state.releases.set(phoneNumber, releaseAt)
      if (searchId !== SOLD_BEFORE) state.soldBy.set(phoneNumber, searchId)
      if (isProtected) state.protected.add(phoneNumber)
    }
    const reserved = await rows('SELECT * FROM opening_reserved_number ORDER BY number')
    for (const row of await rows('SELECT * FROM opening_reservation WHERE cancelled_at IS NULL')) {
      const phoneNumbers = reserved
        .filter((number) => integer(number, 'reservation') === integer(row, 'key'))
        .map(toReservedNumber)
      if (phoneNumbers.length === 0) continue
      const resource = text(row, 'resource')
      const reservation = { ...toReservation(row), phoneNumbers }
      state.reservations.set(`${resource} ${reservation.id}`, { resource, reservation })
    }
    for (const row of await rows('SELECT * FROM opening_sip_configuration')) {
      state.sip.set(text(row, 'resource'), toSipConfiguration(row))
    }
    return state
  } finally {
    await pool.end()
  }
}
