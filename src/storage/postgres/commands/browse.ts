import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { type NumberRange, prefixRanges } from '../../../numbering/prefix-ranges.ts'
import { createRandom, type Random } from '../../../sampling/random.ts'
import { randomHalves } from '../../../sampling/random-halves.ts'
import type { Browsed, BrowseQuery } from '../../port/browse-store.ts'
import { sample } from '../browse/sample.ts'
import { type BlockPart, blocksWithin, wholeStocks } from '../tables/block-table.ts'
import type { Stocks } from '../tables/stock-table.ts'
import type { Transaction } from '../transaction.ts'

/** How many blocks with numbers of a prefix are drawn from at most, on each side of a random place. */
const BLOCK_LIMIT = 1_000

const EVERY_NUMBER: NumberRange = { first: 0, last: Number.MAX_SAFE_INTEGER }

export async function browse(transaction: Transaction, query: BrowseQuery, stocks: Stocks): Promise<Browsed> {
  const { country, numberType, areaCodes, offerings, prefixes, limit } = query
  const selector = { country, numberType, ...(areaCodes && { areaCodes }) }
  const random = createRandom(query.seed)
  const ranges = prefixes.length === 0 ? [EVERY_NUMBER] : prefixRanges(prefixes)
  for (const offering of offerings) {
    const matching = stocks.matching({ ...selector, capabilities: offering.capabilities })
    const ids = matching.map(({ id }) => id)
    if (ids.length === 0) continue
    const parts =
      prefixes.length === 0
        ? await wholeStocks(transaction, ids)
        : await matchingParts(transaction, ids, ranges, random)
    const numbers = await sample(transaction, parts, ranges, limit, random)
    if (numbers.length > 0) return { offering, phoneNumbers: numbers.map(phoneNumberFromInteger) }
  }
  const [offering] = offerings
  if (offering === undefined) throw new Error('Browsing needs an offering')
  return { offering, phoneNumbers: [] }
}

/** The parts of the stocks' blocks that lie in the ranges, around a random place in each. */
function matchingParts(
  transaction: Transaction,
  stocks: readonly number[],
  ranges: readonly NumberRange[],
  random: Random,
): Promise<BlockPart[]> {
  const halves = ranges.flatMap((range) => randomHalves(range, random))
  return blocksWithin(transaction, stocks, halves, BLOCK_LIMIT)
}
