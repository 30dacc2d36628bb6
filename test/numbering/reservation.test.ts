import { describe, expect, it } from 'vitest'
import { reservationExpiry, reservationStatus } from '../../src/numbering/reservation.ts'
import { reservationOperation } from '../../src/numbering/reservation-operation.ts'

const MINUTE = 60_000
const made = { id: 'a', createdAt: 0, expiresAt: 15 * MINUTE }

describe('A reservation', () => {
  it('is active until the instant before its expiry', () => {
    expect(reservationStatus(made, 15 * MINUTE - 1)).toBe('active')
    expect(reservationStatus(made, 15 * MINUTE)).toBe('expired')
  })

  it('that was bought is submitted until its operation has ended, and completed for good', () => {
    const bought = { ...made, purchasedAt: 10, purchase: { startsAt: 20, endsAt: 30 } }
    expect([10, 29, 30, 99 * MINUTE].map((now) => reservationStatus(bought, now))).toEqual([
      'submitted',
      'submitted',
      'completed',
      'completed',
    ])
    const operation = reservationOperation(bought)
    expect(operation).toMatchObject({ id: 'reservationPurchase_a', createdAt: 10, startsAt: 20, endsAt: 30 })
  })

  it('has no operation before it is bought', () => {
    expect(reservationOperation(made)).toBeUndefined()
  })

  it('expires 15 minutes after a change, and 2 hours after it was made at the latest', () => {
    const expiry = (changedAt: number) => reservationExpiry(0, changedAt, 15 * MINUTE)
    expect(expiry(10)).toBe(15 * MINUTE + 10)
    expect(expiry(104 * MINUTE)).toBe(119 * MINUTE)
    expect(expiry(119 * MINUTE)).toBe(120 * MINUTE)
  })
})
