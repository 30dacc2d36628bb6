import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CapabilitiesPatch } from '../../../src/numbering/capabilities.ts'
import type { Operation } from '../../../src/numbering/operation.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { acceptedRelease, buy, hold, NO_DELAY, newGuid, openStore, purchase, START } from '../given.ts'
import { cancelReservation, nthNumber, numbers, reserve, reserved } from '../given-reservation.ts'

const NUMBER = nthNumber(0)
const PATCHES = { 'update A': { calling: 'inbound' }, 'update B': { calling: 'outbound' } } as const

function releaseAs(store: InventoryStore, resource: string, repeatKey?: string): Promise<Operation> {
  return acceptedRelease(
    store.release({
      resource,
      phoneNumber: NUMBER,
      agingMs: 0,
      operationGuid: newGuid(),
      delay: NO_DELAY,
      ...(repeatKey !== undefined && { repeatKey }),
    }),
  )
}

function update(store: InventoryStore, patch: CapabilitiesPatch, repeatKey?: string) {
  return store.updateCapabilities({
    resource: 'contoso',
    phoneNumber: NUMBER,
    patch,
    operationGuid: newGuid(),
    delay: NO_DELAY,
    ...(repeatKey !== undefined && { repeatKey }),
  })
}

describe.each(STORE_KINDS)('A release with a repeat key, $name', (kind) => {
  it('is done once, however often and at whatever moment it is sent', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const send = () => releaseAs(store, 'contoso', 'key')
    const operations = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(operations.map(({ id }) => id)).size).toBe(1)
    expect(operations[0]).not.toHaveProperty('failure')
    expect((await store.audit({ after: 0, limit: 9 })).map(({ command }) => command)).toEqual([
      'stock',
      'search',
      'purchase',
      'release',
    ])
  })

  it('is answered as before while the number is only held, reserved or let go by others', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const first = await releaseAs(store, 'contoso', 'key')
    const theirs = await reserved(reserve(store, { resource: 'fabrikam', add: numbers(0) }))
    expect(await releaseAs(store, 'contoso', 'key')).toEqual(first)
    await cancelReservation(store, theirs.value.id, 'fabrikam')
    expect(await releaseAs(store, 'contoso', 'key')).toEqual(first)
  })

  it('is a new one without the key, with another key, and for another resource', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    await releaseAs(store, 'contoso', 'key')
    for (const [resource, key] of [['contoso'], ['contoso', 'other'], ['fabrikam', 'key']] as const) {
      expect(await releaseAs(store, resource, key)).toMatchObject({ failure: 'numberNotFound' })
    }
  })

  it('that failed fails again with the same operation, until the resource owns the number', async () => {
    const store = await openStore(kind, 1)
    const first = await releaseAs(store, 'contoso', 'key')
    expect(await releaseAs(store, 'contoso', 'key')).toEqual(first)
    await buy(store)
    expect(await releaseAs(store, 'contoso', 'key')).not.toHaveProperty('failure')
  })
})

/** The facts of a number: its owner, and the last change with its operation and the key of the request. */
interface Facts {
  owner?: 'contoso' | 'fabrikam' | undefined
  calling?: string
  last?: { readonly id: string; readonly key: string } | undefined
  /** The first release that failed. */
  failed?: string
  hasReleased?: true
}

type Step = 'release' | 'update A' | 'update B' | 'buy' | 'buy by another' | 'release by another'

const STEPS = fc.array(
  fc.constantFrom<Step[]>(
    'release',
    'release',
    'update A',
    'update B',
    'buy',
    'buy by another',
    'release by another',
  ),
  { maxLength: 14 },
)

/** Does the step with the key of all its sendings, and expects that its effect and answer follow from the facts. */
async function take(store: InventoryStore, facts: Facts, step: Step): Promise<void> {
  switch (step) {
    case 'buy':
    case 'buy by another': {
      const resource = step === 'buy' ? 'contoso' : 'fabrikam'
      const isFree = facts.owner === undefined
      const { id } = await hold(store, { resource })
      await purchase(store, id, resource)
      if (isFree) Object.assign(facts, { owner: resource, calling: 'inbound+outbound', last: undefined })
      return
    }
    case 'release by another': {
      const { failure } = await releaseAs(store, 'fabrikam')
      expect(failure === undefined).toBe(facts.owner === 'fabrikam')
      if (failure === undefined) Object.assign(facts, { owner: undefined, last: undefined })
      return
    }
    case 'release': {
      const { id, failure } = await releaseAs(store, 'contoso', step)
      if (facts.owner === 'contoso') {
        expect(failure).toBeUndefined()
        Object.assign(facts, { owner: undefined, last: { id, key: step }, hasReleased: true })
      } else if (facts.last?.key === step) {
        expect(id).toBe(facts.last.id)
      } else {
        expect(failure).toBe('numberNotFound')
        if (facts.failed !== undefined && !facts.hasReleased) expect(id).toBe(facts.failed)
        facts.failed ??= id
      }
      return
    }
    default: {
      const patch = PATCHES[step]
      const answer = await update(store, patch, step)
      if (facts.owner !== 'contoso') return expect(answer).toEqual({ kind: 'notOwned' })
      if (answer.kind !== 'updated') throw new Error(answer.kind)
      const { id } = answer.operation
      if (facts.last?.key === step) expect(id).toBe(facts.last.id)
      else expect(id).not.toBe(facts.last?.id)
      Object.assign(facts, { calling: patch.calling, last: { id, key: step } })
    }
  }
}

describe.each(STORE_KINDS)('Requests that are sent again and again in any order, $name', (kind) => {
  it(
    'have the effect of new requests, and the answer of the first sending while its change is the last one',
    async () => {
      const property = fc.asyncProperty(STEPS, async (steps) => {
        const store = await kind.open()
        try {
          await store.resetClock({ mode: 'frozen', at: START })
          await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
          const facts: Facts = {}
          for (const step of steps) {
            await take(store, facts, step)
            const owned = facts.owner && (await store.ownedNumber(facts.owner, NUMBER))
            expect(owned?.capabilities.calling).toBe(facts.owner && facts.calling)
            expect(await store.count()).toMatchObject({ owned: facts.owner === undefined ? 0 : 1 })
          }
        } finally {
          await store.close()
        }
      })
      await fc.assert(property, runParameters(kind.name.includes('memory') ? 300 : 40))
    },
    SHRINKING_MS,
  )
})

describe.each(STORE_KINDS)('A change of capabilities with a repeat key, $name', (kind) => {
  it('is done again after another change, and answered as before where nothing has changed since', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const send = async (step: 'update A' | 'update B') => {
      const answer = await update(store, PATCHES[step], step)
      const calling = (await store.ownedNumber('contoso', NUMBER))?.capabilities.calling
      return { id: answer.kind === 'updated' && answer.operation.id, calling }
    }
    const [a, b, again] = [await send('update A'), await send('update B'), await send('update A')]
    expect([a, b, again].map(({ calling }) => calling)).toEqual(['inbound', 'outbound', 'inbound'])
    expect(new Set([a.id, b.id, again.id]).size).toBe(3)
    expect(await send('update A')).toEqual(again)
  })
})
