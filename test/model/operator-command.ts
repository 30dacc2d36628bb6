import fc from 'fast-check'
import { expect } from 'vitest'
import type { Offering } from '../../src/numbering/offering.ts'
import type { OwnedTerms } from '../../src/numbering/owned-number.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'
import { changeNumber, type WantedChange } from '../../src/operator/change-number.ts'
import { changeSale } from '../../src/operator/change-sale.ts'
import { command, type ModelCommand } from './command.ts'
import type { Model } from './model.ts'
import { HOLD_MS } from './open-inventory.ts'
import { givenAway, includes } from './rules.ts'
import { OFFERINGS, RESOURCES, STOCKS } from './world.ts'

const AUTHOR = { by: 'key 1' }

const verb = fc.constantFrom(
  ...(['withdraw', 'back on sale', 'assign', 'transfer', 'release', 'restore'] as const),
  ...(['quarantine', 'portOut', 'portIn', 'portIn for'] as const),
)
type Verb = typeof verb extends fc.Arbitrary<infer T> ? T : never

/** What the operator does with a number, which may be in any state. */
export const operatorCommand: fc.Arbitrary<ModelCommand> = fc
  .record({
    verb,
    number: fc.constantFrom<PhoneNumber>(...STOCKS.flatMap(({ numbers }) => numbers)),
    resource: fc.constantFrom(...RESOURCES),
    ms: fc.constantFrom(1, HOLD_MS, 3 * HOLD_MS),
  })
  .map(({ verb, number, resource, ms }) =>
    command(`operator: ${verb}`, `${number} ${resource} ${ms}`, async (model, inventory) => {
      const range = { first: phoneNumberToInteger(number), last: phoneNumberToInteger(number) }
      const before = model.now
      const expected = applyToModel(model, { verb, number, resource, until: before + ms })
      if (expected === 'changed') model.changes += 1
      if (verb === 'withdraw' || verb === 'back on sale') {
        const action = verb === 'withdraw' ? 'withdraw' : 'restore'
        const { changed } = await changeSale(inventory, { action, range, author: AUTHOR })
        expect(changed).toBe(expected === 'changed' ? 1 : 0)
        return expected
      }
      const wanted = toWanted(verb, resource, before + ms)
      const { kind } = await changeNumber(inventory, { phoneNumber: number, wanted, author: AUTHOR })
      // Only the trail tells whether the last command gave the number to its owner.
      expect(expected === 'nothing' ? ['unchanged', 'refused'] : [expected]).toContain(kind)
      return expected
    }),
  )

function toWanted(
  verb: Exclude<Verb, 'withdraw' | 'back on sale'>,
  resource: string,
  until: number,
): WantedChange {
  switch (verb) {
    case 'assign':
      return { kind: 'assign', resource }
    case 'transfer':
      return { kind: 'transfer', to: resource }
    case 'portIn for':
      return { kind: 'portIn', resource }
    case 'quarantine':
      return { kind: 'quarantine', until }
    default:
      return { kind: verb }
  }
}

interface Operation {
  readonly verb: Verb
  readonly number: PhoneNumber
  readonly resource: string
  readonly until: number
}

type Outcome = 'changed' | 'unchanged' | 'refused' | 'notSold' | 'nothing'

function applyToModel(model: Model, operation: Operation): Outcome {
  const { verb, number, resource, until } = operation
  const sold = model.owned.get(number)
  const offSale = model.offSaleNow(number)
  const isHeld = model.isHeldNumber(number)
  switch (verb) {
    case 'withdraw':
      if (!model.isFree(number)) return 'refused'
      model.offSale.set(number, { state: 'withdrawn' })
      return 'changed'
    case 'back on sale':
      return offSale === 'withdrawn' ? putBack(model, number) : 'refused'
    case 'assign': {
      const terms = givenTerms(model, number)
      if (terms === undefined) return 'notSold'
      if (sold?.resource === resource) return 'unchanged'
      return model.isFree(number) || offSale === 'withdrawn' ? give(model, operation, terms) : 'refused'
    }
    case 'transfer':
      if (sold === undefined) return 'refused'
      if (sold.resource === resource) return 'unchanged'
      return give(model, operation, sold.owned)
    case 'release':
      if (sold === undefined) return 'refused'
      model.owned.delete(number)
      model.former.set(number, { ...sold })
      model.giveBack(number, model.now + model.agingMs)
      return 'changed'
    case 'restore': {
      if (sold !== undefined) return 'nothing'
      if (offSale === 'withdrawn' || offSale === 'quarantined') return putBack(model, number)
      const former = model.former.get(number)
      if (offSale !== undefined || isHeld || !model.isResting(number) || former === undefined)
        return 'refused'
      return give(model, { ...operation, resource: former.resource }, former.owned)
    }
    case 'quarantine': {
      if (sold !== undefined || isHeld || offSale === 'portedOut') return 'refused'
      if ((model.agings.get(number) ?? []).some((end) => end > until)) return 'refused'
      if (offSale === 'quarantined' && model.offSale.get(number)?.until === until) return 'unchanged'
      model.offSale.set(number, { state: 'quarantined', until })
      return 'changed'
    }
    case 'portOut':
      if (offSale === 'portedOut') return 'unchanged'
      if (isHeld) return 'refused'
      model.owned.delete(number)
      model.offSale.set(number, { state: 'portedOut' })
      return 'changed'
    case 'portIn':
      return offSale === 'portedOut' ? putBack(model, number) : 'refused'
    case 'portIn for': {
      const terms = givenTerms(model, number)
      if (terms === undefined) return 'notSold'
      if (sold?.resource === resource) return 'nothing'
      if (offSale !== 'portedOut') return 'refused'
      return give(model, operation, terms)
    }
  }
}

function putBack(model: Model, number: PhoneNumber): Outcome {
  model.offSale.delete(number)
  model.giveBack(number, model.now)
  return 'changed'
}

function give(model: Model, { number, resource }: Operation, terms: OwnedTerms): Outcome {
  model.give(number, resource, { phoneNumber: number, ...termsOf(terms), purchasedAt: model.now })
  return 'changed'
}

function termsOf(terms: OwnedTerms): OwnedTerms {
  const { country, numberType, assignmentType, capabilities, offeredCapabilities, cost } = terms
  return { country, numberType, assignmentType, capabilities, offeredCapabilities, cost }
}

/** The terms of the offering that gives most of what the numbers of the stock can do. */
function givenTerms(model: Model, number: PhoneNumber): OwnedTerms | undefined {
  const stock = model.stockOf.get(number)
  const fit = OFFERINGS.filter(
    ({ country, numberType, capabilities }) =>
      country === stock?.country &&
      numberType === stock.numberType &&
      includes(stock.capabilities, capabilities),
  )
  const rank = ({ capabilities, assignmentType, cost }: Offering) =>
    1_000 * givenAway(capabilities) + (assignmentType === 'application' ? 100 : 0) - cost.amount
  const [best] = [...fit].sort((one, other) => rank(other) - rank(one))
  return best && termsOf({ ...best, offeredCapabilities: best.capabilities })
}
