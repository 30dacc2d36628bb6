import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'

/** How many blocks of `LARGE_IMPORT` there are: more than one statement adds, and no whole number of thousands. */
const COUNT = 1_345
/** Coprime to `COUNT`, so each place comes up once. */
const STRIDE = 1_009
const FIRST = 14255500000

/**
 * An import in no order. Each of its blocks has 1,700 numbers, of which the block behind it has the last 100 too. So each
 * block lies in two or three thousands-blocks of +1, and many overlap a block that another statement adds.
 */
export const LARGE_IMPORT: readonly NumberBlock[] = Array.from({ length: COUNT }, (_, nth) => {
  const first = FIRST + ((nth * STRIDE) % COUNT) * 1_600
  return {
    stock: US_GEOGRAPHIC,
    first: phoneNumberFromInteger(first),
    last: phoneNumberFromInteger(first + 1_699),
  }
})

/** How many numbers the import has. */
export const LARGE_IMPORT_SIZE = COUNT * 1_600 + 100
