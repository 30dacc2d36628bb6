import fc from 'fast-check'
import { expect } from 'vitest'
import { getOperation } from '../../src/inventory/get-operation.ts'
import { purchase } from '../../src/inventory/purchase.ts'
import type { PurchaseAnswer } from '../../src/storage/port/hold-store.ts'
import { command, type ModelCommand, pick } from './command.ts'
import type { Model } from './model.ts'
import { RESOURCES } from './world.ts'

const UNKNOWN = '0000dead-0000-7000-8000-000000000000'

export const purchaseCommand: fc.Arbitrary<ModelCommand> = fc
  .record({
    resource: fc.constantFrom(...RESOURCES),
    nth: fc.nat(20),
    capitals: fc.boolean(),
    agreeToNotResell: fc.boolean(),
  })
  .map(({ resource, nth, capitals, agreeToNotResell }) =>
    command(`purchase(${resource}, search ${nth}, ${agreeToNotResell})`, async (model, inventory) => {
      const searchId = pick(model.searches.keys(), nth, UNKNOWN)
      const text = capitals ? searchId.toUpperCase() : searchId
      const before = await getOperation(inventory, resource, `purchase_${searchId}`)
      const expected = purchaseInModel(model, resource, searchId, agreeToNotResell)
      const answer = await purchase(inventory, resource, { searchId: text, agreeToNotResell })
      expect(answer.kind).toBe(expected)
      const operation = await getOperation(inventory, resource, `purchase_${searchId}`)
      expect(operation?.value).toEqual(answer.kind === 'purchased' ? answer.operation : undefined)
      if (before !== undefined) expect(operation).toEqual(before)
    }),
  )

function purchaseInModel(
  model: Model,
  resource: string,
  searchId: string,
  agreeToNotResell: boolean,
): PurchaseAnswer['kind'] {
  const found = model.searches.get(searchId)
  if (found === undefined || found.resource !== resource) return 'searchNotFound'
  const { search } = found
  if (search.purchasedAt !== undefined) return 'purchased'
  if (!model.isHeld(search)) return 'holdEnded'
  if (search.phoneNumbers.length === 0) return 'nothingHeld'
  if (search.agreementToNotResellRequired && !agreeToNotResell) return 'agreementRequired'

  const purchasedAt = model.now
  found.search = { ...search, purchasedAt }
  for (const phoneNumber of search.phoneNumbers) {
    const { country, numberType, assignmentType, capabilities, offeredCapabilities, cost } = search
    const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities, cost }
    model.owned.set(phoneNumber, { resource, owned: { phoneNumber, ...terms, purchasedAt } })
  }
  model.changes += 1
  return 'purchased'
}
