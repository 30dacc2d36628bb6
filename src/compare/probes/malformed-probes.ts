import type { ApiVersion } from '../../http/contract/api-version.ts'
import type { Credentials, Probe } from '../probe.ts'

const PAGES = {
  'top-0': '/phoneNumbers?top=0',
  'top-negative': '/phoneNumbers?top=-1',
  'top-text': '/phoneNumbers?top=ten',
  'skip-negative': '/phoneNumbers?skip=-1',
  'page-size-0': '/availablePhoneNumbers/countries?maxPageSize=0',
  'area-codes-without-type': '/availablePhoneNumbers/countries/US/areaCodes',
  'area-codes-wrong-type': '/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=satellite',
  'area-codes-without-locality': '/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=geographic',
  'area-codes-unknown-locality':
    '/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=geographic&locality=Nowhere&administrativeDivision=AK',
  'localities-unknown-country': '/availablePhoneNumbers/countries/XX/localities',
  'offerings-wrong-type': '/availablePhoneNumbers/countries/US/offerings?phoneNumberType=satellite',
  'unknown-path': '/phoneNumber',
} as const

/** Targets that are sent as they are, with a version that is none, or without any. */
const VERSIONS = {
  'version-missing': '/phoneNumbers',
  'version-empty': '/phoneNumbers?api-version=',
  'version-old': '/phoneNumbers?api-version=2020-01-01',
  'version-preview': '/phoneNumbers?api-version=2024-03-01-preview',
  'version-text': '/phoneNumbers?api-version=latest',
  'version-newer': '/phoneNumbers?api-version=2099-01-01',
} as const

const CREDENTIALS: Readonly<Record<string, Credentials>> = {
  'signature-missing': 'none',
  'signature-wrong': 'otherKey',
  'signature-stale': 'staleDate',
  'signature-of-another-body': 'otherBody',
  'token-made-up': 'madeUpToken',
}

/** Requests that are to be refused, none of which could change anything if it were accepted. */
export function malformedProbes(version: ApiVersion): Probe[] {
  const read = (name: string, target: string, credentials?: Credentials): Probe => ({
    name,
    version,
    request: { method: 'GET', target },
    ...(credentials !== undefined && { credentials }),
  })
  const versioned = (target: string) => `${target}${target.includes('?') ? '&' : '?'}api-version=${version}`
  return [
    ...Object.entries(PAGES).map(([name, target]) => read(name, versioned(target))),
    ...Object.entries(VERSIONS).map(([name, target]) => read(name, target)),
    ...Object.entries(CREDENTIALS).map(([name, each]) => read(name, versioned('/phoneNumbers'), each)),
    {
      name: 'wrong-method',
      version,
      request: { method: 'PUT', target: `/availablePhoneNumbers/countries?api-version=${version}` },
    },
    { name: 'options', version, request: { method: 'OPTIONS', target: versioned('/phoneNumbers') } },
    {
      name: 'change-of-no-number',
      version,
      request: {
        method: 'PATCH',
        target: `/phoneNumbers/invalid_phone_number/capabilities?api-version=${version}`,
        body: '{',
      },
    },
  ]
}
