import { describe, expect, it } from 'vitest'
import type { Capabilities } from '../../src/numbering/capabilities.ts'
import { matchingOfferings, type Offering } from '../../src/numbering/offering.ts'
import { matchingStocks, type Stock } from '../../src/numbering/stock.ts'

const NOTHING: Capabilities = { calling: 'none', sms: 'none' }
const INBOUND: Capabilities = { calling: 'inbound', sms: 'none' }
const CALLS: Capabilities = { calling: 'inbound+outbound', sms: 'none' }
const EVERYTHING: Capabilities = { calling: 'inbound+outbound', sms: 'inbound+outbound' }

const geographic = { country: 'US', numberType: 'geographic', assignmentType: 'application' } as const

function offering(capabilities: Capabilities, amount: number, more: Partial<Offering> = {}): Offering {
  return {
    ...geographic,
    capabilities,
    cost: { amount, currencyCode: 'USD', billingFrequency: 'monthly' },
    agreementToNotResellRequired: false,
    ...more,
  }
}

describe('The offerings that fit a search', () => {
  const offerings = [
    offering(EVERYTHING, 1),
    offering(CALLS, 3),
    offering(CALLS, 2),
    offering(INBOUND, 4),
    offering(CALLS, 0, { country: 'CA' }),
    offering(CALLS, 0, { numberType: 'tollFree' }),
    offering(CALLS, 0, { assignmentType: 'person' }),
  ]
  const amounts = (capabilities: Capabilities) =>
    matchingOfferings(offerings, { ...geographic, capabilities }).map(({ cost }) => cost.amount)

  it('are ordered by their number of capabilities, and then by price', () => {
    expect(amounts(NOTHING)).toEqual([4, 2, 3, 1])
    expect(amounts(CALLS)).toEqual([2, 3, 1])
  })

  it('include all capabilities that were asked for', () => {
    expect(amounts({ calling: 'none', sms: 'inbound' })).toEqual([1])
    expect(matchingOfferings(offerings, { ...geographic, country: 'SE', capabilities: NOTHING })).toEqual([])
  })
})

describe('The stocks that serve an offering', () => {
  const stock = (areaCode: string, capabilities: Capabilities): Stock => ({
    country: 'US',
    numberType: 'geographic',
    areaCode,
    capabilities,
  })
  const stocks = [stock('212', EVERYTHING), stock('425', CALLS), stock('206', CALLS), stock('907', INBOUND)]
  const codes = (capabilities: Capabilities, areaCode?: string) =>
    matchingStocks(stocks, { ...geographic, capabilities, ...(areaCode !== undefined && { areaCode }) }).map(
      (found) => found.areaCode,
    )

  it('are ordered by their number of capabilities, and then by area code', () => {
    expect(codes(CALLS)).toEqual(['206', '425', '212'])
    expect(codes(INBOUND)).toEqual(['907', '206', '425', '212'])
  })

  it('have exactly the area code that was asked for', () => {
    expect(codes(CALLS, '425')).toEqual(['425'])
    expect(codes(CALLS, '42')).toEqual([])
    expect(codes(CALLS, '907')).toEqual([])
  })
})
