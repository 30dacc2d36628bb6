import { expect, it } from 'vitest'
import { largestStocks } from '../../src/http/metrics/largest-stocks.ts'
import { NO_NUMBERS as NONE } from '../../src/numbering/state-counts.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'

const SMALL = { stock: { ...US_GEOGRAPHIC, areaCode: '201' }, ...NONE, free: 3, aging: 1, withdrawn: 2 }
const EMPTY = { stock: { ...US_GEOGRAPHIC, areaCode: '202' }, ...NONE, owned: 9 }
const TINY = { stock: { ...US_GEOGRAPHIC, areaCode: '203' }, ...NONE, free: 1, held: 1 }
const LARGE = { stock: { ...US_GEOGRAPHIC, areaCode: '204' }, ...NONE, free: 10 }

it('keeps the stocks with the most numbers, sold or not, in their order, and sums the others', () => {
  expect(largestStocks([SMALL, EMPTY, TINY, LARGE], 2)).toEqual({
    largest: [EMPTY, LARGE],
    rest: { ...NONE, free: 4, held: 1, aging: 1, withdrawn: 2 },
  })
})

it('sums nothing where all have room', () => {
  expect(largestStocks([SMALL, EMPTY], 2)).toEqual({ largest: [SMALL, EMPTY], rest: undefined })
  expect(largestStocks([], 2)).toEqual({ largest: [], rest: undefined })
})
