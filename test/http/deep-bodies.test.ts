import { describe, expect, it } from 'vitest'
import { at, purchaseTarget, searchTarget, TOLL_FREE_SEARCH } from './support/operations.ts'
import { GEOGRAPHIC, NEWEST, nth, reservationTarget } from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

/** The placeholder of the deep value in a body. */
const HERE = 'here'
const there = { unknown: HERE }

/** Levels of a body that is about as large as most operations take, and of one as large as a reservation may be. */
const SMALL = { levels: 30_000, levelsInside: 12_000 }
const LARGE = { levels: 500_000, levelsInside: 150_000 }

/** Every operation that takes a body, with unknown fields in each of its objects. */
const REQUESTS = [
  {
    ...SMALL,
    operation: 'SearchAvailablePhoneNumbers',
    method: 'POST',
    target: searchTarget(),
    body: { ...TOLL_FREE_SEARCH, capabilities: { ...TOLL_FREE_SEARCH.capabilities, ...there }, ...there },
  },
  {
    ...SMALL,
    operation: 'PurchasePhoneNumbers',
    method: 'POST',
    target: purchaseTarget(),
    body: { searchId: 'unknown', ...there },
  },
  {
    ...SMALL,
    operation: 'UpdateCapabilities',
    method: 'PATCH',
    target: at('/phoneNumbers/%2B14155550100/capabilities'),
    body: { sms: 'none', ...there },
  },
  {
    ...SMALL,
    operation: 'BrowseAvailableNumbers',
    method: 'POST',
    target: at('/availablePhoneNumbers/countries/US/:browse', NEWEST),
    body: { phoneNumberType: 'tollFree', capabilities: { sms: 'inbound', ...there }, ...there },
  },
  {
    ...LARGE,
    operation: 'CreateOrUpdateReservation',
    method: 'PATCH',
    target: reservationTarget(),
    body: {
      phoneNumbers: {
        [nth(0)]: { ...GEOGRAPHIC, capabilities: { ...GEOGRAPHIC.capabilities, ...there }, ...there },
      },
      ...there,
    },
  },
]

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

describe.each(REQUESTS)('$operation', ({ method, target, body, levels, levelsInside }) => {
  const headers = { 'content-type': 'application/json' }

  it('survives a body of nothing but levels', async () => {
    const { contoso } = await startCheckedApp()
    expect((await contoso(method, target, { body: nested(levels), headers })).status).toBe(400)
    expect((await contoso('GET', at('/phoneNumbers'))).status).toBe(200)
  })

  it('ignores deep values in unknown fields', async () => {
    const text = JSON.stringify(body)
    const usual = await startCheckedApp()
    const { status } = await usual.contoso(method, target, { body: text, headers })
    const { contoso } = await startCheckedApp()
    const deep = text.replaceAll(`"${HERE}"`, nested(levelsInside))
    expect((await contoso(method, target, { body: deep, headers })).status).toBe(status)
    expect((await contoso('GET', at('/phoneNumbers'))).status).toBe(200)
  })
})
