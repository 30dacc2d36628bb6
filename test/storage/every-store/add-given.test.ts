import { describe, expect, it } from 'vitest'
import type { NumberBlock } from '../../../src/numbering/audit-entry.ts'
import type { GivenState } from '../../../src/numbering/given-state.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { hold, moveClock, openStore, release, START } from '../given.ts'

function block(first: number, last: number, more: Partial<NumberBlock> = {}): NumberBlock {
  return { stock: US_GEOGRAPHIC, first: `+1425555${first}`, last: `+1425555${last}`, ...more }
}

const OWNED = {
  kind: 'owned',
  resource: 'contoso',
  since: START - 1_000,
  assignmentType: 'person',
  capabilities: { calling: 'inbound', sms: 'none' },
  offeredCapabilities: { calling: 'inbound+outbound', sms: 'none' },
  cost: { amount: 2.5, currencyCode: 'EUR', billingFrequency: 'monthly' },
} as const satisfies GivenState

describe.each(STORE_KINDS)('Stock that is not free, $name', (kind) => {
  it("comes in owned, aging, withdrawn, quarantined or ported out, and is no one else's", async () => {
    const store = await openStore(kind, 0)
    const blocks = [
      block(1000, 1001, { state: OWNED }),
      block(1002, 1003, { state: { kind: 'aging', until: START + 500 } }),
      block(1004, 1005, { state: { kind: 'withdrawn', reason: 'broken' } }),
      block(1006, 1006, { state: { kind: 'aging', until: START - 500 } }),
      block(1007, 1007),
      block(1008, 1008, { state: { kind: 'quarantined', until: START + 500, reason: 'wrong calls' } }),
      block(1009, 1009, { state: { kind: 'portedOut', reason: 'to Acme' } }),
    ]
    expect(await store.addStock(blocks)).toBe(10)
    expect(await store.addStock(blocks)).toBe(0)
    expect((await store.stockCounts()).value).toMatchObject([
      { free: 2, owned: 2, aging: 2, withdrawn: 2, held: 0, quarantined: 1, portedOut: 1 },
    ])
    const { kind: _, resource, since: purchasedAt, ...terms } = OWNED
    const { country, numberType } = US_GEOGRAPHIC
    expect(await store.ownedNumbers(resource, { skip: 0, limit: 9 })).toEqual(
      ['+14255551000', '+14255551001'].map((phoneNumber) => ({
        ...{ phoneNumber, country, numberType, purchasedAt },
        ...terms,
      })),
    )
    const held = await hold(store, { quantity: 2 })
    expect(held.phoneNumbers).toEqual(['+14255551006', '+14255551007'])
    expect((await hold(store, { quantity: 1 })).phoneNumbers).toEqual([])
    expect((await store.numberHistory('+14255551004', 9)).toReversed()).toMatchObject([
      { command: 'stock' },
      { command: 'withdraw', reason: 'broken' },
    ])
    const { value: parts } = await store.listNumbers({ limit: 99 })
    const stateOf = (number: string) => parts.find(({ first }) => first === number)?.state
    expect(stateOf('+14255551004')).toEqual({ kind: 'withdrawn', reason: 'broken' })
    expect(stateOf('+14255551008')).toEqual({
      kind: 'quarantined',
      until: START + 500,
      reason: 'wrong calls',
    })
    expect(stateOf('+14255551009')).toEqual({ kind: 'portedOut', reason: 'to Acme' })
    expect(parts.find(({ first }) => first === '+14255551000')).toMatchObject({ terms })
  })

  it('gets no owner who was looked up in an outdated register', async () => {
    const store = await openStore(kind, 0)
    const blocks = [block(1000, 1001, { state: OWNED }), block(1002, 1002)]
    const author = { by: 'a test' }
    await store.changeRegister({ version: 0, documents: new Map([['closure/contoso', {}]]), ...BY_TEST })
    expect(await store.addStock(blocks, author, { registerVersion: 0 })).toEqual({ kind: 'outdated' })
    const passed = { registerVersion: 1, registerSpan: { until: START } }
    expect(await store.addStock(blocks, author, passed)).toEqual({ kind: 'outdated' })
    expect(await store.count()).toMatchObject({ total: 0 })
    expect(await store.audit({ after: 0, limit: 9 })).toEqual([])
    expect(await store.addStock(blocks, author, { registerVersion: 1 })).toBe(3)
  })

  it('is given back by its owner, and put back on sale, as any other number', async () => {
    const store = await openStore(kind, 0)
    await store.addStock([
      block(1000, 1000, { state: OWNED }),
      block(1001, 1001, { state: { kind: 'withdrawn' } }),
      block(1002, 1002, { state: { kind: 'aging', until: START + 500 } }),
    ])
    expect(await release(store, '+14255551000')).not.toHaveProperty('failure')
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual([])
    // Its history has to stay, although no entry says who gave it the number.
    const owned = { first: '+14255551000', last: '+14255551000', limit: 9, author: { by: 'socket' } } as const
    expect(await store.deleteStock(owned)).toMatchObject({ changed: 0, onceOwned: 1 })
    const sale = { first: '+14255551001', last: '+14255551001', limit: 9, author: { by: 'socket' } } as const
    expect(await store.changeSale({ ...sale, action: 'restore' })).toMatchObject({ changed: 1 })
    await moveClock(store, 500)
    const { phoneNumbers } = await hold(store, { quantity: 3 })
    expect(phoneNumbers).toEqual(['+14255551000', '+14255551001', '+14255551002'])
  })

  it('keeps its carrier and label while numbers of its block are held and owned', async () => {
    const store = await openStore(kind, 0)
    await store.addStock([
      block(1000, 1003, { carrier: 'Acme', label: 'north' }),
      block(1004, 1004, { label: 'south', state: OWNED }),
      block(1005, 1005),
    ])
    await hold(store, { quantity: 2 })
    const { value: parts } = await store.listNumbers({ limit: 99 })
    expect(parts.map(({ first, carrier, label }) => [first, carrier, label])).toEqual([
      ['+14255551000', 'Acme', 'north'],
      ['+14255551001', 'Acme', 'north'],
      ['+14255551002', 'Acme', 'north'],
      ['+14255551004', undefined, 'south'],
      ['+14255551005', undefined, undefined],
    ])
    for (const number of ['+14255551001', '+14255551003'] as const) {
      expect((await store.explainNumber(number))?.value).toMatchObject({ carrier: 'Acme', label: 'north' })
    }
    expect((await store.explainNumber('+14255551005'))?.value).not.toHaveProperty('label')
    const [entry] = await store.audit({ after: 0, limit: 1 })
    expect(entry).toMatchObject({ blocks: [{ carrier: 'Acme', label: 'north' }, { state: OWNED }, {}] })
  })
})
