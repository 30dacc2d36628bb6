import fc from 'fast-check'
import { expect } from 'vitest'
import { command, type ModelCommand } from './command.ts'
import { RULES } from './forced.ts'

/** Ends the operations that a rule was forced upon; the numbers of failing purchases are free from now on. */
export const finishCommand: fc.Arbitrary<ModelCommand> = fc.constantFrom(...RULES).map((rule) =>
  command(`finish(${rule})`, async (model, inventory) => {
    const expected: string[] = []
    for (const [id, found] of model.searches) {
      const { made, bought } = found
      if (made.rule === rule && made.endsAt > model.now) {
        expected.push(`search_${id}`)
        found.made = { ...made, endsAt: model.now }
      }
      if (bought?.rule !== rule || bought.endsAt <= model.now) continue
      expected.push(`purchase_${id}`)
      found.bought = { ...bought, endsAt: model.now }
      const { purchaseFailure } = found.search
      if (purchaseFailure === undefined) continue
      found.search = { ...found.search, purchaseFailure: { ...purchaseFailure, failsAt: model.now } }
      model.changes += 1
    }
    for (const found of model.reservations.values()) {
      const { purchase, purchaseFailure } = found.reservation
      if (found.rule !== rule || purchase === undefined || purchase.endsAt <= model.now) continue
      expected.push(`reservationPurchase_${found.reservation.id}`)
      found.reservation = {
        ...found.reservation,
        purchase: { ...purchase, endsAt: model.now },
        ...(purchaseFailure && { purchaseFailure: { ...purchaseFailure, failsAt: model.now } }),
      }
      model.changes += 1
    }
    const finished = await inventory.store.finishOperations({ rule })
    // Releases and changes of capabilities are not in the model.
    const ids = finished
      .filter(({ operation }) => operation.phoneNumber === undefined)
      .map(({ operation }) => operation.id)
    expect(ids.sort()).toEqual(expected.sort())
    for (const { operation } of finished) expect(operation.endsAt).toBe(model.now)
  }),
)
