import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NumberRange } from '../../../src/numbering/prefix-ranges.ts'
import { newParts } from '../../../src/storage/decide/new-parts.ts'
import { newRuns } from '../../../src/storage/decide/new-runs.ts'
import { runParameters } from '../../model/run-parameters.ts'

const range = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: -2, max: 12 }))
  .map(([first, more]) => ({ first, last: first + more }))

function overlaps(one: NumberRange, other: NumberRange): boolean {
  return one.first <= other.last && other.first <= one.last
}

it('The new runs are the new parts, each with the stock of its run, also where nothing overlaps', () => {
  let apart = 0
  fc.assert(
    fc.property(fc.array(range, { maxLength: 5 }), fc.array(range, { maxLength: 6 }), (existing, ranges) => {
      const wanted = ranges.map((each, stock) => ({ ...each, stock }))
      const known = existing.filter((one) => wanted.some((other) => overlaps(one, other)))
      const expected = newParts(known, wanted).flatMap((parts, stock) =>
        parts.map((part) => ({ ...part, stock })),
      )
      if (wanted.length > 1 && expected.length === wanted.length) apart += 1
      expect(newRuns(known, wanted)).toEqual(expected)
    }),
    runParameters(1_000),
  )
  expect(apart).toBeGreaterThan(0)
})
