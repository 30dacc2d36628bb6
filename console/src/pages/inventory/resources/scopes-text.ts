import type { Resource } from '../../../../generated/own.d.ts'
import { countryText, typeText } from '../../../shared/format.ts'

/** The stocks from which a resource may buy. */
export function scopesText(stocks: Resource['stocks']): string {
  if (stocks === undefined) return 'from every stock'
  if (stocks.length === 0) return 'nothing'
  return stocks
    .map(({ country, numberType, areaCode }) =>
      [
        countryText(country),
        ...(numberType === undefined ? [] : [typeText(numberType).toLocaleLowerCase()]),
        ...(areaCode === undefined ? [] : [areaCode]),
      ].join(' '),
    )
    .join(', ')
}
