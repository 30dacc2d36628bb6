import { expect, it } from 'vitest'
import { notActive } from '../../../src/storage/decide/not-active.ts'
import { tooManyHeld } from '../../../src/storage/decide/too-many-held.ts'
import { ENDED, NOW, reservation } from './given.ts'

it.each(ENDED)('a reservation that is %s is not changed any more', (status, found) => {
  expect(notActive(found, NOW)).toEqual({ kind: 'notActive', status })
})

it('a reservation is active until the millisecond before its expiry', () => {
  expect(notActive(reservation({ expiresAt: NOW + 1 }), NOW)).toBeUndefined()
})

it('a resource may hold as many numbers as its limit, and not one more', () => {
  expect(tooManyHeld(3, 2, 5)).toBeUndefined()
  expect(tooManyHeld(3, 3, 5)).toEqual({ kind: 'tooManyHeld', held: 3, limit: 5 })
  // It gives some back.
  expect(tooManyHeld(6, -1, 5)).toBeUndefined()
})
