import fc from 'fast-check'
import { expect } from 'vitest'
import { getOperation } from '../../src/inventory/get-operation.ts'
import { purchase } from '../../src/inventory/purchase.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { PurchaseAnswer } from '../../src/storage/port/hold-store.ts'
import { aim, canAim, command, type ModelCommand, target, textOf } from './command.ts'
import { endOf, forcedBy } from './forced.ts'
import type { Model } from './model.ts'
import { isBought } from './model-facts.ts'

const UNKNOWN = '0000dead-0000-7000-8000-000000000000'

export const purchaseCommand: fc.Arbitrary<ModelCommand> = fc
  .record({
    target,
    capitals: fc.boolean(),
    agreeToNotResell: fc.constantFrom(true, true, false),
  })
  .map(({ target, capitals, agreeToNotResell }) =>
    command(
      'purchase',
      `search ${textOf(target)}, ${agreeToNotResell}`,
      async (model, inventory, real) => {
        const { key: searchId = UNKNOWN, resource } = aim(model.searches, target)
        const forced = await forcedBy(model, real, {
          operation: 'PurchasePhoneNumbers',
          resource,
          named: { kind: 'search', searchId },
          subjects: model.subjectsOfSearch(resource, searchId),
        })
        const text = capitals ? searchId.toUpperCase() : searchId
        const before = await getOperation(inventory, resource, `purchase_${searchId}`)
        const expected = purchaseInModel(model, resource, searchId, { agreeToNotResell, forced })
        const answer = await purchase(inventory, resource, {
          searchId: text,
          agreeToNotResell,
          ...(forced && { forced }),
        })
        expect(answer.kind).toBe(expected)
        const operation = await getOperation(inventory, resource, `purchase_${searchId}`)
        expect(operation?.value).toEqual(answer.kind === 'purchased' ? answer.operation : undefined)
        if (before !== undefined) expect(operation).toEqual(before)
        if (before !== undefined) return 'sent again'
        const failure = operation?.value.failure
        return failure === undefined ? answer.kind : `failed with ${failure}`
      },
      (model) => canAim(model.searches, target),
    ),
  )

export function purchaseInModel(
  model: Model,
  resource: string,
  searchId: string,
  { agreeToNotResell, forced }: { agreeToNotResell: boolean; forced: ForcedOutcome | undefined },
): PurchaseAnswer['kind'] {
  const found = model.searches.get(searchId)
  if (found === undefined || found.resource !== resource) return 'searchNotFound'
  const { search } = found
  if (isBought(search)) return 'purchased'
  if (!model.isHeld(search)) return 'holdEnded'
  const { expires, error, ...running } = forced ?? found.forced ?? {}
  if (expires) {
    model.use(forced ?? found.forced)
    found.search = { ...search, expiresAt: model.now }
    if (search.phoneNumbers.length > 0) model.changes += 1
    return 'holdEnded'
  }
  if (search.phoneNumbers.length === 0) return 'nothingHeld'
  if (search.agreementToNotResellRequired && !agreeToNotResell) return 'agreementRequired'

  const endsAt = endOf(running, model.now)
  model.use(forced ?? found.forced)
  found.bought = { ...running, endsAt }
  model.changes += 1
  if (error !== undefined) {
    found.search = { ...search, purchaseFailure: { error, acceptedAt: model.now, failsAt: endsAt } }
    return 'purchased'
  }
  const purchasedAt = model.now
  found.search = { ...search, purchasedAt }
  for (const phoneNumber of search.phoneNumbers) {
    const { country, numberType, assignmentType, capabilities, offeredCapabilities, cost } = search
    const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities, cost }
    model.owned.set(phoneNumber, { resource, owned: { phoneNumber, ...terms, purchasedAt } })
  }
  return 'purchased'
}
