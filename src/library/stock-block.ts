/** A run of consecutive numbers that begin as free, both ends included. */
export interface StockBlock {
  /** The first number, E.164: `+14255550100`. */
  readonly first: string
  readonly last: string
  readonly stock: {
    /** ISO 3166-1 alpha-2. */
    readonly country: string
    readonly numberType: 'geographic' | 'tollFree' | 'mobile'
    /** The national destination code, `425`; empty where the country has none. */
    readonly areaCode: string
    /** What every number of the block can do. */
    readonly capabilities: { readonly calling: Directions; readonly sms: Directions }
  }
}

export type Directions = 'none' | 'inbound' | 'outbound' | 'inbound+outbound'
