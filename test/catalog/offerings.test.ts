import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../../src/catalog/countries.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { PRICE_ROWS } from '../../src/catalog/price-rows.ts'
import type { NumberType } from '../../src/numbering/offering.ts'

const CALLS = { calling: 'inbound+outbound', sms: 'none' }

function offeringsOf(country: string, numberType?: NumberType) {
  return DEFAULT_OFFERINGS.filter(
    (offering) =>
      offering.country === country && (numberType === undefined || offering.numberType === numberType),
  ).map(({ numberType, assignmentType, capabilities, cost }) => [
    numberType,
    assignmentType,
    capabilities,
    cost.amount,
  ])
}

describe('default offerings', () => {
  it('of the US are the three of the live API', () => {
    expect(offeringsOf('US')).toEqual([
      ['geographic', 'person', CALLS, 1],
      ['geographic', 'application', CALLS, 1],
      ['tollFree', 'application', { calling: 'inbound+outbound', sms: 'inbound+outbound' }, 2],
    ])
  })

  it('have text messages for toll-free numbers in the US and Canada only', () => {
    const withSms = DEFAULT_OFFERINGS.filter(
      ({ numberType, capabilities }) => numberType === 'tollFree' && capabilities.sms !== 'none',
    )
    expect(withSms.map(({ country }) => country)).toEqual(['US', 'CA'])
  })

  it('have incoming calls only, where a country has no outgoing calls', () => {
    const inbound = DEFAULT_OFFERINGS.filter(({ capabilities }) => capabilities.calling === 'inbound')
    expect(inbound.map(({ country }) => country).sort()).toEqual(
      ['AU', 'CN', 'FI', 'HK', 'IL', 'MY', 'NZ', 'PL', 'SA', 'SG', 'TH', 'TW'].sort(),
    )
    expect(new Set(inbound.map(({ numberType }) => numberType))).toEqual(new Set(['tollFree']))
  })

  it('never assign toll-free or mobile numbers to people', () => {
    const toPeople = DEFAULT_OFFERINGS.filter(({ assignmentType }) => assignmentType === 'person')
    expect(new Set(toPeople.map(({ numberType }) => numberType))).toEqual(new Set(['geographic']))
  })

  it('require the agreement not to resell for French toll-free numbers alone, at 8 USD', () => {
    const required = DEFAULT_OFFERINGS.filter((offering) => offering.agreementToNotResellRequired)
    expect(required).toEqual([
      {
        country: 'FR',
        numberType: 'tollFree',
        assignmentType: 'application',
        capabilities: CALLS,
        cost: { amount: 8, currencyCode: 'USD', billingFrequency: 'monthly' },
        agreementToNotResellRequired: true,
      },
    ])
  })

  it('sell mobile numbers for text messages in countries that have them', () => {
    for (const country of ['IE', 'SE', 'AU']) {
      expect(offeringsOf(country, 'mobile')).toMatchObject([
        ['mobile', 'application', { calling: 'none', sms: 'inbound+outbound' }, expect.any(Number)],
      ])
    }
  })

  it('are in listed countries, at a price, and none twice', () => {
    const keys = DEFAULT_OFFERINGS.map(({ country, numberType, assignmentType }) =>
      [country, numberType, assignmentType].join(' '),
    )
    expect(new Set(keys).size).toBe(keys.length)
    for (const { country, cost } of DEFAULT_OFFERINGS) {
      expect(COUNTRIES).toContain(country)
      expect(cost.amount, country).toBeGreaterThan(0)
    }
  })

  it('have a price of our own for Australian geographic and for mobile numbers only', () => {
    const ours = PRICE_ROWS.filter(({ source }) => source.address === undefined)
    expect(
      ours.map((row) => [row.country, row.geographic && 'geographic', row.mobile && 'mobile', row.tollFree]),
    ).toEqual([
      ['AU', 'geographic', undefined, undefined],
      ['AU', undefined, 'mobile', undefined],
      ['IE', undefined, 'mobile', undefined],
      ['SE', undefined, 'mobile', undefined],
    ])
  })
})
