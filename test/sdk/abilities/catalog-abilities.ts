import { expect } from 'vitest'
import { collect } from '../support/collect.ts'
import type { Ability } from './ability.ts'

/** The lists of the catalog, and operator information. */
export const CATALOG_ABILITIES: readonly Ability[] = [
  {
    method: 'listAvailableCountries',
    since: '2022-12-01',
    async use(client) {
      const countries = await collect(client.listAvailableCountries())
      expect(countries).toContainEqual({ localizedName: 'Ireland', countryCode: 'IE' })
    },
  },
  {
    method: 'listAvailableLocalities',
    since: '2022-12-01',
    async use(client) {
      const localities = await collect(client.listAvailableLocalities('US', { administrativeDivision: 'WA' }))
      expect(localities.map(({ localizedName }) => localizedName)).toContain('Redmond')
    },
  },
  {
    method: 'listAvailableTollFreeAreaCodes',
    since: '2022-12-01',
    async use(client) {
      const areaCodes = await collect(client.listAvailableTollFreeAreaCodes('US'))
      expect(areaCodes).toContainEqual({ areaCode: '844' })
    },
  },
  {
    method: 'listAvailableGeographicAreaCodes',
    since: '2022-12-01',
    async use(client) {
      const areaCodes = await collect(client.listAvailableGeographicAreaCodes('US', { locality: 'New York' }))
      expect(areaCodes).toContainEqual({ areaCode: '212' })
    },
  },
  {
    method: 'listAvailableMobileAreaCodes',
    since: '2025-06-01',
    refusal: (apiVersion) =>
      apiVersion === '2021-03-07'
        ? undefined
        : { code: 'InvalidInput', message: 'phoneNumberType must be one of geographic, tollFree.' },
    async use(client) {
      expect(await collect(client.listAvailableMobileAreaCodes('SE'))).toEqual([{ areaCode: '70' }])
    },
  },
  {
    method: 'listAvailableOfferings',
    since: '2022-12-01',
    async use(client) {
      const filters = { phoneNumberType: 'tollFree', assignmentType: 'application' } as const
      expect(await collect(client.listAvailableOfferings('US', filters))).toEqual([
        {
          ...filters,
          availableCapabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
          cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
        },
      ])
    },
  },
  {
    method: 'searchOperatorInformation',
    since: '2025-02-11',
    async use(client) {
      const phoneNumber = '+18885550100'
      const options = { includeAdditionalOperatorDetails: true }
      const { values } = await client.searchOperatorInformation([phoneNumber], options)
      expect(values).toEqual([expect.objectContaining({ phoneNumber, isoCountryCode: 'US' })])
    },
  },
]
