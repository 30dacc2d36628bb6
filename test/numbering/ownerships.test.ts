import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { ownershipAt, ownerships } from '../../src/numbering/ownerships.ts'

const NUMBER = '+14255550100'
const OTHER = '+14255550101'
const price = (amount: number) => ({ amount, currencyCode: 'USD', billingFrequency: 'monthly' }) as const

function claimed(at: number, resource: string, phoneNumbers: readonly (typeof NUMBER | typeof OTHER)[]) {
  return { sequence: at, at, resource, searchId: `sold at ${at}`, phoneNumbers }
}

const HISTORY: readonly AuditEntry[] = [
  { ...claimed(10, 'contoso', [NUMBER]), command: 'purchase', charge: price(1) },
  { ...claimed(20, 'contoso', [NUMBER]), command: 'release', freeAt: 25 },
  { ...claimed(30, 'fabrikam', [NUMBER]), command: 'cancel' },
  {
    ...claimed(40, 'fabrikam', [OTHER, NUMBER]),
    command: 'purchaseReservation',
    charges: [price(7), price(3)],
    startsAt: 40,
    endsAt: 99,
  },
]

describe('The owners of a number', () => {
  it('are those of its purchases, each until its release, at the price of that number', () => {
    expect(ownerships(NUMBER, HISTORY)).toEqual([
      { resource: 'contoso', since: 10, until: 20, soldBy: 'sold at 10', cost: price(1) },
      { resource: 'fabrikam', since: 40, soldBy: 'sold at 40', cost: price(3) },
    ])
  })

  it('own it from the very instant of the purchase, and no more at that of the release', () => {
    const all = ownerships(NUMBER, HISTORY)
    const ownerAt = (at: number) => ownershipAt(all, at)?.resource
    expect([9, 10, 19, 20, 30, 39, 40, 1_000].map(ownerAt)).toEqual([
      ...[undefined, 'contoso', 'contoso', undefined],
      ...[undefined, undefined, 'fabrikam', 'fabrikam'],
    ])
  })
})
