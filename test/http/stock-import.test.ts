import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'

const STOCK = {
  country: 'US',
  phoneNumberType: 'geographic',
  areaCode: '425',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}
const INBOUND = { ...STOCK, capabilities: { calling: 'inbound', sms: 'none' } }

async function startImport() {
  const { host, store } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  const importStock = async (stocks: unknown, more = {}) =>
    checkAnswer(await operator('POST', '/_holdline/stock/import', { body: { stocks, ...more } }))
  return { store, operator, importStock }
}

describe('POST /_holdline/stock/import', () => {
  it('adds ranges and numbers once, and tells which belong to another stock', async () => {
    const { store, importStock } = await startImport()
    const { total } = await store.count()
    const stocks = [{ ...STOCK, ranges: ['+14255551000-+14255551009', '+14255551020'] }]
    expect(await importStock(stocks, { dryRun: true })).toMatchObject({ status: 200, json: { added: 11 } })
    expect(await store.count()).toMatchObject({ total })
    expect((await importStock(stocks)).json).toEqual({ added: 11, known: 0, portedOut: 0, conflicts: [] })
    expect((await importStock(stocks)).json).toEqual({ added: 0, known: 11, portedOut: 0, conflicts: [] })
    const other = [{ ...INBOUND, ranges: ['14255551005-14255551014'] }]
    const conflict = { range: '+14255551005-+14255551014', count: 5, phoneNumber: '+14255551005', ...STOCK }
    const expected = { added: 5, known: 0, portedOut: 0, conflicts: [conflict] }
    expect((await importStock(other, { dryRun: true })).json).toEqual(expected)
    expect((await importStock(other)).json).toEqual(expected)
    expect((await importStock(other)).json).toEqual({ ...expected, added: 0, known: 5 })
    expect(await store.count()).toMatchObject({ total: total + 16 })
  })

  it('adds numbers in their states, unless an owner is no resource', async () => {
    const { store, importStock } = await startImport()
    const owned = {
      ...{ kind: 'owned', since: '2026-01-01T00:00:00Z', assignmentType: 'person' },
      ...{ capabilities: STOCK.capabilities, offeredCapabilities: STOCK.capabilities },
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
    }
    const stocksOf = (resource: string) => [
      { ...STOCK, label: 'north', state: { ...owned, resource }, ranges: ['+14255551000-+14255551001'] },
      { ...STOCK, carrier: 'Acme', state: { kind: 'withdrawn', reason: 'broken' }, ranges: ['+14255551002'] },
    ]
    expect((await importStock(stocksOf('nobody'))).json).toEqual({
      ...{ added: 0, known: 0, portedOut: 0, conflicts: [], missingOwners: ['nobody'] },
    })
    expect(await store.explainNumber('+14255551002')).toBeUndefined()
    expect((await importStock(stocksOf('contoso'))).json).toEqual({
      added: 3,
      known: 0,
      portedOut: 0,
      conflicts: [],
    })
    expect(await store.ownedNumber('contoso', '+14255551001')).toMatchObject({
      ...{ assignmentType: 'person', cost: owned.cost, purchasedAt: Date.parse(owned.since) },
    })
    expect((await store.explainNumber('+14255551002'))?.value).toMatchObject({
      ...{ carrier: 'Acme', state: { kind: 'withdrawn' } },
    })
    const many = [{ ...STOCK, state: { kind: 'withdrawn' }, ranges: ['+14255560000-+14255565000'] }]
    expect(await importStock(many)).toMatchObject({
      ...{ status: 400, json: { error: { message: expect.stringContaining('not free') } } },
    })
  })

  it('gives a closed resource no new number, and leaves those that it has', async () => {
    const { store, operator, importStock } = await startImport()
    const state = {
      ...{ kind: 'owned', resource: 'contoso', since: '2026-01-01T00:00:00Z', assignmentType: 'person' },
      ...{ capabilities: STOCK.capabilities, offeredCapabilities: STOCK.capabilities },
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
    }
    const stocksOf = (...ranges: string[]) => [{ ...STOCK, state, ranges }]
    const known = '+14255551000-+14255551001'
    await importStock(stocksOf(known))
    expect(await operator('POST', '/_holdline/resources/contoso/close', { body: {} })).toMatchObject({
      status: 200,
    })
    expect((await importStock(stocksOf(known))).json).toMatchObject({ added: 0, known: 2 })
    const range = '+14255551001-+14255551002'
    for (const dryRun of [true, false]) {
      expect((await importStock(stocksOf(known, range), { dryRun })).json).toEqual({
        ...{
          added: 0,
          known: 0,
          portedOut: 0,
          conflicts: [],
          closedOwners: [{ range, resource: 'contoso' }],
        },
      })
    }
    expect(await store.explainNumber('+14255551002')).toBeUndefined()
  })

  it.each<[string, readonly string[], RegExp]>([
    ['too few digits', ['+1425555'], /^stocks\[1\]\.ranges\[0\]: \+1425555 has 6 digits after \+1, and/],
    [
      'no number',
      ['+14255551000', 'x'],
      /^stocks\[1\]\.ranges\[1\]: must be a number or a range such as \+1425/,
    ],
    ['half a range', ['+14255551000-'], /^stocks\[1\]\.ranges\[0\]: must be a number or a range/],
    [
      'a range backwards',
      ['+14255551001-+14255551000'],
      /is above \+14255551000: first is the lower number\.$/,
    ],
    [
      'another area code',
      ['+12065551000'],
      /^stocks\[1\]\.ranges\[0\]: \+12065551000 is not in area code 425\.$/,
    ],
    ['too many ranges', Array(5_001).fill('+14255551000'), /^stocks: may have at most 5000 ranges/],
    [
      'too many numbers',
      ['+14250000000-+14259999999'],
      /^stocks: .* with at most 10000000 numbers together\.$/,
    ],
  ])('refuses %s, and adds nothing', async (_, ranges, message) => {
    const { store, importStock } = await startImport()
    const before = await store.count()
    const stocks = [
      { ...STOCK, ranges: ['+14255559000'] },
      { ...STOCK, ranges },
    ]
    expect(await importStock(stocks)).toMatchObject({
      status: 400,
      json: { error: { code: 'InvalidInput', message: expect.stringMatching(message), target: 'stocks' } },
    })
    expect(await store.count()).toEqual(before)
  })
})
