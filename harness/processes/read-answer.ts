import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './checker/run.ts'
import { fieldsOf } from './fields-of.ts'
import { readSip } from './read-sip.ts'

/** The part of an HTTP answer that goes into the log; `undefined` if the body did not arrive whole. */
export function readAnswer(status: number, headers: IncomingHttpHeaders, json: unknown): Answer | undefined {
  if (json === undefined && hasBody(status)) return undefined
  const body = fieldsOf(json)
  const numbers = readNumbers(body['phoneNumbers'])
  const code = fieldsOf(body['error'])['code']
  const state = [body['status'], body['error']].find((each) => typeof each === 'string')
  const sip = readSip(body)
  const expiresAt = body['searchExpiresBy'] ?? body['expiresAt']
  const { 'search-id': search, 'operation-id': operation } = headers
  return {
    status,
    ...(typeof code === 'string' && { code }),
    ...(headers['retry-after'] !== undefined && { retryAfter: true as const }),
    ...(typeof search === 'string' && { search }),
    ...(typeof operation === 'string' && { operation }),
    ...(numbers !== undefined && { numbers: numbers.held, failed: numbers.failed }),
    ...(isCount(body['changed']) && { changed: Number(body['changed']) > 0 }),
    ...(typeof state === 'string' && { state }),
    ...(typeof expiresAt === 'string' && { expiresAt: Date.parse(expiresAt) }),
    ...(sip !== undefined && { sip }),
  }
}

/** How many numbers a withdrawal changed, or whether a number was changed. */
function isCount(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

/** Searches, purchases, cancellations and releases are answered with headers alone. */
function hasBody(status: number): boolean {
  return status !== 202 && status !== 204
}

/** The items are texts in a search result, and objects in other lists and in reservations. */
function readNumbers(value: unknown): { held: string[]; failed: string[] } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const held: string[] = []
  const failed: string[] = []
  for (const item of Object.values(value)) {
    const { phoneNumber = item, status } = fieldsOf(item)
    const place = status === 'error' ? failed : held
    place.push(String(phoneNumber))
  }
  return { held, failed }
}
