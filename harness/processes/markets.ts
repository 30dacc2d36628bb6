/** Area codes of the default stock, from scarce to plenty. Their numbers can call and be called. */
export const MARKETS = {
  'IE 1': { country: 'IE', areaCode: '1', prefix: '3531', size: 20 },
  'SE 8': { country: 'SE', areaCode: '8', prefix: '468', size: 100 },
  'SE 31': { country: 'SE', areaCode: '31', prefix: '4631', size: 100 },
  'DE 30': { country: 'DE', areaCode: '30', prefix: '4930', size: 1_000 },
} as const

export type Market = keyof typeof MARKETS

export const MARKET_NAMES: readonly [Market, ...Market[]] = ['IE 1', 'SE 8', 'SE 31', 'DE 30']

export function findMarket(name: string): (typeof MARKETS)[Market] {
  const market = MARKET_NAMES.find((each) => each === name)
  if (market === undefined) throw new Error(`There is no market ${name}`)
  return MARKETS[market]
}
