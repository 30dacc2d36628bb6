import { describe, expect, it } from 'vitest'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { NOON, type TestApp } from '../support/app.ts'
import {
  at,
  buyHold,
  GEOGRAPHIC_SEARCH,
  getOperation,
  getResult,
  hold,
  numbersOf,
  purchaseTarget,
  recorded,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { VERSIONS } from './support/versions.ts'

const HOLD_MS = 15 * 60_000
const CALLS = { calling: 'inbound+outbound', sms: 'none' } as const
const FR_TOLL_FREE: NumberBlock = {
  stock: { country: 'FR', numberType: 'tollFree', areaCode: '804', capabilities: CALLS },
  first: '+33804000001',
  last: '+33804000009',
}
const FR_TOLL_FREE_SEARCH = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: CALLS,
}

const HOLD_ENDED = recorded(
  'ReservationExpired',
  'The search has expired or was cancelled, and its phone numbers are no longer held. Search again.',
  { target: 'searchid' },
)
const AGREEMENT_REQUIRED = recorded(
  'BadRequest',
  'Do not resell agreement was not provided and it is required for this purchase.',
)

/** The application with French toll-free numbers, which are sold only with the agreement not to resell them. */
async function startWithFrance(): Promise<TestApp> {
  const app = await startCheckedApp()
  await app.store.addStock([FR_TOLL_FREE])
  return app
}

async function purchases({ store }: TestApp): Promise<number> {
  const entries = await store.audit({ after: 0, limit: 1000 })
  return entries.filter(({ command }) => command === 'purchase').length
}

describe.each(VERSIONS)('a purchase in $version', ({ version, agreement }) => {
  it('is accepted with an empty body and the recorded headers, which have no Location', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso)
    const reply = await contoso('POST', purchaseTarget(version), { body: { searchId } })
    expect(reply).toMatchObject({
      status: 202,
      text: '',
      headers: {
        'operation-location': `/phoneNumbers/operations/purchase_${searchId}?api-version=${version}`,
        'operation-id': `purchase_${searchId}`,
        'purchase-id': searchId,
        'access-control-expose-headers': 'Operation-Location,operation-id,purchase-id',
        'content-length': '0',
      },
    })
    expect(reply.headers).not.toHaveProperty('location')
  })

  it('is the recorded 404 for an unknown search, and for the search of another resource', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    for (const searchId of [await hold(contoso), 'some-invalid-id', '', '💥']) {
      const reply = await fabrikam('POST', purchaseTarget(version), { body: { searchId } })
      expect(reply.status).toBe(404)
      expect(reply.json).toEqual(
        recorded('NotFound', `Input searchId ${searchId} cannot be found.`, { target: 'searchid' }),
      )
    }
    expect(numbersOf(await fabrikam('GET', at('/phoneNumbers')))).toEqual([])
  })

  it('requires the agreement where the offering does, and older versions cannot give it', async () => {
    const { contoso } = await startWithFrance()
    const searchId = await hold(contoso, FR_TOLL_FREE_SEARCH, 'FR')
    for (const agreed of [undefined, false]) {
      const body = { searchId, agreeToNotResell: agreed }
      const reply = await contoso('POST', purchaseTarget(version), { body })
      expect(reply.status).toBe(400)
      expect(reply.json).toEqual(AGREEMENT_REQUIRED)
    }
    const agreed = await contoso('POST', purchaseTarget(version), {
      body: { searchId, agreeToNotResell: true },
    })
    expect(agreed.status).toBe(agreement ? 202 : 400)
    const result = await getResult(contoso, searchId, version)
    if (agreement) expect(result.json).toMatchObject({ isAgreementToNotResellRequired: true })
    else expect(agreed.json).toEqual(AGREEMENT_REQUIRED)
  })
})

describe('a purchase', () => {
  it('buys the whole hold, with the capabilities asked for', async () => {
    const { contoso } = await startCheckedApp()
    const capabilities = { calling: 'inbound', sms: 'none' }
    const searchId = await hold(contoso, { ...GEOGRAPHIC_SEARCH, capabilities, quantity: 3 })
    await buyHold(contoso, searchId)
    const owned = await contoso('GET', at('/phoneNumbers'))
    expect(numbersOf(owned)).toEqual(numbersOf(await getResult(contoso, searchId)))
    expect(owned.json).toMatchObject({ phoneNumbers: [{ capabilities }, { capabilities }, { capabilities }] })
  })

  it('buys and charges once, however often it is repeated and at the same moment', async () => {
    const app = await startCheckedApp()
    const { contoso, store } = app
    const searchId = await hold(contoso)
    const together = await Promise.all([1, 2, 3].map(() => buyHold(contoso, searchId)))
    await store.setClock({ mode: 'frozen', at: NOON + 2 * HOLD_MS })
    const later = await buyHold(contoso, searchId.toUpperCase())
    for (const reply of [...together, later]) {
      expect(reply).toMatchObject({ status: 202, headers: { 'operation-id': `purchase_${searchId}` } })
    }
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toHaveLength(1)
    expect(await purchases(app)).toBe(1)
  })

  it('is not done again by a repetition after the number was released', async () => {
    const app = await startCheckedApp()
    const searchId = await hold(app.contoso)
    await buyHold(app.contoso, searchId)
    await app.contoso('DELETE', at('/phoneNumbers/+18885550100'))
    expect((await buyHold(app.contoso, searchId)).status).toBe(202)
    expect(numbersOf(await app.contoso('GET', at('/phoneNumbers')))).toEqual([])
    expect(await purchases(app)).toBe(1)
  })

  it('works in the last millisecond of the hold, and not at its expiry', async () => {
    const { contoso, store } = await startCheckedApp()
    const [first, second] = [await hold(contoso), await hold(contoso)]
    await store.setClock({ mode: 'frozen', at: NOON + HOLD_MS - 1 })
    expect((await buyHold(contoso, first)).status).toBe(202)
    await store.setClock({ mode: 'frozen', at: NOON + HOLD_MS })
    const late = await buyHold(contoso, second)
    expect(late.status).toBe(400)
    expect(late.json).toEqual(HOLD_ENDED)
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toHaveLength(1)
  })

  it('of a cancelled search says that the hold has ended', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso)
    await contoso('DELETE', at(`/phoneNumbers/operations/search_${searchId}`))
    const reply = await buyHold(contoso, searchId)
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(HOLD_ENDED)
  })

  it('of a search that found nothing says so, and leaves no operation', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso, { areaCode: '800' })
    const reply = await buyHold(contoso, searchId)
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(
      recorded('OutOfStock', 'The search found no phone numbers, so there is nothing to purchase.', {
        target: 'searchid',
      }),
    )
    expect((await getOperation(contoso, `purchase_${searchId}`)).status).toBe(404)
  })
})
