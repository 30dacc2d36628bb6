import fc from 'fast-check'
import { expect } from 'vitest'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { type SearchRequest, search } from '../../src/inventory/search.ts'
import type { Fill } from '../../src/numbering/fill.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { command, type ModelCommand } from './command.ts'
import { endOf, forcedSearch, textOf } from './forced.ts'
import type { Model } from './model.ts'
import { fitting, givenAway, serves } from './rules.ts'
import { AREA_CODES, CALLS, EVERYTHING, INBOUND, MESSAGES, NOTHING, RESOURCES } from './world.ts'

const anyRequest = fc
  .record({
    country: fc.constantFrom('US', 'US', 'us', 'CA', 'CA', 'IE', 'ZZ'),
    numberType: fc.constantFrom('geographic', 'geographic', 'tollFree', 'mobile'),
    assignmentType: fc.constantFrom('application', 'application', 'person'),
    capabilities: fc.constantFrom(NOTHING, INBOUND, CALLS, MESSAGES, EVERYTHING),
    areaCode: fc.option(fc.constantFrom(...AREA_CODES), { nil: undefined }),
    quantity: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ areaCode, ...rest }) => (areaCode === undefined ? rest : { ...rest, areaCode }))

/** Requests that find something while anything is free, so that stocks run out and fill again. */
const plainRequest = fc.record({
  country: fc.constantFrom('US', 'US', 'US', 'CA'),
  numberType: fc.constantFrom('geographic', 'geographic', 'tollFree'),
  assignmentType: fc.constant('application'),
  capabilities: fc.constantFrom(NOTHING, CALLS, EVERYTHING),
  quantity: fc.constantFrom(1, 2, 8),
})

const request: fc.Arbitrary<SearchRequest> = fc.oneof(anyRequest, plainRequest)

export const searchCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(fc.constantFrom(...RESOURCES), request, forcedSearch)
  .map(([resource, wanted, forced]) =>
    command(`search(${resource}, ${JSON.stringify(wanted)}${textOf(forced)})`, (model, inventory) =>
      searchBoth(model, inventory, resource, wanted, forced),
    ),
  )

async function searchBoth(
  model: Model,
  inventory: Inventory,
  resource: string,
  wanted: SearchRequest,
  forced: ForcedOutcome | undefined,
) {
  const { policyFor, offerings } = inventory.register.current()
  const policy = policyFor(resource)
  const answer = await search(inventory, resource, { ...wanted, ...(forced && { forced }) })
  const fit = fitting(offerings, wanted)
  if (wanted.country === 'ZZ') return expect(answer).toEqual({ kind: 'countryUnknown' })
  if (wanted.quantity > policy.maxSearchQuantity) {
    return expect(answer).toEqual({ kind: 'quantityTooLarge', maximum: policy.maxSearchQuantity })
  }
  const [first] = fit
  if (first === undefined) return expect(answer).toEqual({ kind: 'notOffered' })

  const free = model.freeNumbers()
  const sellable = (offering: typeof first) =>
    free.filter((number) => serves(stockOf(model, number), offering, wanted))
  const { error, atMost = wanted.quantity, purchase, ...running } = forced ?? {}
  const sought = error === undefined ? Math.min(wanted.quantity, atMost) : 0
  const offering = (sought > 0 && fit.find((candidate) => sellable(candidate).length > 0)) || first
  const candidates = sellable(offering)

  if (answer.kind !== 'held') return expect(answer.kind).toBe('held')
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
