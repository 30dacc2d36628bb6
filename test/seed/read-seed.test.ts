import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSeed } from '../../src/seed/read-seed.ts'
import { seedSchema } from '../../src/seed/seed-schema.ts'
import { seedStock } from '../../src/seed/seed-stock.ts'
import { UsageError } from '../../src/usage-error.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../support/stock.ts'

/** Two blocks of the same area code, and one of another type. */
const DEFAULTS = [usBlock(US_GEOGRAPHIC, 100), usBlock(US_TOLL_FREE, 100)]

function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('Nothing was refused')
}

const stockOf = (text: string) => seedStock(readSeed(text, 'a.yaml'), DEFAULTS)

describe('a seed', () => {
  it.each(['', '# nothing', '{}', 'stock: []\nowned: []'])('may be %j', (text) => {
    expect(readSeed(text, 'a.yaml').document).toBeTypeOf('object')
  })

  it.each([
    ['stock: [', 'a.yaml:1:9: is not YAML: '],
    ['a: 1\na: 2', 'a.yaml:2:1: is not YAML: '],
    ['stok: []', 'a.yaml:1:1: stok is not a known key; known are stock, '],
    ['# one\nstock:\n  - country: US\n    areacode: 425', 'a.yaml:4:5: stock[0].areacode is not a known key'],
    ['stock:\n  - country: US\n    areaCode: 425', 'a.yaml:3:5: stock[0].areaCode must be string'],
    ['stock:\n  - areaCode: "425"', 'a.yaml:2:5: stock[0].country is missing'],
    [
      'stock: [{country: US, numberType: fax}]',
      'a.yaml:1:23: stock[0].numberType must be one of geographic, ',
    ],
    ['holds:\n- country: US\n  quantity: 0', 'a.yaml:3:3: holds[0].quantity must be >= 1'],
    ['faults:\n- effect: {}', 'a.yaml:2:3: effect must have one of outcome, stay, '],
    ['faults:\n- match: {}', 'a.yaml:2:3: faults[0].effect is missing'],
    [
      'faults:\n- effect: {status: 500}\n  match: {operation: Buy}',
      'a.yaml:3:11: match.operation must be one of ',
    ],
    [
      'faults:\n- effect: {latency: {from: 2s, to: 1s}}',
      'a.yaml:2:32: effect.latency.to must not be shorter than from',
    ],
    ['faults: [{effect: {stay: waiting}}]', 'a.yaml:1:20: faults[0].effect.stay must be one of running'],
    ['faults: [{id: a b, effect: {status: 500}}]', 'a.yaml:1:11: id must be of letters, digits'],
    [
      'faults:\n- {id: a, effect: {status: 500}}\n- {id: a, effect: {status: 503}}',
      'a.yaml:3:4: another rule has the id a',
    ],
    ['- stock', 'a.yaml:1:1: The document must be object'],
    ['a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b, *b]', 'a.yaml:1:1: a is not a known key'],
  ])('%j is refused with its place', (text, message) => {
    expect(refusal(() => readSeed(text, 'a.yaml')).slice(0, message.length)).toBe(message)
  })

  it('that grows by aliases is refused', () => {
    const steps = Array.from(
      { length: 12 },
      (_, step) => `k${step}: &k${step} [${Array(9).fill(step === 0 ? 'x' : `*k${step - 1}`)}]`,
    )
    expect(refusal(() => readSeed(steps.join('\n'), 'a.yaml'))).toMatch(/^a\.yaml:1:1: .*alias/)
  })

  it('has the published schema; npm run seed-schema writes it', () => {
    const published = new URL('../../docs/holdline.seed.schema.json', import.meta.url)
    expect(readFileSync(published, 'utf8')).toBe(seedSchema())
  })
})

describe('the stock of a seed', () => {
  it('is the default stock where the seed has none', () => {
    expect(stockOf('owned: []')).toBeUndefined()
    expect(stockOf('stock: []')).toEqual([])
  })

  it('is the first numbers of the default stock that fit', () => {
    const [block] = DEFAULTS
    expect(stockOf('stock: [{country: US, areaCode: "425", numbers: 3}]')).toEqual([
      { ...block, last: '+14255550102' },
    ])
    expect(stockOf('stock: [{country: US}]')).toEqual([block])
    expect(stockOf('stock: [{country: US, numberType: tollFree}]')).toEqual([DEFAULTS[1]])
  })

  it('may be ranges of one’s own', () => {
    const range = 'country: KE, first: "+254700000000", capabilities: {calling: none, sms: outbound}'
    const stock = {
      country: 'KE',
      numberType: 'geographic',
      areaCode: '',
      capabilities: { calling: 'none', sms: 'outbound' },
    }
    const expected = [{ stock, first: '+254700000000', last: '+254700000009' }]
    expect(stockOf(`stock: [{${range}, numbers: 10}]`)).toEqual(expected)
    expect(stockOf(`stock: [{${range}, last: "+254700000009"}]`)).toEqual(expected)
  })

  it.each([
    [
      '{country: US, areaCode: "999"}',
      'a.yaml:1:9: the default stock has no geographic numbers of US in 999',
    ],
    ['{country: US, numbers: 101}', 'a.yaml:1:23: the default stock has only 100 geographic numbers of US'],
    ['{country: US, first: "+14255550100"}', 'a.yaml:1:9: a range has first, and either last or numbers'],
    ['{country: US, last: "+14255550100"}', 'a.yaml:1:9: a range has first, and either last or numbers'],
    [
      '{country: US, first: "+14255550100", numbers: 1}',
      'a.yaml:1:9: a range of your own needs capabilities',
    ],
    [
      '{country: US, first: "+14255550100", last: "+14255550099", capabilities: {calling: none, sms: none}}',
      'a.yaml:1:9: last is before first, or has another length',
    ],
  ])('%s is refused with its place', (entry, message) => {
    expect(refusal(() => stockOf(`stock: [${entry}]`)).slice(0, message.length)).toBe(message)
  })
})
