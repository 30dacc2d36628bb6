import { includesCapabilities } from './capabilities.ts'
import type { Offering } from './offering.ts'
import type { Stock } from './stock.ts'

/** The first of the offerings that sells the numbers of the stock. */
export function sellingOffering(offerings: readonly Offering[], stock: Stock): Offering | undefined {
  return offerings.find(
    ({ country, numberType, capabilities }) =>
      country === stock.country &&
      numberType === stock.numberType &&
      includesCapabilities(stock.capabilities, capabilities),
  )
}
