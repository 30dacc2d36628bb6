import fc from 'fast-check'
import { expect } from 'vitest'
import { getOperation } from '../../../src/inventory/get-operation.ts'
import { getSearch } from '../../../src/inventory/get-search.ts'
import type { Inventory } from '../../../src/inventory/inventory.ts'
import type { SearchAnswer } from '../../../src/inventory/search.ts'
import type { ForcedOutcome } from '../../../src/numbering/forced-outcome.ts'
import { at, headerOf, purchaseTarget, searchTarget } from '../../http/support/operations.ts'
import type { Reply } from '../../support/client.ts'
import { aim, canAim, target, textOf } from '../command.ts'
import { purchaseInModel } from '../purchase-command.ts'
import { plainRequest, subjectOf } from '../search-command.ts'
import { searchInModel } from '../search-in-model.ts'
import { CALLS, EVERYTHING, RESOURCES } from '../world.ts'
import { type HttpCommand, httpCommand } from './http-command.ts'
import { sendUntilAnswered } from './send-until-answered.ts'

const UNKNOWN = '0000dead-0000-7000-8000-000000000000'

const wanted = fc
  .tuple(plainRequest, fc.constantFrom(CALLS, EVERYTHING))
  .map(([request, capabilities]) => ({ ...request, capabilities }))

/** A search whose answer is lost is answered with the same hold when it is sent again. */
export const httpSearchCommand: fc.Arbitrary<HttpCommand> = fc
  .tuple(fc.constantFrom(...RESOURCES), wanted)
  .map(([resource, wanted]) =>
    httpCommand('search', `${resource}, ${JSON.stringify(wanted)}`, async (model, served) => {
      const { country, numberType: phoneNumberType, ...rest } = wanted
      const prepared = served.prepare(resource, 'POST', searchTarget(country), { ...rest, phoneNumberType })
      const { quantity } = wanted
      const operation = 'SearchAvailablePhoneNumbers'
      const request = { operation, resource, quantity, subjects: [subjectOf(wanted)] }
      let first: { readonly forced: ForcedOutcome | undefined } | undefined
      const reply = await sendUntilAnswered(model, served, { request, prepared }, (forced) => {
        first ??= { forced }
      })
      const answer = await answerOf(served.inventory, resource, reply)
      return searchInModel(model, served.inventory, { resource, wanted, forced: first?.forced }, answer)
    }),
  )

async function answerOf(inventory: Inventory, resource: string, reply: Reply): Promise<SearchAnswer> {
  if (reply.status === 400) return { kind: 'notOffered' }
  expect(reply.status).toBe(202)
  const id = headerOf(reply, 'search-id')
  const search = (await getSearch(inventory, resource, id))?.value
  const operation = (await getOperation(inventory, resource, headerOf(reply, 'operation-id')))?.value
  if (search === undefined || operation === undefined) throw new Error(`There is no search ${id}`)
  return { kind: 'held', search, operation }
}

/** A purchase whose answer is lost buys once, however often it is sent. */
export const httpPurchaseCommand: fc.Arbitrary<HttpCommand> = fc
  .tuple(target, fc.constantFrom(true, true, false))
  .map(([target, agreeToNotResell]) =>
    httpCommand(
      'purchase',
      `search ${textOf(target)}, ${agreeToNotResell}`,
      async (model, served) => {
        const { key: searchId = UNKNOWN, resource } = aim(model.searches, target)
        const prepared = served.prepare(resource, 'POST', purchaseTarget('2025-06-01'), {
          searchId,
          agreeToNotResell,
        })
        const subjects = model.subjectsOfSearch(resource, searchId)
        const request = { operation: 'PurchasePhoneNumbers', resource, subjects }
        let expected = ''
        const reply = await sendUntilAnswered(model, served, { request, prepared }, (forced) => {
          expected = purchaseInModel(model, resource, searchId, { agreeToNotResell, forced })
        })
        expect(reply.status).toBe(STATUSES[expected])
        return expected
      },
      (model) => canAim(model.searches, target),
    ),
  )

const STATUSES: Readonly<Record<string, number>> = {
  purchased: 202,
  searchNotFound: 404,
  holdEnded: 400,
  nothingHeld: 400,
  agreementRequired: 400,
}

/** Cancels a search; a cancellation that is sent again changes nothing more. */
export const httpCancelCommand: fc.Arbitrary<HttpCommand> = target.map((target) =>
  httpCommand(
    'cancel',
    textOf(target),
    async (model, served) => {
      const { key: searchId = UNKNOWN, resource } = aim(model.searches, target)
      const prepared = served.prepare(resource, 'DELETE', at(`/phoneNumbers/operations/search_${searchId}`))
      const subjects = model.subjectsOfSearch(resource, searchId)
      const request = { operation: 'CancelOperation', resource, subjects }
      const found = model.searches.get(searchId)
      const reply = await sendUntilAnswered(model, served, { request, prepared }, () => {
        if (found === undefined || found.resource !== resource || !model.isHeld(found.search)) return
        found.search = { ...found.search, cancelledAt: model.now }
        if (found.search.phoneNumbers.length > 0) model.changes += 1
      })
      expect(reply.status).toBe(found?.resource === resource ? 204 : 404)
      return String(reply.status)
    },
    (model) => canAim(model.searches, target),
  ),
)

/** Reads a search, whose answer has a body that can be slow or cut off. */
export const httpReadCommand: fc.Arbitrary<HttpCommand> = target.map((target) =>
  httpCommand(
    'read',
    textOf(target),
    async (model, served) => {
      const { key: searchId = UNKNOWN, resource } = aim(model.searches, target)
      const path = at(`/availablePhoneNumbers/searchResults/${searchId}`)
      const prepared = served.prepare(resource, 'GET', path)
      const subjects = model.subjectsOfSearch(resource, searchId)
      const request = { operation: 'GetSearchResult', resource, subjects }
      const reply = await sendUntilAnswered(model, served, { request, prepared }, () => {})
      const found = model.searches.get(searchId)
      expect(reply.status).toBe(found?.resource === resource ? 200 : 404)
      if (found === undefined || reply.status !== 200) return String(reply.status)
      // What a search with a failed purchase shows is compared with the invariants.
      const { purchaseFailure, purchasedAt } = found.search
      const isShown =
        purchaseFailure === undefined && (purchasedAt !== undefined || model.isHeld(found.search))
      const phoneNumbers = isShown ? found.search.phoneNumbers : []
      expect(reply.json).toMatchObject({ searchId, phoneNumbers: expect.arrayContaining([...phoneNumbers]) })
      return '200'
    },
    (model) => canAim(model.searches, target),
  ),
)
