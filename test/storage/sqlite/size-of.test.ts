import { expect, it } from 'vitest'
import type { StoreMethod } from '../../../src/storage/port/store-methods.ts'
import { sizeOf } from '../../../src/storage/sqlite/size-of.ts'
import { holdCommand } from '../given.ts'
import { numbers } from '../given-reservation.ts'

it.each<[StoreMethod, unknown[], number]>([
  ['ping', [], 1],
  ['search', ['contoso', 'an id'], 1],
  ['hold', [holdCommand({ quantity: 1 })], 1],
  ['hold', [holdCommand({ quantity: 16 })], 1],
  ['hold', [holdCommand({ quantity: 160 })], 10],
  ['reserve', [{ resource: 'contoso', add: numbers(0), remove: [] }], 1],
  ['reserve', [{ resource: 'contoso', add: Array(80).fill(numbers(0)[0]), remove: [] }], 5],
  ['changeSale', [{ action: 'withdraw', limit: 1_600 }], 100],
  ['audit', [{ after: 0, limit: 1_600 }], 1],
  ['addStock', [[]], Number.POSITIVE_INFINITY],
])('The call %s %o counts for %d calls of its batch', (method, parameters, size) => {
  expect(sizeOf({ method, parameters })).toBe(size)
})
