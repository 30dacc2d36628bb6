import { describe, expect, it } from 'vitest'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { search } from '../../src/inventory/search.ts'
import { NOON } from '../support/app.ts'
import { fixedRegister } from '../support/fixed-register.ts'
import {
  at,
  buyHold,
  GEOGRAPHIC_SEARCH,
  getResult,
  hold,
  numbersOf,
  recorded,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { VERSIONS } from './support/versions.ts'

const HOLD_MS = 15 * 60_000

describe.each(VERSIONS)('a search result in $version', ({ version, searchErrors, agreement }) => {
  it('has the fields of its version, and no others', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso)
    const reply = await getResult(contoso, searchId, version)
    expect(reply.status).toBe(200)
    expect(reply.json).toEqual({
      searchId,
      phoneNumbers: ['+18885550100'],
      ...TOLL_FREE_SEARCH,
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      searchExpiresBy: '2026-01-15T12:15:00.000+00:00',
      ...(agreement && { isAgreementToNotResellRequired: false }),
      ...(searchErrors && { error: 'NoError' }),
    })
  })

  it('tells that there is no stock in the words of its version', async () => {
    const { contoso } = await startCheckedApp()
    const empty = await getResult(contoso, await hold(contoso, { areaCode: '800' }), version)
    expect(empty.json).toMatchObject({
      phoneNumbers: [],
      cost: { amount: 2 },
      searchExpiresBy: expect.any(String),
    })
    const errors = Object.entries(Object(empty.json)).filter(([name]) => name.startsWith('error'))
    expect(errors).toEqual(
      searchErrors
        ? [
            ['errorCode', 1000],
            ['error', 'OutOfStock'],
          ]
        : [],
    )
  })

  it('is the recorded 404 for an unknown search, and for the search of another resource', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    const searchId = await hold(contoso)
    for (const unknown of [searchId, '00000000-0000-7000-8000-000000000000', 'some-invalid-id']) {
      const reply = await getResult(fabrikam, unknown, version)
      expect(reply.status).toBe(404)
      expect(reply.json).toEqual(
        recorded('NotFound', `Input searchId ${unknown} cannot be found.`, { target: 'searchid' }),
      )
    }
  })
})

describe('a search result', () => {
  it('holds the free numbers if they are too few, and says so', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await getResult(contoso, await hold(contoso, { quantity: 101 }))
    expect(numbersOf(reply)).toHaveLength(100)
    expect(reply.json).toMatchObject({ error: 'NumbersPartiallyAcquired' })
    expect(reply.json).not.toHaveProperty('errorCode')
  })

  it('keeps its numbers after the purchase for good', async () => {
    const { contoso, store } = await startCheckedApp()
    const partial = await hold(contoso, { quantity: 101 })
    const numbers = numbersOf(await getResult(contoso, partial))
    await buyHold(contoso, partial)
    for (const at of [NOON, NOON + HOLD_MS, NOON + 365 * 24 * 3_600_000]) {
      await store.setClock({ mode: 'frozen', at })
      const reply = await getResult(contoso, partial)
      expect(reply.json).toMatchObject({ phoneNumbers: numbers, error: 'NoError' })
    }
  })

  it('is empty from the very instant at which the hold expires, and the number free', async () => {
    const { contoso, fabrikam, store } = await startCheckedApp()
    const all = await hold(contoso, { quantity: 100 })
    await store.setClock({ mode: 'frozen', at: NOON + HOLD_MS - 1 })
    expect(numbersOf(await getResult(contoso, all))).toHaveLength(100)
    expect(numbersOf(await getResult(fabrikam, await hold(fabrikam)))).toEqual([])

    await store.setClock({ mode: 'frozen', at: NOON + HOLD_MS })
    const expired = await getResult(contoso, all)
    expect(expired.json).toMatchObject({ phoneNumbers: [], error: 'ReservationExpired' })
    expect(numbersOf(await getResult(fabrikam, await hold(fabrikam)))).toHaveLength(1)
  })

  it('is empty after a cancellation', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso)
    await contoso('DELETE', at(`/phoneNumbers/operations/search_${searchId}`))
    const reply = await getResult(contoso, searchId)
    expect(reply.json).toMatchObject({ phoneNumbers: [], error: 'ReservationExpired' })
    expect(reply.json).not.toHaveProperty('errorCode')
  })

  it('lasts as long as the policy says', async () => {
    const { contoso } = await startCheckedApp({ policy: { holdMs: 90_000 } })
    const reply = await getResult(contoso, await hold(contoso))
    expect(reply.json).toMatchObject({ searchExpiresBy: '2026-01-15T12:01:30.000+00:00' })
  })

  it('is found by its id in capitals too', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso)
    expect(await getResult(contoso, searchId.toUpperCase())).toMatchObject({
      status: 200,
      json: { searchId },
    })
  })

  it('keeps the quoted price, and so does the number, when the price of the offering changes', async () => {
    const { contoso, inventory } = await startCheckedApp()
    const before = DEFAULT_OFFERINGS.map((offering) => ({
      ...offering,
      cost: { ...offering.cost, amount: 0.25 },
    }))
    const answer = await search({ ...inventory, register: fixedRegister({ offerings: before }) }, 'contoso', {
      country: 'US',
      numberType: 'geographic',
      assignmentType: 'person',
      capabilities: { calling: 'inbound', sms: 'none' },
      quantity: 1,
    })
    if (answer.kind !== 'held') throw new Error(answer.kind)
    const quoted = { cost: { amount: 0.25 } }
    expect((await getResult(contoso, answer.search.id)).json).toMatchObject(quoted)
    await buyHold(contoso, answer.search.id)
    expect((await contoso('GET', at('/phoneNumbers'))).json).toMatchObject({ phoneNumbers: [quoted] })
    const now = await getResult(contoso, await hold(contoso, GEOGRAPHIC_SEARCH))
    expect(now.json).toMatchObject({ cost: { amount: 1 } })
  })
})
