import { matchingStocks, type StockSelector } from '../../numbering/stock.ts'
import type { StockRow } from '../rows/to-stock.ts'

/** The stocks that serve a selector, best first. */
export type StockMatcher = (selector: StockSelector) => readonly StockRow[]

interface Match {
  readonly all: readonly StockRow[]
  readonly byAreaCode: ReadonlyMap<string, readonly StockRow[]>
}

/**
 * Answers which of these stocks serve a selector, and caches the answers. Area codes are not part of the cache's key,
 * since clients choose them freely, and each resource may have its own.
 */
export function stockMatcher(stocks: readonly StockRow[]): StockMatcher {
  const matches = new Map<string, Match>()
  return ({ areaCode, areaCodes, ...selector }) => {
    const { country, numberType, capabilities } = selector
    const key = `${country} ${numberType} ${capabilities.calling} ${capabilities.sms}`
    let match = matches.get(key)
    if (match === undefined) {
      const all = matchingStocks(stocks, selector)
      match = { all, byAreaCode: groupByAreaCode(all) }
      matches.set(key, match)
    }
    const found = areaCode === undefined ? match.all : (match.byAreaCode.get(areaCode) ?? [])
    return areaCodes === undefined ? found : found.filter((stock) => areaCodes.includes(stock.areaCode))
  }
}

function groupByAreaCode(stocks: readonly StockRow[]): Match['byAreaCode'] {
  const groups = new Map<string, StockRow[]>()
  for (const stock of stocks) {
    const group = groups.get(stock.areaCode)
    if (group === undefined) groups.set(stock.areaCode, [stock])
    else group.push(stock)
  }
  return groups
}
