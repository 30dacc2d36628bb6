import { expect, it } from 'vitest'
import { decideCancelReservation } from '../../../src/storage/decide/decide-cancel-reservation.ts'
import { ENDED, NOW, reservation } from './given.ts'

const COMMAND = { resource: 'contoso', reservationId: 'r' }

it('an active reservation is cancelled', () => {
  expect(decideCancelReservation(COMMAND, reservation({ expiresAt: NOW + 1 }), false, NOW)).toEqual({
    answer: { kind: 'cancelled' },
    change: { detail: { command: 'cancelReservation', resource: 'contoso', searchId: 'r' } },
  })
})

it.each(ENDED)('a reservation that is %s is not cancelled', (status, found) => {
  expect(decideCancelReservation(COMMAND, found, false, NOW)).toEqual({
    answer: { kind: 'notActive', status },
  })
})

it('a reservation that the resource never had is not found, and one that it deleted is cancelled', () => {
  const answerTo = (wasDeleted: boolean) => decideCancelReservation(COMMAND, undefined, wasDeleted, NOW)
  expect(answerTo(false)).toEqual({ answer: { kind: 'reservationNotFound' } })
  expect(answerTo(true)).toEqual({ answer: { kind: 'cancelled' } })
})
