import { describe, expect, it } from 'vitest'
import { NEVER } from '../../../src/numbering/instant.ts'
import type { Reservation } from '../../../src/numbering/reservation.ts'
import { decidePurchaseReservation } from '../../../src/storage/decide/decide-purchase-reservation.ts'
import { NOW, quoted, reservation } from './given.ts'

function decide(found: Reservation | undefined, agreeToNotResell = false) {
  const delay = { notStartedMs: 3, runningMs: 4 }
  const command = { resource: 'contoso', reservationId: 'r', agreeToNotResell, delay }
  return decidePurchaseReservation(command, found, NOW)
}

const RESALE = [quoted('+14255550101'), quoted('+14255550102', { agreementToNotResellRequired: true })]

describe('The purchase of a reservation', () => {
  it('buys all its numbers on the terms that each was quoted', () => {
    const instants = { startsAt: NOW + 3, endsAt: NOW + 7 }
    const { answer, change } = decide(reservation())
    expect(answer).toEqual({
      kind: 'purchased',
      operation: { id: 'reservationPurchase_r', type: 'reservationPurchase', createdAt: NOW, ...instants },
    })
    const cost = { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' }
    expect(change?.purchase).toEqual(instants)
    expect(change?.freeAt).toBe(NEVER)
    expect(change?.detail).toEqual({
      command: 'purchaseReservation',
      resource: 'contoso',
      searchId: 'r',
      charges: [cost, cost],
      ...instants,
    })
  })

  it('answers a repeated purchase as the first one, and buys nothing', () => {
    const purchase = { startsAt: NOW - 5, endsAt: NOW + 1 }
    const { answer, change } = decide(reservation({ purchasedAt: NOW - 5, purchase }))
    expect(answer).toMatchObject({ kind: 'purchased', operation: { createdAt: NOW - 5, ...purchase } })
    expect(change).toBeUndefined()
  })

  it.each([
    ['there is no reservation', undefined, { kind: 'reservationNotFound' }],
    ['it expires at this instant', reservation({ expiresAt: NOW }), { kind: 'notActive', status: 'expired' }],
    ['it is empty', reservation({ phoneNumbers: [] }), { kind: 'nothingReserved' }],
    ['a number needs an agreement', reservation({ phoneNumbers: RESALE }), { kind: 'agreementRequired' }],
  ])('is refused where %s', (_, found, answer) => {
    expect(decide(found)).toEqual({ answer })
  })

  it('is done in the last millisecond of the hold, and with the agreement', () => {
    expect(decide(reservation({ expiresAt: NOW + 1 })).change).toBeDefined()
    expect(decide(reservation({ phoneNumbers: RESALE }), true).change).toBeDefined()
  })
})
