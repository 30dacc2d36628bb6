import { phoneNumberFromInteger, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'

const LONDON: Stock = { ...US_GEOGRAPHIC, country: 'GB', areaCode: '20' }
const VANCOUVER: Stock = { ...US_GEOGRAPHIC, country: 'CA', areaCode: '604' }

/** Blocks of two stocks that nobody buys from: the first numbers of each, as integers. */
export async function fillBlocks(store: InventoryStore) {
  const block = (stock: Stock, first: number, count: number) => ({
    stock,
    first: phoneNumberFromInteger(first),
    last: phoneNumberFromInteger(first + count - 1),
  })
  const london = [block(LONDON, 442079460100, 50), block(LONDON, 442079460200, 50)] as const
  const wide = block(LONDON, 442079461000, 500)
  // The second and the third one are in the same thousand.
  const vancouver = [
    block(VANCOUVER, 16045550100, 50),
    block(VANCOUVER, 16045551100, 50),
    block(VANCOUVER, 16045551200, 50),
  ] as const
  await store.addStock([...london, wide, ...vancouver])
  const firstOf = ({ first }: (typeof london)[number]) => phoneNumberToInteger(first)
  return {
    london: firstOf(london[0]),
    nextLondon: firstOf(london[1]),
    wide: firstOf(wide),
    nextVancouver: firstOf(vancouver[1]),
    besideVancouver: firstOf(vancouver[2]),
  }
}
