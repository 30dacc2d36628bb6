import { isNumberingCountry } from '../../../catalog/numbering-countries.ts'
import type { StockScope } from '../../../numbering/stock-scope.ts'
import type { ApiError } from '../../errors/api-error.ts'
import { invalidInput } from '../../errors/errors.ts'

/** Why these cannot be the stocks of a resource: a country that has no numbers, or an area code without its type. */
export function faultOfStocks(stocks: readonly StockScope[] | null = null): ApiError | undefined {
  for (const [index, { country, numberType, areaCode }] of (stocks ?? []).entries()) {
    const place = `stocks.${index}`
    if (!isNumberingCountry(country)) {
      return invalidInput(
        `${place}.country ${country} is no country of ISO 3166-1 with telephone numbers.`,
        'stocks',
      )
    }
    if (areaCode !== undefined && numberType === undefined) {
      return invalidInput(`${place}.areaCode needs numberType beside it.`, 'stocks')
    }
  }
  return undefined
}
