import type { ApiVersion } from '../../http/contract/api-version.ts'
import type { Probe, SearchProbe } from '../probe.ts'

const SEARCHED = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
  quantity: 1,
}

/**
 * Searches, the most telling first. Wrong ones are searches too: the live service counts every request of the operation
 * (https://learn.microsoft.com/azure/communication-services/concepts/service-limits).
 */
export function searchProbes(version: ApiVersion): SearchProbe[] {
  const search = (name: string, country: 'US' | 'XX', body: string, reads: Probe[] = []): SearchProbe => ({
    name,
    version,
    request: {
      method: 'POST',
      target: `/availablePhoneNumbers/countries/${country}/:search?api-version=${version}`,
      body,
    },
    reads,
  })
  return [
    search('search', 'US', JSON.stringify(SEARCHED), [
      {
        name: 'search-operation',
        version,
        request: { method: 'GET', target: `/phoneNumbers/operations/{operation}?api-version=${version}` },
        settles: true,
      },
      {
        name: 'search-result',
        version,
        request: {
          method: 'GET',
          target: `/availablePhoneNumbers/searchResults/{search}?api-version=${version}`,
        },
      },
    ]),
    search('search-not-offered', 'US', JSON.stringify({ ...SEARCHED, assignmentType: 'person' })),
    search('search-unknown-country', 'XX', JSON.stringify(SEARCHED)),
    search('search-without-type', 'US', JSON.stringify({ ...SEARCHED, phoneNumberType: undefined })),
    search('search-no-json', 'US', '{'),
  ]
}
