import fc from 'fast-check'
import { expect } from 'vitest'
import { cancelOperation } from '../../src/inventory/cancel-operation.ts'
import { command, type ModelCommand, pick } from './command.ts'
import { isBought } from './model.ts'
import { RESOURCES } from './world.ts'

/** Cancels the operation of a search or of a purchase; only a search can be undone. */
export const cancelCommand: fc.Arbitrary<ModelCommand> = fc
  .record({
    resource: fc.constantFrom(...RESOURCES),
    nth: fc.nat(20),
    type: fc.constantFrom('search', 'search', 'purchase'),
  })
  .map(({ resource, nth, type }) =>
    command(`cancel(${resource}, ${type} ${nth})`, async (model, inventory) => {
      const searchId = pick(model.searches.keys(), nth, 'unknown')
      const found = model.searches.get(searchId)
      const exists = found?.resource === resource && (type === 'search' || isBought(found.search))
      if (found !== undefined && exists && model.isHeld(found.search)) {
        found.search = { ...found.search, cancelledAt: model.now }
        if (found.search.phoneNumbers.length > 0) model.changes += 1
      }
      expect(await cancelOperation(inventory, resource, `${type}_${searchId}`)).toBe(exists)
    }),
  )
