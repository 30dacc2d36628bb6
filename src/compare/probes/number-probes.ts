import type { ApiVersion } from '../../http/contract/api-version.ts'
import type { Probe } from '../probe.ts'
import { NOBODYS_ID, NOBODYS_NUMBER } from './unknown-names.ts'

const READS = {
  numbers: '/phoneNumbers',
  'numbers-page': '/phoneNumbers?top=1',
  'owned-number': '/phoneNumbers/{number}',
  'unknown-number': `/phoneNumbers/${NOBODYS_NUMBER}`,
  'no-number': '/phoneNumbers/invalid_phone_number',
  'unknown-search': `/availablePhoneNumbers/searchResults/${NOBODYS_ID}`,
  'unknown-operation': `/phoneNumbers/operations/search_${NOBODYS_ID}`,
  'no-operation': '/phoneNumbers/operations/invalid_operation',
} as const

/** Owned numbers, and records that do not exist. */
export function numberProbes(version: ApiVersion): Probe[] {
  return Object.entries(READS).map(([name, target]) => ({
    name,
    version,
    request: {
      method: 'GET',
      target: `${target}${target.includes('?') ? '&' : '?'}api-version=${version}`,
    },
  }))
}
