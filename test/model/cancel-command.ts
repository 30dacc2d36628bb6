import fc from 'fast-check'
import { expect } from 'vitest'
import { cancelOperation } from '../../src/inventory/cancel-operation.ts'
import { aim, canAim, command, type ModelCommand, target, textOf } from './command.ts'
import { isBought } from './model-facts.ts'

/** Cancels the operation of a search or of a purchase; only a search can be undone. */
export const cancelCommand: fc.Arbitrary<ModelCommand> = fc
  .record({
    target,
    type: fc.constantFrom('search', 'search', 'purchase'),
  })
  .map(({ target, type }) =>
    command(
      'cancel',
      `${type} ${textOf(target)}`,
      async (model, inventory) => {
        const { key: searchId = 'unknown', resource } = aim(model.searches, target)
        const found = model.searches.get(searchId)
        const exists = found?.resource === resource && (type === 'search' || isBought(found.search))
        const ends = found !== undefined && exists && model.isHeld(found.search)
        if (ends) {
          found.search = { ...found.search, cancelledAt: model.now }
          if (found.search.phoneNumbers.length > 0) model.changes += 1
        }
        expect(await cancelOperation(inventory, resource, `${type}_${searchId}`)).toBe(exists)
        if (ends) return 'cancelled'
        return exists ? 'nothing to end' : 'unknown'
      },
      (model) => canAim(model.searches, target),
    ),
  )
