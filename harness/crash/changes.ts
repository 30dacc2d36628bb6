import { expect } from 'vitest'
import { expectErrorShape } from '../../test/http/support/check-answer.ts'
import { purchase, SEARCH_PATH, search, searchRequest, searchResult } from '../../test/support/api.ts'
import type { Send } from '../../test/support/keep-alive-client.ts'
import type { Reply } from '../../test/support/send-request.ts'
import type { Inventory } from './checked-restart.ts'
import type { KnownSearch, Unanswered } from './ledger.ts'

/** A request for a change. */
export interface Change {
  readonly request: Unanswered
  readonly method: string
  readonly path: string
  readonly body?: object
}

export function searchChange(areaCode: string, quantity: number): Change {
  const body = searchRequest(areaCode, quantity)
  return { request: { kind: 'search', areaCode, quantity }, method: 'POST', path: SEARCH_PATH, body }
}

/** One change of each kind but a search. */
export function otherChanges(toBuy: KnownSearch, toCancel: KnownSearch, phoneNumber: string): Change[] {
  const path = '/availablePhoneNumbers/:purchase'
  return [
    { request: { kind: 'purchase', search: toBuy }, method: 'POST', path, body: { searchId: toBuy.id } },
    {
      request: { kind: 'cancel', search: toCancel },
      method: 'DELETE',
      path: `/phoneNumbers/operations/search_${toCancel.id}`,
    },
    {
      request: { kind: 'release', phoneNumber },
      method: 'DELETE',
      path: `/phoneNumbers/${encodeURIComponent(phoneNumber)}`,
    },
  ]
}

/** Sends a change while the disk is broken. A refused change may have happened as a whole, or not at all. */
export async function sendToBrokenDisk({ ledger }: Inventory, send: Send, change: Change): Promise<Reply> {
  const { request, method, path, body } = change
  const reply = await send(method, `${path}?api-version=2025-06-01`, body)
  if (reply.status >= 400) {
    expect(reply.status, JSON.stringify(reply.json)).toBeGreaterThanOrEqual(500)
    expect(reply.headers['content-type']).toBe('application/json')
    expectErrorShape(reply.json)
    ledger.unanswered.push(request)
  }
  return reply
}

/** Holds three numbers on a disk that works. */
export async function hold({ ledger }: Inventory, send: Send, areaCode: string): Promise<KnownSearch> {
  const known = ledger.searched(await search(send, areaCode, 3))
  known.numbers = (await searchResult(send, known.id))?.phoneNumbers ?? []
  expect(known.numbers).toHaveLength(3)
  return known
}

export async function buy({ ledger }: Inventory, send: Send, known: KnownSearch): Promise<void> {
  ledger.purchased(known, await purchase(send, known.id))
}
