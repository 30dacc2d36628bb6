import { describe, expect, it } from 'vitest'
import { holdState } from '../../src/numbering/hold.ts'
import { type Search, searchOutcome } from '../../src/numbering/search.ts'

const expiresAt = 1_000

const search: Search = {
  id: 'guid',
  country: 'US',
  numberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'none', sms: 'outbound' },
  quantity: 2,
  phoneNumbers: ['+18005550100', '+18005550101'],
  offeredCapabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
  agreementToNotResellRequired: false,
  createdAt: 0,
  expiresAt,
}

describe('A hold', () => {
  it('stands until the instant before its expiry', () => {
    expect([0, expiresAt - 1, expiresAt].map((now) => holdState({ expiresAt }, now))).toEqual([
      'held',
      'held',
      'expired',
    ])
  })

  it('that was bought or cancelled stays so after its expiry', () => {
    for (const now of [500, expiresAt, 2 * expiresAt]) {
      expect(holdState({ expiresAt, purchasedAt: 400 }, now)).toBe('purchased')
      expect(holdState({ expiresAt, cancelledAt: 400 }, now)).toBe('cancelled')
    }
  })
})

describe('What a search shows', () => {
  const { phoneNumbers } = search
  const [first] = search.phoneNumbers
  const some = first === undefined ? [] : [first]

  it.each([
    ['all that was asked for', search, 0, { phoneNumbers, outcome: 'NoError' }],
    [
      'some',
      { ...search, phoneNumbers: some },
      0,
      { phoneNumbers: some, outcome: 'NumbersPartiallyAcquired' },
    ],
    ['none', { ...search, phoneNumbers: [] }, 0, { phoneNumbers: [], outcome: 'OutOfStock' }],
    ['an expired hold', search, expiresAt, { phoneNumbers: [], outcome: 'ReservationExpired' }],
    [
      'a cancelled one',
      { ...search, cancelledAt: 1 },
      2,
      { phoneNumbers: [], outcome: 'ReservationExpired' },
    ],
    ['a bought one', { ...search, purchasedAt: 1 }, 2 * expiresAt, { phoneNumbers, outcome: 'NoError' }],
    [
      'a bought part',
      { ...search, phoneNumbers: some, purchasedAt: 1 },
      2,
      { phoneNumbers: some, outcome: 'NoError' },
    ],
  ])('%s', (_, shown, now, outcome) => {
    expect(searchOutcome(shown, now)).toEqual(outcome)
  })
})
