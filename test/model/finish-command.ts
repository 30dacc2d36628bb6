import fc from 'fast-check'
import { expect } from 'vitest'
import { command, type ModelCommand } from './command.ts'
import { RULES } from './fault-commands.ts'
import { MAGIC_RULES } from './magic.ts'
import type { Model } from './model.ts'

/** Ends the operations that a rule was forced upon; the numbers of failing purchases are free from now on. */
export const finishCommand: fc.Arbitrary<ModelCommand> = fc.nat(7).map((nth) =>
  command(
    'finish',
    String(nth),
    async (model, inventory) => {
      const running = [...runningRules(model), ...RULES, ...MAGIC_RULES]
      const rule = running[nth % running.length] ?? RULES[0]
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
      return finished.length > 0 ? 'finished' : 'nothing ran'
    },
    (model) => nth === 0 || runningRules(model).size > 0,
  ),
)

/** The rules by which operations of searches and reservations run now. */
function runningRules(model: Readonly<Model>): Set<string> {
  const searches = [...model.searches.values()].flatMap(({ made, bought }) => [made, bought ?? made])
  const running = searches.filter(({ endsAt }) => endsAt > model.now).map(({ rule }) => rule)
  const reservations = [...model.reservations.values()].filter(
    ({ reservation: { purchase } }) => purchase !== undefined && purchase.endsAt > model.now,
  )
  const rules = [...running, ...reservations.map(({ rule }) => rule)]
  return new Set(rules.filter((rule) => rule !== undefined))
}
