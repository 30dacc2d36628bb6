import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NumberRange } from '../../../src/numbering/prefix-ranges.ts'
import { newParts } from '../../../src/storage/decide/new-parts.ts'
import { runParameters } from '../../model/run-parameters.ts'

const range = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -1, max: 9 }))
  .map(([first, more]) => ({ first, last: first + more }))

function numbersOf({ first, last }: NumberRange): number[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
}

it('A number is new once, in the first range that names it, and parts that touch are one', () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range), (known, wanted) => {
      const seen = new Set(known.flatMap(numbersOf))
      const expected = wanted.map((each) =>
        numbersOf(each).filter((number) => !seen.has(number) && seen.add(number)),
      )
      const parts = newParts(known, wanted)
      expect(parts.map((each) => each.flatMap(numbersOf))).toEqual(expected)
      for (const some of parts) {
        for (const [nth, { first }] of some.entries()) {
          if (nth > 0) expect(first).toBeGreaterThan((some[nth - 1]?.last ?? 0) + 1)
        }
      }
    }),
    runParameters(500),
  )
})

it('Of a hundred thousand ranges that lie in each other only the widest, which came first, is new', () => {
  const wanted = Array.from({ length: 100_000 }, (_, nth) => ({ first: 1 + nth, last: 200_000 - nth }))
  expect(newParts([], wanted).filter((parts) => parts.length > 0)).toEqual([[{ first: 1, last: 200_000 }]])
})
