import { describe, expect, it } from 'vitest'
import { parseHttpDate } from '../../src/http/auth/parse-http-date.ts'

describe('a date of HTTP', () => {
  it('is read as UTC', () => {
    // The example of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
    expect(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(784_111_777_000)
    expect(parseHttpDate('Thu, 29 Feb 2024 00:00:00 GMT')).toBe(Date.UTC(2024, 1, 29))
  })
  it.each([
    'Thu, 30 Feb 2024 00:00:00 GMT',
    'Wed, 29 Feb 2023 00:00:00 GMT',
    'Tue, 02 Jan 2024 24:00:00 GMT',
    'Tue, 02 Jan 2024 20:59:16',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('is not %s', (text) => {
    expect(parseHttpDate(text)).toBeUndefined()
  })
})
