import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parsePhoneNumber,
  phoneNumberFromInteger,
  phoneNumberId,
  phoneNumberToInteger,
} from '../../src/numbering/phone-number.ts'

describe('A phone number', () => {
  it('is read with its plus or without', () => {
    expect(parsePhoneNumber('+14255550123')).toBe('+14255550123')
    expect(parsePhoneNumber('14255550123')).toBe('+14255550123')
  })

  it.each([
    '',
    '+',
    '+0425555012',
    '04255550123',
    '+123456',
    '+1234567890123456',
    '++14255550123',
    ' +14255550123',
    '+14255550123\n',
    '+1 425 555 0123',
    '+1425555012a',
    '+١٤٢٥٥٥٥٠١٢٣',
    'constructor',
  ])('is not %j', (text) => {
    expect(parsePhoneNumber(text)).toBeUndefined()
  })

  it('of any length survives as an integer', () => {
    const integers = fc.integer({ min: 1_000_000, max: 999_999_999_999_999 })
    const property = fc.property(integers, (integer) => {
      const phoneNumber = phoneNumberFromInteger(integer)
      expect(parsePhoneNumber(phoneNumber)).toBe(phoneNumber)
      expect(phoneNumberToInteger(phoneNumber)).toBe(integer)
    })
    fc.assert(property)
    expect(phoneNumberId('+999999999999999')).toBe('999999999999999')
  })
})
