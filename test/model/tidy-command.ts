import fc from 'fast-check'
import { expect } from 'vitest'
import { getOperation } from '../../src/inventory/get-operation.ts'
import { getSearch } from '../../src/inventory/get-search.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { purchase } from '../../src/inventory/purchase.ts'
import { command, type ModelCommand } from './command.ts'
import type { Model } from './model.ts'
import { holdEnd, isBought } from './model-facts.ts'
import { HOLD_MS } from './open-inventory.ts'

/**
 * Removes old records. Kept records stay as they were, which is checked after every command; removed records are
 * unknown.
 */
export const tidyCommand: fc.Arbitrary<ModelCommand> = fc
  .record({ keptMs: fc.constantFrom(0, 1, HOLD_MS), limit: fc.constantFrom(1, 2, 100) })
  .map(({ keptMs, limit }) =>
    command('tidy', `${keptMs}, ${limit}`, async (model, inventory) => {
      for (;;) {
        const answer = await inventory.store.tidy({ keptMs, limit })
        if (answer.kind === 'busy') throw new Error('Nobody else is tidying')
        if (!answer.more) break
      }
      // The embedded store keeps the newest search in any case.
      let removed = false
      const newest = [...model.searches.keys()].at(-1)
      for (const [id, { resource, search, made, bought }] of model.searches) {
        const end = Math.max(search.expiresAt, made.endsAt, bought?.endsAt ?? 0)
        const isOld = end <= model.now - keptMs
        if (isOld && id !== newest) await expectGone(inventory, resource, id)
        if (isOld) forget(model, id)
        else await expectKept(inventory, resource, id, isBought(search))
        removed ||= isOld
      }
      return removed ? 'removed' : 'nothing old'
    }),
  )

async function expectKept(inventory: Inventory, resource: string, id: string, bought: boolean) {
  expect(await getOperation(inventory, resource, `search_${id}`)).toBeDefined()
  const purchased = await getOperation(inventory, resource, `purchase_${id}`)
  expect(purchased !== undefined).toBe(bought)
}

async function expectGone(inventory: Inventory, resource: string, id: string) {
  expect(await getSearch(inventory, resource, id)).toBeUndefined()
  expect(await getOperation(inventory, resource, `search_${id}`)).toBeUndefined()
  expect(await getOperation(inventory, resource, `purchase_${id}`)).toBeUndefined()
  const again = await purchase(inventory, resource, { searchId: id, agreeToNotResell: true })
  expect(again).toEqual({ kind: 'searchNotFound' })
}

/** The model remembers only when the numbers of the search were free again. */
function forget(model: Model, id: string) {
  const found = model.searches.get(id)
  model.searches.delete(id)
  if (found === undefined || found.search.purchasedAt !== undefined) return
  for (const phoneNumber of found.search.phoneNumbers) model.giveBack(phoneNumber, holdEnd(found.search))
}
