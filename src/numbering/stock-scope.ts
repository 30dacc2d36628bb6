import type { NumberType } from './offering.ts'
import type { StockSelector } from './stock.ts'

/** Stocks of a country, of one type in it, or of one of its area codes as well. */
export interface StockScope {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** All types if absent. */
  readonly numberType?: NumberType
  /** All area codes if absent. */
  readonly areaCode?: string
}

/**
 * What of the stocks of a country and type lies in the scopes: nothing (`undefined`), all of them, or those of some area
 * codes.
 *
 * @param scopes all stocks if absent
 */
export function scopeWithin(
  scopes: readonly StockScope[] | undefined,
  { country, numberType }: { readonly country: string; readonly numberType: NumberType },
): Pick<StockSelector, 'areaCodes'> | undefined {
  if (scopes === undefined) return {}
  const within = scopes.filter(
    (scope) =>
      scope.country === country && (scope.numberType === undefined || scope.numberType === numberType),
  )
  if (within.length === 0) return undefined
  const areaCodes = within.flatMap(({ areaCode }) => areaCode ?? [])
  return areaCodes.length < within.length ? {} : { areaCodes }
}
