import type { ApiVersion } from '../../http/contract/api-version.ts'
import type { Probe } from '../probe.ts'

const LISTS = {
  countries: '/availablePhoneNumbers/countries',
  'countries-page': '/availablePhoneNumbers/countries?maxPageSize=1',
  localities: '/availablePhoneNumbers/countries/US/localities',
  'localities-of-division': '/availablePhoneNumbers/countries/US/localities?administrativeDivision=WA',
  'area-codes-toll-free':
    '/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=tollFree&assignmentType=application',
  'area-codes-geographic':
    '/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=geographic&assignmentType=person&locality=Anchorage&administrativeDivision=AK',
  offerings: '/availablePhoneNumbers/countries/US/offerings',
} as const

/** The lists of the catalog. */
export function catalogProbes(version: ApiVersion): Probe[] {
  return Object.entries(LISTS).map(([name, target]) => ({
    name,
    version,
    request: {
      method: 'GET',
      target: `${target}${target.includes('?') ? '&' : '?'}api-version=${version}`,
    },
  }))
}
