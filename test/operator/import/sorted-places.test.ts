import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortedPlaces } from '../../../src/operator/import/sorted-places.ts'

/** The most that a number of E.164 can be has 15 digits; few values, so that some are equal. */
const numbers = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 999_999_999_999_999 }), fc.constantFrom(0, 65_535, 65_536, 2 ** 48)),
)

it('Places are in the order of their numbers, and those of equal numbers stay', () => {
  fc.assert(
    fc.property(numbers, (some) => {
      const places = [...sortedPlaces(Float64Array.from(some))]
      const expected = some.map((_, place) => place).sort((a, b) => (some[a] ?? 0) - (some[b] ?? 0) || a - b)
      expect(places).toEqual(expected)
    }),
  )
})
