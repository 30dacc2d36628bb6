import { expect } from 'vitest'
import type { Inventory } from '../../src/inventory/inventory.ts'
import type { SearchAnswer, SearchRequest } from '../../src/inventory/search.ts'
import type { Fill } from '../../src/numbering/fill.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { endOf } from './forced.ts'
import type { Model } from './model.ts'
import { fitting, givenAway, serves } from './rules.ts'

export interface Searching {
  readonly resource: string
  readonly wanted: SearchRequest
  readonly forced: ForcedOutcome | undefined
}

/** Compares the answer to a search with the model, which searches as well. Answers the outcome. */
export function searchInModel(
  model: Model,
  { register }: Pick<Inventory, 'register'>,
  { resource, wanted, forced }: Searching,
  answer: SearchAnswer,
): string {
  const { policyFor, offerings } = register.current()
  const policy = policyFor(resource)
  const fit = fitting(offerings, wanted)
  const [first] = fit
  const refusal = refusalOf(wanted, policy.maxSearchQuantity, first !== undefined)
  if (first === undefined || refusal !== undefined) {
    expect(answer).toEqual(refusal)
    return answer.kind
  }

  const free = model.freeNumbers()
  const sellable = (offering: typeof first) =>
    free.filter((number) => serves(stockOf(model, number), offering, wanted))
  const { error, atMost = wanted.quantity, purchase, ...running } = forced ?? {}
  const sought = error === undefined ? Math.min(wanted.quantity, atMost) : 0
  const offering = (sought > 0 && fit.find((candidate) => sellable(candidate).length > 0)) || first
  const candidates = sellable(offering)

  if (purchase === undefined) model.use(forced)
  if (answer.kind !== 'held') throw new Error(answer.kind)
  const found = answer.search
  const { country, areaCode: _, ...terms } = wanted
  expect(found).toEqual({
    id: found.id,
    country: country.toUpperCase(),
    ...terms,
    phoneNumbers: found.phoneNumbers,
    offeredCapabilities: offering.capabilities,
    cost: offering.cost,
    agreementToNotResellRequired: offering.agreementToNotResellRequired,
    createdAt: model.now,
    expiresAt: model.now + policy.holdMs,
    ...(error && { error }),
  })
  expect(candidates).toEqual(expect.arrayContaining([...found.phoneNumbers]))
  expect(new Set(found.phoneNumbers).size).toBe(found.phoneNumbers.length)
  expect(found.phoneNumbers).toHaveLength(Math.min(sought, candidates.length))
  expectBest(model, policy.fill, found.phoneNumbers, candidates)

  expect(model.searches.has(found.id)).toBe(false)
  const made = { ...running, endsAt: endOf(running, model.now) }
  expect(answer.operation.endsAt).toBe(made.endsAt)
  model.searches.set(found.id, { resource, search: found, made, ...(purchase && { forced: purchase }) })
  // A search that found nothing is not in the trail.
  if (found.phoneNumbers.length > 0) model.changes += 1
  if (error !== undefined) return `failed with ${error}`
  if (found.phoneNumbers.length === 0) return 'out of stock'
  return found.phoneNumbers.length < wanted.quantity ? 'held in part' : 'held'
}

/** The answer to a search that finds no offering. */
function refusalOf({ country, quantity }: SearchRequest, maximum: number, isOffered: boolean) {
  if (country === 'ZZ') return { kind: 'countryUnknown' }
  if (quantity > maximum) return { kind: 'quantityTooLarge', maximum }
  return isOffered ? undefined : { kind: 'notOffered' }
}

/** No number that was left behind gives less away, or is of the same stock and comes first by the policy. */
function expectBest(
  model: Model,
  fill: Fill,
  taken: readonly PhoneNumber[],
  candidates: readonly PhoneNumber[],
) {
  const left = candidates.filter((number) => !taken.includes(number))
  for (const one of taken) {
    for (const other of left) {
      const [a, b] = [stockOf(model, one), stockOf(model, other)]
      expect(givenAway(a.capabilities)).toBeLessThanOrEqual(givenAway(b.capabilities))
      if (a === b) expect(comesFirst(model, fill, one, other), `${one} was taken before ${other}`).toBe(true)
    }
  }
}

/** Whether one free number of a stock is taken before another; the numbers of each stock came in one block. */
function comesFirst(model: Model, fill: Fill, one: PhoneNumber, other: PhoneNumber): boolean {
  const [a, b] = [model.restedSince(one), model.restedSince(other)]
  // Only an untouched number has rested since 0.
  if ((a === 0) !== (b === 0)) return (a === 0) === (fill === 'rested')
  return a === b ? one < other : a < b
}

function stockOf(model: Model, number: PhoneNumber) {
  const stock = model.stockOf.get(number)
  if (stock === undefined) throw new Error(`${number} is of no stock`)
  return stock
}
