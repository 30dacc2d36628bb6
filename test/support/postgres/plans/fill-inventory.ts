import type { NumberBlock } from '../../../../src/numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC } from '../../stock.ts'

export const AREA_CODES = 100
const FIRST_AREA_CODE = 200

/** The numbers of the nth area code. */
function nthBlock(nth: number, size: number): NumberBlock {
  const areaCode = String(FIRST_AREA_CODE + nth)
  const first = Number(`1${areaCode}5000000`)
  return {
    stock: { ...US_GEOGRAPHIC, areaCode },
    first: phoneNumberFromInteger(first),
    last: phoneNumberFromInteger(first + size - 1),
  }
}

/** Makes the table of blocks as large as after an import in blocks of ten, with blocks of numbers that do not exist. */
const FILL_BLOCKS = `
  INSERT INTO block (stock, position, first, last)
  SELECT id, last + 10 * n, 2000000000000 + 100000 * id + 20 * n, 2000000000000 + 100000 * id + 20 * n + 9
  FROM stock JOIN block ON stock = id, generate_series(1, 100) AS n`

/** Pieces of these blocks, so that the table of pieces is as large. */
const FILL_PIECES = `
  INSERT INTO untouched (first, last, stock, place, entry)
  SELECT first, last, -stock, position, 1 FROM block WHERE first >= 2000000000000`

/** The numbers of the first ten area codes, and half of the numbers of each other area code, were held before: they have rows. */
const TOUCH_HALF = `
  WITH touched AS (
    DELETE FROM untouched USING block
    WHERE untouched.stock = block.stock AND (block.stock <= 10 OR untouched.last <= (block.first + block.last) / 2)
    RETURNING untouched.*
  )
  INSERT INTO number (number, stock, free_at, entry)
  SELECT number, stock, number - first + 1, entry FROM touched, generate_series(first, last) AS number`

/** 50 thousand searches of 500 resources for one number each. The first 20 thousand were purchased. */
const FILL_SEARCHES = `
  INSERT INTO search (id, resource, country, number_type, assignment_type, calling, sms, quantity, numbers, found,
    offered_calling, offered_sms, amount, currency, billing, agreement, created_at, expires_at, starts_at,
    ends_at, purchased_at, purchase_starts_at, purchase_ends_at)
  SELECT 'search ' || n, 'resource ' || n % 500, 'US', 'geographic', 'application', 3, 0, 1, ARRAY[number], 1,
    3, 0, 1, 'USD', 'monthly', false, n, n + 900000, n, n,
    bought_at, bought_at, bought_at
  FROM (SELECT number, row_number() OVER (ORDER BY number) AS n FROM number LIMIT 50000) AS numbered,
    LATERAL (SELECT CASE WHEN n <= 20000 THEN n + 1 END AS bought_at) AS bought`

const FILL_REST = [
  `INSERT INTO operation (id, resource, type, number, created_at, starts_at, ends_at)
   SELECT 'release_' || id, resource, 'releasePhoneNumber', numbers[1], created_at, created_at, created_at FROM search`,
  `INSERT INTO audit (at, command, resource, search, numbers, entries, detail)
   SELECT purchased_at, 'purchase', resource, id, numbers, ARRAY[1], '{}' FROM search WHERE purchased_at IS NOT NULL`,
  `INSERT INTO owned (resource, number_type, number, search, country, assignment_type, calling, sms,
     offered_calling, offered_sms, amount, currency, billing, purchased_at)
   SELECT resource, number_type, numbers[1], id, country, assignment_type, calling, sms, offered_calling,
     offered_sms, amount, currency, billing, purchased_at
   FROM search WHERE purchased_at IS NOT NULL`,
  `UPDATE number SET claim = key, free_at = CASE WHEN purchased_at IS NULL THEN expires_at ELSE 2^53 - 1 END
   FROM search WHERE number = numbers[1]`,
  `INSERT INTO reservation (resource, id, created_at, expires_at)
   SELECT 'resource ' || n % 500, 'reservation ' || n, now - n * 400000, now - n * 400000 + 900000
   FROM generate_series(1, 10000::bigint) AS n, (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now) AS clock`,
  `INSERT INTO reserved_number (reservation, number, country, number_type, assignment_type, calling, sms,
     offered_calling, offered_sms, amount, currency, billing, agreement)
   SELECT key, 10 * key + nth, 'US', 'geographic', 'application', 3, 0, 3, 0, 1, 'USD', 'monthly', false
   FROM reservation, generate_series(1, 3) AS nth`,
  `INSERT INTO sip_configuration (resource, configuration)
   SELECT 'resource ' || n, '{"trunks":[{"fqdn":"sbc.example.com","sipSignalingPort":5060}],"routes":[]}'
   FROM generate_series(0, 499) AS n`,
]

/**
 * Makes an inventory of `size` numbers in a hundred area codes, with the history of a database that has been in use for
 * a while. Half of its numbers were never touched.
 */
export async function fillInventory(
  store: InventoryStore,
  query: (sql: string) => Promise<unknown>,
  size: number,
): Promise<void> {
  const blocks = Array.from({ length: AREA_CODES }, (_, nth) => nthBlock(nth, size / AREA_CODES))
  await store.addStock(blocks)
  for (const sql of [TOUCH_HALF, FILL_BLOCKS, FILL_PIECES, FILL_SEARCHES, ...FILL_REST]) await query(sql)
  await query('VACUUM ANALYZE')
}
