import { describe, expect, it } from 'vitest'
import { at, purchaseTarget, searchTarget, TOLL_FREE_SEARCH } from './support/operations.ts'
import { GEOGRAPHIC, NEWEST, nth, reservationTarget } from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

/** The placeholder of the deep value in a body. */
const HERE = 'here'
const there = { unknown: HERE }

/** Every operation that takes a body, with unknown fields in each of its objects. */
const REQUESTS = [
  {
    operation: 'SearchAvailablePhoneNumbers',
    method: 'POST',
    target: searchTarget(),
    body: { ...TOLL_FREE_SEARCH, capabilities: { ...TOLL_FREE_SEARCH.capabilities, ...there }, ...there },
  },
  {
    operation: 'PurchasePhoneNumbers',
    method: 'POST',
    target: purchaseTarget(),
    body: { searchId: 'unknown', ...there },
  },
  {
    operation: 'UpdateCapabilities',
    method: 'PATCH',
    target: at('/phoneNumbers/%2B14155550100/capabilities'),
    body: { sms: 'none', ...there },
  },
  {
    operation: 'BrowseAvailableNumbers',
    method: 'POST',
    target: at('/availablePhoneNumbers/countries/US/:browse', NEWEST),
    body: { phoneNumberType: 'tollFree', capabilities: { sms: 'inbound', ...there }, ...there },
  },
  {
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

describe.each(REQUESTS)('$operation', ({ method, target, body }) => {
  const headers = { 'content-type': 'application/json' }

  it('survives half a million levels as its body', async () => {
    const { contoso } = await startCheckedApp()
    expect((await contoso(method, target, { body: nested(500_000), headers })).status).toBe(400)
    expect((await contoso('GET', at('/phoneNumbers'))).status).toBe(200)
  })

  it('ignores 150,000 levels in unknown fields', async () => {
    const text = JSON.stringify(body)
    const usual = await startCheckedApp()
    const { status } = await usual.contoso(method, target, { body: text, headers })
    const { contoso } = await startCheckedApp()
    const deep = text.replaceAll(`"${HERE}"`, nested(150_000))
    expect((await contoso(method, target, { body: deep, headers })).status).toBe(status)
    expect((await contoso('GET', at('/phoneNumbers'))).status).toBe(200)
  })
})
