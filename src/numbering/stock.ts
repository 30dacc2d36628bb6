import { type Capabilities, capabilityCount, includesCapabilities } from './capabilities.ts'
import type { NumberType } from './offering.ts'

/** The numbers of one country, type, area code and capability class: the unit that a search takes from. */
export interface Stock {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly numberType: NumberType
  /** The national destination code, `425`; empty where the country has none. */
  readonly areaCode: string
  /** The capabilities that every number of the stock has. */
  readonly capabilities: Capabilities
}

/** Which stocks an offering sells from. */
export interface StockSelector {
  readonly country: string
  readonly numberType: NumberType
  /** Only this area code; any if absent. */
  readonly areaCode?: string
  /** Only these area codes; any if absent. */
  readonly areaCodes?: readonly string[]
  /** The capabilities that the stock must have at least. */
  readonly capabilities: Capabilities
}

/** The stocks that serve the selector: first the stocks with the fewest capabilities, then by area code. */
export function matchingStocks<T extends Stock>(stocks: Iterable<T>, selector: StockSelector): T[] {
  return [...stocks]
    .filter(
      (stock) =>
        stock.country === selector.country &&
        stock.numberType === selector.numberType &&
        (selector.areaCode === undefined || stock.areaCode === selector.areaCode) &&
        (selector.areaCodes === undefined || selector.areaCodes.includes(stock.areaCode)) &&
        includesCapabilities(stock.capabilities, selector.capabilities),
    )
    .sort(
      (a, b) =>
        capabilityCount(a.capabilities) - capabilityCount(b.capabilities) ||
        (a.areaCode < b.areaCode ? -1 : a.areaCode > b.areaCode ? 1 : 0),
    )
}
