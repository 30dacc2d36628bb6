import { describe, expect, it } from 'vitest'
import { prefixRanges } from '../../src/numbering/prefix-ranges.ts'

describe('The ranges of prefixes', () => {
  it('cover every number of 7 to 15 digits that begins with a prefix, and no other number', () => {
    const ranges = prefixRanges(['1425', '49'])
    const covers = (number: number) => ranges.some(({ first, last }) => first <= number && number <= last)
    const inside = ['1425000', '1425999', '14250000000', '14259999999', '142599999999999', '4900000']
    const outside = ['1424999', '1426000', '14260000000', '142500', '142600000000000', '5000000', '14']
    expect(inside.filter((digits) => !covers(Number(digits)))).toEqual([])
    expect(outside.filter((digits) => covers(Number(digits)))).toEqual([])
  })

  it('of whole numbers are these numbers, and longer numbers that begin with them', () => {
    const [shortest] = prefixRanges(['123456789012345'])
    expect(shortest).toEqual({ first: 123456789012345, last: 123456789012345 })
    expect(prefixRanges(['14255550123'])[0]).toEqual({ first: 14255550123, last: 14255550123 })
  })

  it('do not overlap, whatever prefix is part of another or named twice', () => {
    const ranges = prefixRanges(['1425', '14', '14', '1425555', '2'])
    expect(ranges).toEqual(prefixRanges(['14', '2']))
    for (const [index, { first }] of ranges.entries()) {
      expect(first).toBeGreaterThan(ranges[index - 1]?.last ?? 0)
    }
  })
})
