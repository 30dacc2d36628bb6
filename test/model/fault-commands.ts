import fc from 'fast-check'
import { expect } from 'vitest'
import { addFault } from '../../src/control/faults/add-fault.ts'
import type { FaultDocument, FaultEffect } from '../../src/control/faults/fault-document.ts'
import { SEARCH_ERRORS } from '../../src/numbering/search-error.ts'
import { command, type ModelCommand } from './command.ts'
import { AREA_CODES, RESOURCES, STOCKS } from './world.ts'

export const RULES = ['first', 'second', 'third'] as const

const PURCHASES = ['PurchasePhoneNumbers', 'PurchaseReservation'] as const
const LONG_RUNNING = [
  'SearchAvailablePhoneNumbers',
  ...PURCHASES,
  'ReleasePhoneNumber',
  'UpdateCapabilities',
] as const

const running = fc.constantFrom<FaultEffect>({}, {}, { stay: 'running' }, { stay: 'running', for: '5m' })
const error = fc
  .tuple(fc.constantFrom(...SEARCH_ERRORS), running)
  .map(([outcome, more]): FaultEffect => ({ outcome, ...more }))
const partial = fc
  .constantFrom<FaultEffect>({}, { quantity: 1 }, { quantity: 2 })
  .map((more): FaultEffect => ({ outcome: 'NumbersPartiallyAcquired', ...more }))
const stays = fc.constantFrom<FaultEffect>({ stay: 'running' }, { stay: 'running', for: '30m' })

/** What is stored with the record of the request that a rule hits, and the operations upon which it can be forced. */
const forcing = fc.oneof(
  { weight: 6, arbitrary: fc.record({ effect: error, operations: fc.constant(LONG_RUNNING) }) },
  { weight: 1, arbitrary: fc.record({ effect: partial, operations: fc.constant(LONG_RUNNING) }) },
  { weight: 2, arbitrary: fc.record({ effect: stays, operations: fc.constant(LONG_RUNNING) }) },
  { weight: 1, arbitrary: fc.constant({ effect: { expire: true }, operations: PURCHASES }) },
)

const NUMBERS = STOCKS.flatMap(({ numbers }) => numbers)

/** Which requests a rule is for; mostly all that it can hit. */
const match = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ resource: fc.constantFrom(...RESOURCES) }) },
  { weight: 1, arbitrary: fc.record({ country: fc.constantFrom('US', 'CA') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      numberType: fc.constantFrom('geographic', 'tollFree'),
      areaCode: fc.constantFrom(...AREA_CODES),
    }),
  },
  { weight: 1, arbitrary: fc.record({ phoneNumber: fc.constantFrom(...NUMBERS) }) },
)

/** Which of those requests it hits; mostly every one. */
export const schedule: fc.Arbitrary<Omit<FaultDocument, 'effect' | 'match'>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ times: fc.constantFrom(1, 2) }) },
  { weight: 1, arbitrary: fc.record({ skip: fc.constant(1), every: fc.constantFrom(1, 2) }) },
  { weight: 1, arbitrary: fc.record({ probability: fc.constant(0.5), seed: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ ttl: fc.constant('5m') }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { window: { after: '5m' } },
      { window: { for: '5m' } },
      { window: { after: '5m', for: '20m' } },
    ),
  },
)

export const forcingRule: fc.Arbitrary<FaultDocument> = fc
  .tuple(forcing, match, fc.option(fc.nat(9), { freq: 2, nil: undefined }), schedule)
  .map(([{ effect, operations }, match, nth, schedule]) => {
    const operation = nth === undefined ? undefined : operations[nth % operations.length]
    return { match: { ...match, ...(operation !== undefined && { operation }) }, effect, ...schedule }
  })

/** Adds one of the rules, if its id is not taken. */
export function addFaultCommand(
  rules: fc.Arbitrary<FaultDocument> = forcingRule,
): fc.Arbitrary<ModelCommand> {
  return fc.tuple(fc.constantFrom(...RULES), rules).map(([id, rule]) =>
    command('addFault', `${id}, ${JSON.stringify(rule)}`, async (model, _, real) => {
      const { kind } = await addFault(real, { id, ...rule })
      expect(kind).toBe(model.rules.has(id) ? 'taken' : 'added')
      if (kind === 'added') model.rules.add(id, rule, model.now)
      return kind
    }),
  )
}

/** Removes a rule; what it did to requests before stays. */
export const removeFaultCommand: fc.Arbitrary<ModelCommand> = fc.constantFrom(...RULES).map((id) =>
  command('removeFault', id, async (model, _, { faults }) => {
    const isThere = model.rules.has(id)
    expect(faults.remove(id)).toBe(isThere)
    model.rules.remove(id)
    return isThere ? 'removed' : 'unknown'
  }),
)
