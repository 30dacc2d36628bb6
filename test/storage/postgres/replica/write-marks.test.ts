import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createWriteMarks } from '../../../../src/storage/postgres/replica/write-marks.ts'

it('a standby is current up to the latest instant at which the primary had written no more than it shows', () => {
  const steps = fc.array(fc.record({ bytes: fc.nat(3), later: fc.nat(5) }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(steps, fc.nat(160), (all, shown) => {
      const marks = createWriteMarks()
      let [position, at] = [0n, 0]
      let expected: number | undefined
      for (const { bytes, later } of all) {
        position += BigInt(bytes)
        at += later
        marks.add(position, at)
        if (position <= BigInt(shown)) expected = at
      }
      expect(marks.currentAt(BigInt(shown))).toBe(expected)
    }),
  )
})

it('a thousand marks are kept', () => {
  const marks = createWriteMarks()
  for (let at = 0; at < 1_500; at += 1) marks.add(BigInt(at), at)
  expect(marks.currentAt(499n)).toBeUndefined()
  expect(marks.currentAt(500n)).toBe(500)
})
