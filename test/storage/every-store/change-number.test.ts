import { describe, expect, it } from 'vitest'
import { NO_NUMBERS } from '../../../src/numbering/state-counts.ts'
import type { ChangeNumberAnswer, NumberChange } from '../../../src/storage/port/number-change-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  buy,
  firstNumber,
  givenTerms,
  hold,
  moveClock,
  NO_DELAY,
  newGuid,
  openStore,
  release,
  START,
} from '../given.ts'
import { nthNumber } from '../given-reservation.ts'
import { AUTHOR, bringToState, changeNumber, NUMBER_STATES, REST_MS } from '../number-states.ts'

const NUMBER = nthNumber(0)

function ownerNamed(resource: string) {
  return { resource, id: newGuid(), terms: givenTerms() }
}

/** What the answer says of the number, in a few words. */
function told(answer: ChangeNumberAnswer): string {
  switch (answer.kind) {
    case 'changed':
    case 'unchanged':
      return `${answer.kind} ${answer.value.state.kind}`
    case 'refused':
      return `refused ${answer.refusal.kind} ${answer.value.state.kind}`
    default:
      return answer.kind
  }
}

/** What becomes of a number in each of the states, in their order. */
const OUTCOMES: readonly [NumberChange, string][] = [
  [{ kind: 'release', resource: 'contoso', agingMs: 9 }, '- - - aging protected - - - - aging -'],
  [{ kind: 'release', resource: 'fabrikam', agingMs: 9 }, '- - - otherOwner otherOwner - - - - otherOwner -'],
  [{ kind: 'assign', owner: ownerNamed('fabrikam') }, 'owned owned - - - - owned - - - -'],
  [{ kind: 'assign', owner: ownerNamed('contoso') }, 'owned owned - = = - owned - - = -'],
  [{ kind: 'transfer', to: 'fabrikam' }, '- - - owned owned - - - - owned -'],
  [{ kind: 'transfer', to: 'contoso' }, '- - - = = - - - - = -'],
  [{ kind: 'transfer', from: 'else', to: 'fabrikam' }, '- - - otherOwner otherOwner - - - - otherOwner -'],
  [{ kind: 'restore', closed: ['fabrikam'] }, '- - - - - owned free free - - owned'],
  [
    { kind: 'quarantine', until: START + REST_MS },
    'quarantined quarantined - - - quarantined quarantined quarantined - - quarantined',
  ],
  [
    { kind: 'quarantine', until: START + 1_000 },
    'quarantined quarantined - - - resting quarantined = - - resting',
  ],
  [{ kind: 'quarantine', until: START }, 'past past - - - past past past - - past'],
  [
    { kind: 'portOut' },
    'portedOut portedOut - portedOut protected portedOut portedOut portedOut = portedOut portedOut',
  ],
  [{ kind: 'portIn' }, '- - - - - - - - free - -'],
  [{ kind: 'portIn', owner: ownerNamed('fabrikam') }, '- - - - - - - - owned - -'],
  [{ kind: 'protect' }, '- - - owned = - - - - owned -'],
  [{ kind: 'unprotect' }, '- - - = owned - - - - = -'],
]

describe.each(STORE_KINDS)('A change of a single number, $name', (kind) => {
  it.each(OUTCOMES)(
    '%j is done in some states alone, and changes nothing in the others',
    async (wanted, outcomes) => {
      const store = await openStore(kind, NUMBER_STATES.length)
      for (const [nth, outcome] of outcomes.split(' ').entries()) {
        const [state, phoneNumber] = [NUMBER_STATES[nth], nthNumber(nth)]
        await bringToState(store, state, nth)
        const before = await store.explainNumber(phoneNumber)
        const trail = await store.audit({ after: 0, limit: 99 })
        const answer = await changeNumber(store, wanted, phoneNumber)
        const found = await store.explainNumber(phoneNumber)
        if (!('value' in answer)) throw new Error(answer.kind)
        const { value, now } = answer
        expect([state, { value, now }]).toEqual([state, found])
        if (answer.kind === 'changed') {
          expect([state, value.state.kind]).toEqual([state, outcome])
          continue
        }
        const refusal = answer.kind === 'refused' ? answer.refusal.kind.replace('state', '-') : '='
        expect([state, refusal]).toEqual([state, outcome])
        expect(found).toEqual(before)
        expect(await store.audit({ after: 0, limit: 99 })).toEqual(trail)
      }
    },
  )

  it('of a number that there is not, or under an outdated register, does nothing', async () => {
    const store = await openStore(kind, 1)
    expect(await changeNumber(store, { kind: 'portOut' }, nthNumber(1))).toEqual({ kind: 'numberNotFound' })
    const command = { phoneNumber: NUMBER, change: { kind: 'portOut' }, author: AUTHOR } as const
    expect(await store.changeNumber({ ...command, registerVersion: 7 })).toEqual({ kind: 'outdated' })
    expect(await store.audit({ after: 0, limit: 9 })).toHaveLength(1)
  })

  it('makes a resource the owner, which can do with the number what it could with a bought one', async () => {
    const store = await openStore(kind, 2)
    const owner = ownerNamed('fabrikam')
    expect(told(await changeNumber(store, { kind: 'assign', owner }))).toBe('changed owned')
    const phoneNumber = NUMBER
    expect(await store.ownedNumbers('fabrikam', { skip: 0, limit: 9 })).toEqual([
      { phoneNumber, ...givenTerms(), purchasedAt: START },
    ])
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toEqual([nthNumber(1)])
    const command = { resource: 'fabrikam', phoneNumber, operationGuid: newGuid(), delay: NO_DELAY }
    expect(await store.updateCapabilities({ ...command, patch: { calling: 'inbound' } })).toMatchObject({
      kind: 'updated',
    })
    const released = await store.release({ ...command, operationGuid: newGuid(), agingMs: 10 })
    expect(released).toMatchObject({ kind: 'accepted', operation: { phoneNumber } })
    expect(await store.ownedNumber('fabrikam', phoneNumber)).toBeUndefined()
    expect(await store.explainNumber(phoneNumber)).toMatchObject({
      value: { state: { kind: 'aging', until: START + 10 } },
    })
    expect((await store.numberHistory(phoneNumber, 9)).map(({ command }) => command)).toEqual([
      'release',
      'updateCapabilities',
      'assign',
      'stock',
    ])
  })

  it('gives an owned number to another resource on its terms, and the first one has it no more', async () => {
    const store = await openStore(kind, 1)
    const { id } = await buy(store)
    const before = await store.ownedNumber('contoso', NUMBER)
    await moveClock(store, 5)
    await changeNumber(store, { kind: 'protect' })
    const answer = await changeNumber(store, { kind: 'transfer', from: 'contoso', to: 'fabrikam' })
    expect(answer).toMatchObject({
      kind: 'changed',
      value: {
        state: { kind: 'owned', resource: 'fabrikam', since: START + 5, soldBy: id, isProtected: true },
      },
    })
    expect(await store.ownedNumber('contoso', NUMBER)).toBeUndefined()
    expect(await store.ownedNumber('fabrikam', NUMBER)).toEqual({ ...before, purchasedAt: START + 5 })
    const [entry] = await store.numberHistory(NUMBER, 1)
    expect(entry).toEqual({
      ...{ sequence: expect.any(Number), at: START + 5, command: 'transfer', phoneNumbers: [NUMBER] },
      ...{ resource: 'fabrikam', from: 'contoso', searchId: id, terms: givenTerms() },
      ...{ author: AUTHOR, reason: 'a reason' },
    })
  })

  it('gives an aging number back to its former owner with what it was, also after a quarantine', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const command = { resource: 'contoso', phoneNumber: NUMBER, operationGuid: newGuid(), delay: NO_DELAY }
    await store.updateCapabilities({ ...command, patch: { calling: 'inbound' } })
    const before = await store.ownedNumber('contoso', NUMBER)
    await release(store, NUMBER, REST_MS)
    await changeNumber(store, { kind: 'quarantine', until: START + 2 * REST_MS })
    await moveClock(store, 7)
    const ended = await changeNumber(store, { kind: 'restore' })
    expect(ended).toMatchObject({ value: { state: { kind: 'aging', until: START + REST_MS } } })
    const answer = await changeNumber(store, { kind: 'restore' })
    expect(answer).toMatchObject({
      kind: 'changed',
      value: { state: { kind: 'owned', resource: 'contoso' } },
    })
    expect(await store.ownedNumber('contoso', NUMBER)).toEqual({ ...before, purchasedAt: START + 7 })
    expect(told(await changeNumber(store, { kind: 'restore' }))).toBe('unchanged owned')
    await release(store, NUMBER, 10)
    await moveClock(store, 17)
    // The rest is over, and the number is everybody's.
    expect(told(await changeNumber(store, { kind: 'restore' }))).toBe('refused state free')
  })

  it('takes a number off sale until an instant, at which it is free by itself', async () => {
    const store = await openStore(kind, 1)
    await changeNumber(store, { kind: 'quarantine', until: START + 10 })
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, quarantined: 1 }] })
    expect(await store.explainNumber(NUMBER)).toMatchObject({
      value: { state: { kind: 'quarantined', until: START + 10, reason: 'a reason' } },
    })
    await moveClock(store, 9)
    expect((await hold(store)).phoneNumbers).toEqual([])
    await moveClock(store, 10)
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, free: 1 }] })
    expect((await hold(store)).phoneNumbers).toEqual([NUMBER])
  })

  it('keeps what is left of a rest through a port-out and a port-in', async () => {
    const store = await openStore(kind, 1)
    await release(store, firstNumber(await buy(store)), REST_MS)
    await changeNumber(store, { kind: 'portOut' })
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, portedOut: 1 }] })
    expect(await changeNumber(store, { kind: 'portIn' })).toMatchObject({
      value: { state: { kind: 'aging', until: START + REST_MS } },
    })
    await moveClock(store, REST_MS)
    expect((await hold(store)).phoneNumbers).toEqual([NUMBER])
  })

  it('protects a number from its owner and its operator until it is unprotected', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    await changeNumber(store, { kind: 'protect' })
    const byOwner = () =>
      store.release({
        ...{ resource: 'contoso', phoneNumber: NUMBER, agingMs: 0 },
        ...{ operationGuid: newGuid(), delay: NO_DELAY, repeatKey: 'key' },
      })
    expect(await byOwner()).toEqual({ kind: 'protected' })
    const byOperator = { kind: 'release', resource: 'contoso', agingMs: 0 } as const
    expect(told(await changeNumber(store, byOperator))).toBe('refused protected owned')
    expect(told(await changeNumber(store, { kind: 'portOut' }))).toBe('refused protected owned')
    expect(await store.ownedNumber('contoso', NUMBER)).toBeDefined()
    await changeNumber(store, { kind: 'unprotect' })
    expect(await byOwner()).toMatchObject({ kind: 'accepted' })
    // The protection was that of the owner's number: the next owner has to ask for it again.
    await buy(store)
    expect(await byOwner()).toMatchObject({ kind: 'accepted' })
  })

  it('counts ported-out numbers by ranges, and lists them with the reason', async () => {
    const store = await openStore(kind, 9)
    for (const nth of [0, 3, 8]) await changeNumber(store, { kind: 'portOut' }, nthNumber(nth))
    const range = (first: number, last: number) => ({ first: nthNumber(first), last: nthNumber(last) })
    expect(await store.countPortedOut([range(0, 99)])).toBe(3)
    expect(await store.countPortedOut([range(1, 3), range(8, 8)])).toBe(2)
    expect(await store.countPortedOut([])).toBe(0)
    const { value } = await store.listNumbers({ limit: 99 })
    const away = value.filter(({ state }) => state.kind === 'portedOut')
    expect(away).toEqual(
      [0, 3, 8].map((nth) =>
        expect.objectContaining({ first: nthNumber(nth), state: { kind: 'portedOut', reason: 'a reason' } }),
      ),
    )
    expect(await store.addStock([usBlock(US_GEOGRAPHIC, 12)])).toBe(3)
    expect(await store.countPortedOut([range(0, 99)])).toBe(3)
  })

  it('lets a number that the operator releases rest as long as its country and type say', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const aging = { agingMs: 9, agingRules: [{ country: 'US', agingMs: 50 }] }
    expect(await changeNumber(store, { kind: 'release', resource: 'contoso', ...aging })).toMatchObject({
      value: { state: { kind: 'aging', until: START + 50 } },
    })
  })

  it('is one of several at the same moment: the number gets one owner at most', async () => {
    const store = await openStore(kind, 1)
    await hold(store, { holdMs: 10 })
    await moveClock(store, 10)
    const assign = (resource: string) => changeNumber(store, { kind: 'assign', owner: ownerNamed(resource) })
    const [one, found, other] = await Promise.all([assign('fabrikam'), hold(store), assign('contoso')])
    const winners = [one, other].filter((each) => each.kind === 'changed').length + found.phoneNumbers.length
    expect(winners).toBe(1)
    const isOwned = found.phoneNumbers.length === 0
    expect(await store.count()).toEqual({
      ...{ total: 1, free: 0 },
      ...(isOwned ? { busy: 0, owned: 1 } : { busy: 1, owned: 0 }),
    })
  })
})
