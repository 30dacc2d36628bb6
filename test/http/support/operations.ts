import { expect } from 'vitest'
import type { Client, Reply } from '../../support/client.ts'
import { BASE } from './versions.ts'

/*
 * The operations as a client sends them, for tests that only prepare records with them.
 */

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** One US toll-free number that can send and receive messages. */
export const TOLL_FREE_SEARCH = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'none', sms: 'inbound+outbound' },
}

/** One US geographic number that can call and be called. */
export const GEOGRAPHIC_SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'person',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}

/** A path of the API with its version. */
export function at(path: string, version: string = BASE): string {
  return `${path}${path.includes('?') ? '&' : '?'}api-version=${version}`
}

export function searchTarget(country = 'US', version: string = BASE): string {
  return at(`/availablePhoneNumbers/countries/${country}/:search`, version)
}

export function purchaseTarget(version: string = BASE): string {
  return at('/availablePhoneNumbers/:purchase', version)
}

/** Searches, for toll-free numbers of the US by default, and resolves to the id of the search. */
export async function hold(client: Client, request: object = {}, country = 'US'): Promise<string> {
  const body = { ...TOLL_FREE_SEARCH, ...request }
  const reply = await client('POST', searchTarget(country, '2025-06-01'), { body })
  expect(reply.status).toBe(202)
  return headerOf(reply, 'search-id')
}

export function getResult(client: Client, searchId: string, version: string = BASE): Promise<Reply> {
  return client('GET', at(`/availablePhoneNumbers/searchResults/${searchId}`, version))
}

export function buyHold(client: Client, searchId: string, version = '2025-06-01'): Promise<Reply> {
  return client('POST', purchaseTarget(version), { body: { searchId, agreeToNotResell: true } })
}

/** Searches and buys, and resolves to the numbers. */
export async function buy(client: Client, request: object = {}, country = 'US'): Promise<string[]> {
  const searchId = await hold(client, request, country)
  expect((await buyHold(client, searchId)).status).toBe(202)
  return numbersOf(await getResult(client, searchId))
}

export function getOperation(client: Client, operationId: string, version: string = BASE): Promise<Reply> {
  return client('GET', at(`/phoneNumbers/operations/${operationId}`, version))
}

export function headerOf({ headers }: Reply, name: string): string {
  const value = headers[name]
  if (typeof value !== 'string') throw new Error(`The answer has no header ${name}`)
  return value
}

/** The numbers of a search result, or of a list of owned numbers. */
export function numbersOf({ json }: Reply): string[] {
  if (typeof json !== 'object' || json === null || !('phoneNumbers' in json)) return []
  const { phoneNumbers } = json
  if (!Array.isArray(phoneNumbers)) return []
  return phoneNumbers.map((entry) => (typeof entry === 'string' ? entry : String(entry.phoneNumber)))
}

/** The body of a recorded error. */
export function recorded(code: string, message: string, rest: object = {}): object {
  return { error: { code, message, ...rest } }
}

export const NOT_OFFERED = recorded('InternalError', 'The server encountered an internal error.', {
  innererror: {
    code: 'BadRequest',
    message: 'We are unable to find phone plans to match your requested capabilities.',
  },
})
