import { describe, expect, it } from 'vitest'
import { DEFAULT_STOCK } from '../../../src/assets.ts'
import { lazyJson } from '../../../src/files/lazy-json.ts'
import type { NumberBlock } from '../../../src/numbering/audit-entry.ts'
import { readColumns } from '../../../src/operator/import/columns.ts'
import { rowParser } from '../../../src/operator/import/row-parser.ts'
import { loadStockRules } from '../../../src/operator/import/stock-rule.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const HEADER = ['Number', 'first', 'LAST', 'country', 'type', 'areacode', 'calling', 'sms']

async function parse(row: string) {
  const parser = rowParser(readColumns(HEADER, 'a.csv'), await loadStockRules(), NOW)
  return parser.parse(row.split(' '))
}

const REST = 'US geographic 425 inbound+outbound none'

describe('A row of an import', () => {
  it.each([
    [`+14255550100   ${REST}`, { first: 14255550100, last: 14255550100, isBlock: false }],
    [`14255550100   us Geographic 425 INBOUND none`, { first: 14255550100, last: 14255550100 }],
    [`'+1-425-555.0100   ${REST}`, { first: 14255550100, last: 14255550100 }],
    [` +14255550100 +14255550199 ${REST}`, { first: 14255550100, last: 14255550199, isBlock: true }],
    // Numbers that no network has: regulators keep them for fiction.
    ['+442079460000   GB geographic 20 inbound+outbound none', { first: 442079460000 }],
    ['+4930123456   DE geographic 30 inbound none', { first: 4930123456 }],
    ['+390612345678   IT geographic 06 inbound none', { first: 390612345678 }],
    ['+18005550100   CA tollFree 800 inbound none', { first: 18005550100 }],
    ['+35312345678   IE geographic  inbound none', { first: 35312345678 }],
  ])('is read: %s', async (row, range) => {
    expect(await parse(row)).toMatchObject({ ...range, kind: 0, time: 0 })
  })

  it.each([
    [`   ${REST}`, 'the number is missing'],
    [`abc   ${REST}`, 'abc is no number in the form of E.164, such as +14255550100'],
    [`0014255550100   ${REST}`, '0014255550100 is no number in the form of E.164, such as +14255550100'],
    [
      `1.42556E+10   ${REST}`,
      '1.42556E+10 has lost its digits: let the spreadsheet treat the column as text',
    ],
    [`+142555501000   ${REST}`, '+142555501000 has 11 digits after +1, and there numbers have 10'],
    [`+442079460000   ${REST}`, '+442079460000 does not begin with +1'],
    [`+12065550100   ${REST}`, '+12065550100 is not in area code 425'],
    [` +14255550100  ${REST}`, 'last is missing'],
    [
      `+14255550100 +14255550100 +14255550101 ${REST}`,
      'the row has a number, and first and last too: give one of them',
    ],
    [` +14255550199 +14255550100 ${REST}`, '+14255550199 is above +14255550100: first is the lower number'],
    [
      ` +4930000000 +4940000000 DE geographic 30 inbound none`,
      '+4930000000 to +4940000000 are more than 10000000 numbers: make several ranges of them',
    ],
    [
      ' +49309999 +493010000 DE geographic 30 inbound none',
      '+49309999 and +493010000 have different lengths',
    ],
    [
      '+14255550100   XX geographic 425 inbound none',
      'country XX is no ISO 3166-1 code of a country with numbers, such as US',
    ],
    ['+14255550100   US local 425 inbound none', 'type local must be one of geographic, tollFree, mobile'],
    ['+14255550100   US tollFree 425 inbound none', 'area code 425 is not for tollFree numbers'],
    [
      '+18885550100   US geographic 888 inbound none',
      'area code 888 is for tollFree numbers, not for geographic',
    ],
    ['+14255550100   US geographic  inbound none', 'areaCode must be the three digits after +1 in US'],
    [
      '+442079460000   GB geographic (0)20 inbound none',
      'areaCode (0)20 must be digits, without a trunk prefix',
    ],
    [
      '+14255550100   US geographic 425 yes none',
      'calling yes must be one of none, inbound, outbound, inbound+outbound',
    ],
    [
      '+14255550100   US geographic 425 inbound ',
      'sms is missing: it must be one of none, inbound, outbound, inbound+outbound',
    ],
  ])('is refused: %s', async (row, reason) => {
    expect(await parse(row)).toBe(reason)
  })

  it('adds its stock once, and only if it is good', async () => {
    const parser = rowParser(readColumns(HEADER, 'a.csv'), await loadStockRules(), NOW)
    const places = [
      '+390612345678   IT geographic 06 inbound none',
      '+390512345678   IT geographic 06 inbound none',
      '+390512345678   IT geographic 07 inbound none',
      '+390512345678   it Geographic 05 INBOUND none',
      '+390612345678   it Geographic 06 INBOUND none',
    ].map((row) => {
      const parsed = parser.parse(row.split(' '))
      return typeof parsed === 'string' ? parsed : parsed.kind
    })
    const isElsewhere = expect.stringMatching(/ is not in area code /)
    expect(places).toEqual([0, isElsewhere, isElsewhere, 1, 0])
    expect(parser.kinds.map(({ stock }) => stock.areaCode)).toEqual(['06', '05'])
  })

  it('can be each block of the default stock', async () => {
    const parser = rowParser(readColumns(HEADER, 'a.csv'), await loadStockRules(), NOW)
    for (const { first, last, stock } of await lazyJson<NumberBlock[]>(DEFAULT_STOCK)()) {
      const { country, numberType, areaCode, capabilities } = stock
      const row = parser.parse([
        '',
        first,
        last,
        country,
        numberType,
        areaCode,
        capabilities.calling,
        capabilities.sms,
      ])
      expect(row).toBeTypeOf('object')
    }
  })

  it('needs its columns', () => {
    for (const [header, message] of [
      ['number,country,type,areaCode,calling', /^a\.csv: line 1 has no column sms; the columns are number/],
      ['number,country,type,areaCode,calling,sms,owner', /line 1 has the unknown column "owner"; /],
      [
        'first,country,type,areaCode,calling,sms',
        /line 1 needs the column number, or first and last, or all three/,
      ],
      ['number,Number,country,type,areaCode,calling,sms', /line 1 has the column number twice/],
    ] as const) {
      expect(() => readColumns(header.split(','), 'a.csv')).toThrow(message)
    }
  })
})
