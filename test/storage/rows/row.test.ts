import { expect, it } from 'vitest'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { integer, integers, optionalInteger } from '../../../src/storage/rows/row.ts'

const LAST = Number.MAX_SAFE_INTEGER

it.each([LAST, -LAST, 0, 2.5])('%s is read as it is', (value) => {
  expect(integer({ value }, 'value')).toBe(value)
  expect(integers({ value: [value] }, 'value')).toEqual([value])
  expect(optionalInteger({ value }, 'value', 'key')).toEqual({ key: value })
})

it.each([2 ** 53, -(2 ** 53), Number('9007199254740993'), 1e300])('%s is refused', (value) => {
  expect(() => integer({ value }, 'value')).toThrow(StorageError)
  expect(() => integers({ value: [1, String(value)] }, 'value')).toThrow(/value holds a number beyond 2\^53/)
  expect(() => optionalInteger({ value }, 'value', 'key')).toThrow(StorageError)
})
