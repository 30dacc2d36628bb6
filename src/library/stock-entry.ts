/**
 * Numbers that begin as free, as in a seed (docs/seed.md): the first ones of the default stock that fit, or a range of
 * one's own, which has `first`, and either `last` or `numbers`, and its `capabilities`.
 */
export interface StockEntry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The national destination code, `425`. */
  readonly areaCode?: string
  /** `geographic` if absent. */
  readonly numberType?: 'geographic' | 'tollFree' | 'mobile'
  /** What each of the numbers can do; that of the default stock if absent. */
  readonly capabilities?: { readonly calling: Directions; readonly sms: Directions }
  /** How many numbers. */
  readonly numbers?: number
  /** The first number of a range of one's own, E.164: `+14255550100`. */
  readonly first?: string
  readonly last?: string
}

export type Directions = 'none' | 'inbound' | 'outbound' | 'inbound+outbound'
