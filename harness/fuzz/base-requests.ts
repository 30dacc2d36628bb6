import type { Random } from '../../test/support/random.ts'
import { framed, type Header, hashed, type Message } from './message.ts'

/** The searches and numbers that the requests name. They exist, so that a request without a mutation succeeds. */
export interface Subjects {
  /** A search that holds numbers. */
  readonly heldSearch: string
  /** Searches to buy and to cancel; a second purchase or cancellation changes nothing. */
  readonly searchToBuy: string
  readonly searchToCancel: string
  /** Owned numbers: one to stay, and one to release. */
  readonly owned: string
  readonly toRelease: string
}

/** A correct request for an operation, without the api-version. */
export interface BaseRequest {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly body?: object
  /** Those of the Phone Numbers API if absent. */
  readonly versions?: readonly [string, ...string[]]
}

const VERSIONS = ['2021-03-07', '2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01'] as const

const SIP_VERSIONS = ['2021-05-01-preview', '2023-03-01'] as const
const SIP_CONFIGURATION = {
  trunks: { 'sbc.example.com': { sipSignalingPort: 5061 }, 'old.example.com': null },
  routes: [
    { description: 'all', name: 'all', numberPattern: '^+[1-9][0-9]{3,23}$', trunks: ['sbc.example.com'] },
  ],
}

const SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
  areaCode: '30',
  quantity: 1,
}

export function baseRequests(subjects: Subjects): BaseRequest[] {
  const owned = `/phoneNumbers/${encodeURIComponent(subjects.owned)}`
  const search = '/availablePhoneNumbers/countries/DE/:search'
  return [
    { operation: 'search', method: 'POST', path: search, body: SEARCH },
    {
      operation: 'get search result',
      method: 'GET',
      path: `/availablePhoneNumbers/searchResults/${subjects.heldSearch}`,
    },
    {
      operation: 'purchase',
      method: 'POST',
      path: '/availablePhoneNumbers/:purchase',
      body: { searchId: subjects.searchToBuy, agreeToNotResell: true },
    },
    {
      operation: 'get operation',
      method: 'GET',
      path: `/phoneNumbers/operations/search_${subjects.heldSearch}`,
    },
    {
      operation: 'cancel',
      method: 'DELETE',
      path: `/phoneNumbers/operations/search_${subjects.searchToCancel}`,
    },
    { operation: 'list numbers', method: 'GET', path: '/phoneNumbers', query: 'skip=0&top=100' },
    { operation: 'get number', method: 'GET', path: owned },
    {
      operation: 'update capabilities',
      method: 'PATCH',
      path: `${owned}/capabilities`,
      body: { calling: 'inbound', sms: 'none' },
    },
    {
      operation: 'release',
      method: 'DELETE',
      path: `/phoneNumbers/${encodeURIComponent(subjects.toRelease)}`,
    },
    { operation: 'get sip', method: 'GET', path: '/sip', versions: SIP_VERSIONS },
    {
      operation: 'change sip',
      method: 'PATCH',
      path: '/sip',
      versions: SIP_VERSIONS,
      body: SIP_CONFIGURATION,
    },
  ]
}

/** The request as a client sends it, without the signature. */
export function toMessage(base: BaseRequest, host: string, now: Date, random: Random): Message {
  const { method, path, query = '', versions = VERSIONS } = base
  const body = base.body === undefined ? '' : JSON.stringify(base.body)
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const version = `api-version=${random.pick(versions)}`
  const headers: Header[] = [
    ['host', host],
    ['accept', 'application/json'],
    ['x-ms-client-request-id', `fuzz-${random.integer(0, 2 ** 31 - 1)}`],
    ['x-ms-date', now.toUTCString()],
    ['x-ms-content-sha256', ''],
    ['authorization', ''],
    ...(body === '' ? [] : ([['content-type', type]] as const)),
    ['content-length', ''],
    ['connection', 'close'],
  ]
  return hashed(
    framed({ method, path, query: query === '' ? version : `${version}&${query}`, headers, body }),
  )
}
