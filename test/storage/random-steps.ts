import fc from 'fast-check'
import { CAPABILITY_VALUES } from '../../src/numbering/capabilities.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { type Instant, NEVER } from '../../src/numbering/instant.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type { NumberChange } from '../../src/storage/port/number-change-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { givenTerms, HOLD_MS, hold, NO_DELAY, newGuid, purchase, START } from './given.ts'

export const RESOURCES = ['contoso', 'fabrikam'] as const

const INBOUND = {
  ...US_GEOGRAPHIC,
  areaCode: '206',
  capabilities: { calling: 'inbound', sms: 'none' },
} as const

const resource = fc.constantFrom(...RESOURCES)
const nth = fc.nat(30)
const capability = fc.constantFrom(...CAPABILITY_VALUES)
const RULES = ['first', 'second'] as const
const runningMs = fc.constantFrom(0, HOLD_MS / 2, 2 * HOLD_MS, NEVER)
const rule = fc.constantFrom(...RULES)
const nothing = fc.constant<ForcedOutcome | undefined>(undefined)
/** What may be forced upon a purchase, a release or a change. */
export const forced: fc.Arbitrary<ForcedOutcome | undefined> = fc.oneof(
  { weight: 3, arbitrary: nothing },
  { weight: 2, arbitrary: fc.record({ error: fc.constant('NoWallet'), runningMs, rule }) },
  { weight: 1, arbitrary: fc.record({ runningMs, rule }) },
  { weight: 1, arbitrary: fc.constant<ForcedOutcome>({ expires: true }) },
)
const forcedSearch: fc.Arbitrary<ForcedOutcome | undefined> = fc.oneof(
  { weight: 5, arbitrary: nothing },
  { weight: 1, arbitrary: fc.record({ atMost: fc.nat(2), runningMs, rule }) },
  { weight: 1, arbitrary: fc.constant<ForcedOutcome>({ error: 'NoWallet' }) },
  { weight: 2, arbitrary: forced.map((purchase) => ({ ...(purchase && { purchase }) })) },
)

const VERBS = [
  'release',
  'assign',
  'transfer',
  'restore',
  'quarantine',
  'portOut',
  'portIn',
  'protect',
  'unprotect',
] as const satisfies readonly NumberChange['kind'][]

const step = fc.oneof(
  fc.record({ kind: fc.constant('stock'), stock: fc.constantFrom(US_GEOGRAPHIC, INBOUND), count: fc.nat(6) }),
  fc.record({
    kind: fc.constant('hold'),
    resource,
    quantity: fc.integer({ min: 1, max: 4 }),
    capability,
    forced: forcedSearch,
  }),
  fc.record({ kind: fc.constant('purchase'), resource, nth, forced }),
  fc.record({ kind: fc.constant('cancel'), resource, nth }),
  fc.record({ kind: fc.constant('release'), resource, nth, agingMs: fc.nat(2 * HOLD_MS), forced }),
  fc.record({ kind: fc.constant('update'), resource, nth, capability, forced }),
  fc.record({ kind: fc.constant('finish'), rule }),
  fc.record({
    kind: fc.constant('sale'),
    action: fc.constantFrom('withdraw', 'restore'),
    areaCode: fc.constantFrom('425', '206'),
    from: fc.nat(6),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('delete'),
    areaCode: fc.constantFrom('425', '206'),
    from: fc.nat(6),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('number'),
    verb: fc.constantFrom(...VERBS),
    resource,
    areaCode: fc.constantFrom('425', '206'),
    nth: fc.nat(6),
    ms: fc.nat(2 * HOLD_MS),
  }),
  fc.record({
    kind: fc.constant('close'),
    resource,
    // Absent where the resource keeps its numbers after all.
    releaseAfterMs: fc.option(fc.nat(HOLD_MS), { nil: undefined }),
    agingMs: fc.nat(HOLD_MS),
    limit: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('wait'), ms: fc.nat(HOLD_MS) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** First some stock, then any steps. */
export const steps: fc.Arbitrary<Step[]> = fc
  .array(step, { minLength: 5, maxLength: 40, size: 'max' })
  .map((rest) => [{ kind: 'stock', stock: US_GEOGRAPHIC, count: 5 }, ...rest])

/** Takes the steps one after the other; `nth` chooses one of the searches or numbers seen before. */
export async function takeSteps(store: InventoryStore, someSteps: readonly Step[]): Promise<void> {
  const searches: string[] = []
  const numbers: PhoneNumber[] = []
  let now = START
  const pick = <T>(list: readonly T[], nth: number) => list[nth % list.length]

  for (const step of someSteps) {
    switch (step.kind) {
      case 'stock':
        await store.addStock([usBlock(step.stock, step.count + 1)])
        break
      case 'hold': {
        const capabilities = { calling: step.capability, sms: 'none' } as const
        const { resource, quantity, forced } = step
        const wanted = { resource, quantity, capabilities, ...(forced && { forced }) }
        const { id, phoneNumbers } = await hold(store, wanted)
        searches.push(id)
        numbers.push(...phoneNumbers)
        break
      }
      case 'purchase':
        await purchase(store, pick(searches, step.nth) ?? newGuid(), step.resource, step.forced)
        break
      case 'finish':
        await store.finishOperations(step)
        break
      case 'cancel':
        await store.cancel({ resource: step.resource, searchId: pick(searches, step.nth) ?? newGuid() })
        break
      case 'release':
      case 'update': {
        const phoneNumber = pick(numbers, step.nth) ?? '+4915112345678'
        const { resource, forced } = step
        const made = { resource, phoneNumber, operationGuid: newGuid(), delay: NO_DELAY }
        const command = { ...made, ...(forced && { forced }) }
        if (step.kind === 'release') await store.release({ ...command, agingMs: step.agingMs })
        else await store.updateCapabilities({ ...command, patch: { calling: step.capability } })
        break
      }
      case 'sale': {
        const { action, areaCode, limit } = step
        const [first, last] = [`+1${areaCode}555010${step.from}`, `+1${areaCode}5550199`] as const
        await store.changeSale({ action, first, last, limit, author: { by: 'key 1' } })
        break
      }
      case 'delete': {
        const { areaCode, limit } = step
        const [first, last] = [`+1${areaCode}555010${step.from}`, `+1${areaCode}5550199`] as const
        await store.deleteStock({ first, last, limit, author: { by: 'key 1' } })
        break
      }
      case 'number': {
        const { areaCode, nth } = step
        const change = toChange(step, now)
        const author = { by: 'key 1', claimedName: 'Kim' }
        await store.changeNumber({
          phoneNumber: `+1${areaCode}555010${nth}`,
          change,
          reason: 'chance',
          author,
        })
        break
      }
      case 'close': {
        const { resource, releaseAfterMs, agingMs, limit } = step
        const releaseAt = releaseAfterMs === undefined ? {} : { releaseAt: now + releaseAfterMs }
        await store.changeClosing({ resource, ...releaseAt, agingMs, limit, author: { by: 'key 1' } })
        break
      }
      case 'wait':
        now += step.ms
        await store.setClock({ mode: 'frozen', at: now })
    }
  }
}

/** The change of a step `number`, for numbers that the resource gets or has. */
function toChange(
  { verb, resource, nth, ms }: Extract<Step, { kind: 'number' }>,
  now: Instant,
): NumberChange {
  const owner = { resource, id: newGuid(), terms: givenTerms() }
  switch (verb) {
    case 'release':
      return { kind: verb, resource, agingMs: ms }
    case 'assign':
      return { kind: verb, owner }
    case 'transfer':
      return { kind: verb, to: resource, ...(nth % 2 === 0 && { from: RESOURCES[0] }) }
    case 'quarantine':
      return { kind: verb, until: now + ms }
    case 'portIn':
      return { kind: verb, ...(nth % 2 === 0 && { owner }) }
    default:
      return { kind: verb }
  }
}
