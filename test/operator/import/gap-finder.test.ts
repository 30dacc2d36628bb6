import { expect, it } from 'vitest'
import { gapFinder } from '../../../src/operator/import/gap-finder.ts'

/** A stock with these numbers, and the questions that it was asked. */
function stockOf(...numbers: number[]) {
  const asked: number[] = []
  const isInGap = gapFinder({
    async numberFrom(from) {
      asked.push(from)
      return numbers.find((number) => number >= from)
    },
  })
  return { asked, isInGap: (...ranges: [first: number, last: number][]) => isInGap(ranges.map(toRange)) }
}

const toRange = ([first, last]: [number, number]) => ({ first, last })

it('A range is in a gap if no number in stock lies between its lowest and its highest number', async () => {
  const { isInGap } = stockOf(100, 200)
  expect(await isInGap([50, 99])).toBe(true)
  expect(await isInGap([50, 100])).toBe(false)
  expect(await isInGap([100, 100])).toBe(false)
  expect(await isInGap([180, 199], [101, 120])).toBe(true)
  expect(await isInGap([101, 120], [201, 210])).toBe(false)
  expect(await isInGap([201, 999])).toBe(true)
})

it('A gap that was found is not asked for again', async () => {
  const { asked, isInGap } = stockOf(100)
  for (const first of [10, 20, 30, 99]) expect(await isInGap([first, first])).toBe(true)
  expect(asked).toEqual([10])
  expect(await isInGap([5, 5])).toBe(true)
  expect(await isInGap([200, 300], [150, 160])).toBe(true)
  expect(await isInGap([5_000, 6_000])).toBe(true)
  expect(asked).toEqual([10, 5, 150])
})

it('Where the question is no cheaper, nothing is known to be in a gap', async () => {
  expect(await gapFinder({})([{ first: 1, last: 1 }])).toBe(false)
})
