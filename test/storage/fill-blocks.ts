import { phoneNumberFromInteger, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'

const LONDON: Stock = { ...US_GEOGRAPHIC, country: 'GB', areaCode: '20' }
const SEATTLE: Stock = { ...US_GEOGRAPHIC, areaCode: '206' }

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
  const seattle = [
    block(SEATTLE, 12065550100, 50),
    block(SEATTLE, 12065551100, 50),
    block(SEATTLE, 12065551200, 50),
  ] as const
  await store.addStock([...london, wide, ...seattle])
  const firstOf = ({ first }: (typeof london)[number]) => phoneNumberToInteger(first)
  return {
    london: firstOf(london[0]),
    nextLondon: firstOf(london[1]),
    wide: firstOf(wide),
    nextSeattle: firstOf(seattle[1]),
    besideSeattle: firstOf(seattle[2]),
  }
}
