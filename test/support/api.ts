import type { Send } from './keep-alive-client.ts'
import type { Reply } from './send-request.ts'

/** The area codes of the harness's stock: five thousand numbers that no other client asks for. */
export const AREA_CODES = ['221', '30', '40', '69', '89'] as const
export const STOCK_SIZE = 5_000

const VERSION = 'api-version=2025-06-01'

/** An answer that no request of the harness should get. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'

  constructor(request: string, { status, json }: Reply) {
    super(`${request} was answered ${status} ${JSON.stringify(json)}`)
  }
}

export interface SearchResult {
  readonly phoneNumbers: readonly string[]
  readonly error: string
}

export const SEARCH_PATH = '/availablePhoneNumbers/countries/DE/:search'

/** The body of a search in the stock. */
export function searchRequest(areaCode: string, quantity: number): object {
  return {
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'inbound+outbound', sms: 'none' },
    areaCode,
    quantity,
  }
}

/** Resolves to the id of the search. */
export async function search(send: Send, areaCode: string, quantity: number): Promise<string> {
  const target = `${SEARCH_PATH}?${VERSION}`
  const reply = await expectStatus(send, 202, 'POST', target, searchRequest(areaCode, quantity))
  return String(reply.headers['search-id'])
}

/** `undefined` if there is no such search, or the answer was cut off. */
export async function searchResult(send: Send, searchId: string): Promise<SearchResult | undefined> {
  const json = await find(send, `/availablePhoneNumbers/searchResults/${searchId}?${VERSION}`)
  if (json === undefined) return undefined
  return { phoneNumbers: texts(member(json, 'phoneNumbers')), error: String(member(json, 'error')) }
}

/** Resolves to the id of the operation. */
export async function purchase(send: Send, searchId: string): Promise<string> {
  const target = `/availablePhoneNumbers/:purchase?${VERSION}`
  return operationOf(await expectStatus(send, 202, 'POST', target, { searchId }))
}

export async function cancel(send: Send, searchId: string): Promise<void> {
  await expectStatus(send, 204, 'DELETE', `/phoneNumbers/operations/search_${searchId}?${VERSION}`)
}

/** Resolves to the id of the operation. */
export async function release(send: Send, phoneNumber: string): Promise<string> {
  const target = `/phoneNumbers/${encodeURIComponent(phoneNumber)}?${VERSION}`
  return operationOf(await expectStatus(send, 202, 'DELETE', target))
}

/** `undefined` if there is no such operation. */
export async function operationStatus(send: Send, operationId: string): Promise<string | undefined> {
  const json = await find(send, `/phoneNumbers/operations/${operationId}?${VERSION}`)
  return json === undefined ? undefined : String(member(json, 'status'))
}

/** All numbers that the resource owns. */
export async function ownedNumbers(send: Send): Promise<string[]> {
  const page = 1_000
  const all: string[] = []
  for (;;) {
    const target = `/phoneNumbers?${VERSION}&top=${page}&skip=${all.length}`
    const { json } = await expectStatus(send, 200, 'GET', target)
    const owned = member(json, 'phoneNumbers')
    const numbers = Array.isArray(owned) ? owned.map((each) => String(member(each, 'phoneNumber'))) : []
    all.push(...numbers)
    if (numbers.length < page) return all
  }
}

/** The body of the answer; `undefined` for a 404, or if the answer was cut off. */
async function find(send: Send, target: string): Promise<unknown> {
  const reply = await send('GET', target)
  if (reply.status === 404) return undefined
  if (reply.status !== 200) throw new UnexpectedAnswer(`GET ${target}`, reply)
  return reply.json
}

async function expectStatus(
  send: Send,
  expected: number,
  method: string,
  target: string,
  body?: object,
): Promise<Reply> {
  const reply = await send(method, target, body)
  if (reply.status !== expected) throw new UnexpectedAnswer(`${method} ${target}`, reply)
  return reply
}

function operationOf({ headers }: Reply): string {
  return String(headers['operation-id'])
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
