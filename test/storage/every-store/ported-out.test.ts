import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import type { NumberChange } from '../../../src/storage/port/number-change-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { CALLS, givenTerms, HOLD_MS, hold, moveClock, NO_DELAY, newGuid, openStore } from '../given.ts'
import { nthNumber, numbers, reserve } from '../given-reservation.ts'

const COUNT = 8
const ALL = { first: nthNumber(0), last: nthNumber(COUNT + 3), limit: 99, author: { by: 'key 1' } }
const YEAR_MS = 365 * 24 * 60 * 60_000

const nth = fc.nat(COUNT - 1)
const resource = fc.constantFrom('contoso', 'fabrikam')
const step = fc.oneof(
  fc.record({ kind: fc.constant('hold'), resource, quantity: fc.integer({ min: 1, max: COUNT }) }),
  fc.record({ kind: fc.constantFrom('purchase', 'cancel'), resource, nth }),
  fc.record({ kind: fc.constant('reserve'), resource, nths: fc.uniqueArray(nth, { minLength: 1 }) }),
  fc.record({ kind: fc.constantFrom('release', 'update'), resource, nth }),
  fc.record({ kind: fc.constantFrom('import', 'withdraw', 'restore all', 'delete', 'tidy', 'browse') }),
  fc.record({
    kind: fc.constantFrom('assign', 'transfer', 'operator release', 'port in for'),
    resource,
    nth,
  }),
  fc.record({ kind: fc.constantFrom('restore', 'quarantine', 'protect', 'unprotect', 'port in'), nth }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('port out'), nth }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Steps that are taken at the same moment, and how much later. */
const moment = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 5, size: 'max' }),
  wait: fc.constantFrom(0, 0, 1, HOLD_MS, YEAR_MS),
})

function toChange(step: Extract<Step, { nth: number }>, now: number): NumberChange | undefined {
  const to = 'resource' in step ? step.resource : 'contoso'
  const owner = () => ({ resource: to, id: newGuid(), terms: givenTerms() })
  switch (step.kind) {
    case 'assign':
      return { kind: 'assign', owner: owner() }
    case 'transfer':
      return { kind: 'transfer', to }
    case 'operator release':
      return { kind: 'release', resource: to, agingMs: HOLD_MS }
    case 'port in for':
      return { kind: 'portIn', owner: owner() }
    case 'quarantine':
      return { kind: 'quarantine', until: now + HOLD_MS }
    case 'port in':
      return { kind: 'portIn' }
    case 'port out':
      return { kind: 'portOut' }
    case 'restore':
    case 'protect':
    case 'unprotect':
      return { kind: step.kind }
    default:
      return undefined
  }
}

/** Takes the step; answers the numbers that it offers to somebody, or gives to somebody. */
async function take(
  store: InventoryStore,
  step: Step,
  searches: string[],
  now: number,
): Promise<readonly PhoneNumber[]> {
  const { kind } = step
  if ('nth' in step) {
    const phoneNumber = nthNumber(step.nth)
    const change = toChange(step, now)
    if (change !== undefined) {
      await store.changeNumber({ phoneNumber, change, author: ALL.author })
      return []
    }
  }
  switch (step.kind) {
    case 'hold': {
      const { id, phoneNumbers } = await hold(store, step)
      searches.push(id)
      return phoneNumbers
    }
    case 'reserve': {
      const { resource, nths } = step
      const answer = await reserve(store, { resource, reservationId: newGuid(), add: numbers(...nths) })
      if (answer.kind !== 'reserved') return []
      return answer.reservation.value.phoneNumbers.map(({ phoneNumber }) => phoneNumber)
    }
    case 'browse': {
      const terms = { ...CALLS, offerings: [CALLS], prefixes: [], limit: 99, seed: now }
      return (await store.browse({ resource: 'contoso', ...terms })).phoneNumbers
    }
    case 'purchase':
    case 'cancel': {
      const searchId = searches[step.nth % Math.max(1, searches.length)] ?? newGuid()
      const command = { resource: step.resource, searchId, agreeToNotResell: false, delay: NO_DELAY }
      if (step.kind === 'cancel') await store.cancel(command)
      else await store.purchase(command)
      return []
    }
    case 'release':
    case 'update': {
      const command = { resource: step.resource, phoneNumber: nthNumber(step.nth), operationGuid: newGuid() }
      const terms = { ...command, delay: NO_DELAY }
      if (step.kind === 'release') await store.release({ ...terms, agingMs: 1 })
      else await store.updateCapabilities({ ...terms, patch: { calling: 'inbound' } })
      return []
    }
    case 'import':
      await store.addStock([usBlock(US_GEOGRAPHIC, COUNT + 3)])
      return []
    case 'withdraw':
    case 'restore all':
      await store.changeSale({ ...ALL, action: step.kind === 'withdraw' ? 'withdraw' : 'restore' })
      return []
    case 'delete':
      await store.deleteStock(ALL)
      return []
    case 'tidy':
      await store.tidy({ keptMs: 0, limit: 9 })
      return []
    default:
      throw new Error(`There is no step ${kind}`)
  }
}

async function portedOut(store: InventoryStore): Promise<PhoneNumber[]> {
  const { value } = await store.listNumbers({ limit: 99 })
  return value.flatMap(({ first, state }) => (state.kind === 'portedOut' ? [first] : []))
}

describe.each(STORE_KINDS)('A number that was ported out, $name', (kind) => {
  it('is never offered again, nor anybody’s, until it is ported in, whatever is done at once', {
    timeout: SHRINKING_MS,
  }, async () => {
    const moments = fc.array(moment, { minLength: 3, maxLength: 12, size: 'max' })
    const property = fc.asyncProperty(moments, async (moments) => {
      const store = await openStore(kind, COUNT)
      const searches: string[] = []
      let sinceStart = 0
      for (const { steps, wait } of moments) {
        sinceStart += wait
        await moveClock(store, sinceStart)
        const now = await store.now()
        const before = await portedOut(store)
        const answers = await Promise.all(
          steps.map(async (step) => ({ step, offered: await take(store, step, searches, now) })),
        )
        const back = steps.flatMap((step) =>
          step.kind.startsWith('port in') && 'nth' in step ? [step.nth] : [],
        )
        const stays = before.filter((number) => !back.map(nthNumber).includes(number))
        for (const { step, offered } of answers) {
          expect([step.kind, offered.filter((number) => stays.includes(number))]).toEqual([step.kind, []])
        }
        const after = await portedOut(store)
        expect(after).toEqual(expect.arrayContaining(stays))
        // Holds of this moment stand, so none of their numbers can have been ported out since.
        const held = answers.flatMap(({ step, offered }) => (step.kind === 'browse' ? [] : offered))
        expect(held.filter((number) => after.includes(number))).toEqual([])
        for (const resource of ['contoso', 'fabrikam']) {
          const owned = await store.ownedNumbers(resource, { skip: 0, limit: 99 })
          expect(owned.filter(({ phoneNumber }) => after.includes(phoneNumber))).toEqual([])
        }
        const counts = (await store.stockCounts()).value[0]
        expect(counts?.portedOut ?? 0).toBe(after.length)
        expect(await store.countPortedOut([ALL])).toBe(after.length)
      }
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name === 'SQLite in memory' ? 150 : 10))
  })

  it('loses or wins cleanly against searches for it', async () => {
    const store = await openStore(kind, COUNT)
    const all = Array.from({ length: COUNT }, (_, nth) => nthNumber(nth))
    const [answers, searches] = await Promise.all([
      Promise.all(
        all.map((phoneNumber) =>
          store.changeNumber({ phoneNumber, change: { kind: 'portOut' }, author: ALL.author }),
        ),
      ),
      Promise.all(all.map(() => hold(store))),
    ])
    const held = searches.flatMap(({ phoneNumbers }) => phoneNumbers)
    const away = all.filter((_, nth) => answers[nth]?.kind === 'changed')
    expect([...held, ...away].sort()).toEqual(all)
    expect(await portedOut(store)).toEqual(away)
  })
})
