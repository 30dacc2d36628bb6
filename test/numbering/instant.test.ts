import { describe, expect, it } from 'vitest'
import { formatInstant, NEVER } from '../../src/numbering/instant.ts'

describe('An instant', () => {
  it('is written as the live service writes one', () => {
    expect(formatInstant(Date.UTC(2024, 1, 1, 23, 49, 2, 790))).toBe('2024-02-01T23:49:02.790+00:00')
    expect(formatInstant(0)).toBe('1970-01-01T00:00:00.000+00:00')
  })

  it('that never comes is after all that can be written, and an integer that every database carries', () => {
    // The last instant of a JavaScript Date.
    expect(NEVER).toBeGreaterThan(8.64e15)
    expect(NEVER).toBe(2 ** 53 - 1)
  })
})
