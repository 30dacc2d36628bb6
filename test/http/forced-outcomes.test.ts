import { expect, it } from 'vitest'
import { SEARCH_ERRORS } from '../../src/numbering/search-error.ts'
import { NOON, type TestApp } from '../support/app.ts'
import { startForcingServer } from './support/forcing-server.ts'
import {
  at,
  buy,
  GEOGRAPHIC_SEARCH,
  getOperation,
  getResult,
  hold,
  numbersOf,
  purchaseTarget,
  searchTarget,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const NEWEST = '2025-06-01'
const SEARCH = { ...GEOGRAPHIC_SEARCH, quantity: 2 }

async function startBoth() {
  const app = await startCheckedApp()
  return { ...app, force: await startForcingServer(app.inventory) }
}

function advance({ store }: TestApp, ms: number) {
  return store.setClock({ mode: 'frozen', at: NOON + ms })
}

it('a search shows the forced error, and errorCode for OutOfStock alone', async () => {
  const { contoso, force } = await startBoth()
  for (const error of SEARCH_ERRORS) {
    const accepted = await force({ error }, 'POST', searchTarget('US', NEWEST), SEARCH)
    expect(accepted.status).toBe(202)
    const searchId = accepted.headers.get('search-id') ?? ''
    const { json } = await getResult(contoso, searchId)
    expect(json).toMatchObject({ phoneNumbers: [], error })
    if (error === 'OutOfStock') expect(json).toHaveProperty('errorCode', 1000)
    else expect(json).not.toHaveProperty('errorCode')
    expect((await getOperation(contoso, `search_${searchId}`)).json).toMatchObject({ status: 'succeeded' })
  }
})

it('a search finds at most as many numbers as it is told', async () => {
  const { contoso, force } = await startBoth()
  const { headers } = await force({ atMost: 1 }, 'POST', searchTarget('US', NEWEST), SEARCH)
  const result = await getResult(contoso, headers.get('search-id') ?? '')
  expect(numbersOf(result)).toHaveLength(1)
  expect(result.json).toMatchObject({ error: 'NumbersPartiallyAcquired' })
})

it('a purchase is accepted, runs, and fails with the forced error', async () => {
  const app = await startBoth()
  const { contoso, force } = app
  expect(SEARCH_ERRORS).toHaveLength(16)
  for (const error of SEARCH_ERRORS) {
    const searchId = await hold(contoso)
    const outcome = { error, runningMs: 1_000 }
    const accepted = await force(outcome, 'POST', purchaseTarget(NEWEST), { searchId })
    expect([accepted.status, accepted.headers.get('purchase-id')]).toEqual([202, searchId])
    const running = (await getOperation(contoso, `purchase_${searchId}`)).json
    expect(running).toMatchObject({ status: 'running' })
    expect(running).not.toHaveProperty('error')
    await app.store.advanceClock({ byMs: 1_000 })
    const failed = (await getOperation(contoso, `purchase_${searchId}`)).json
    expect(failed).toMatchObject({
      status: 'failed',
      error: { code: error, message: expect.stringMatching(/^[A-Z].*\.$/) },
    })
    expect((await getResult(contoso, searchId)).json).toMatchObject({ phoneNumbers: [], error })
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
  }
})

it('a purchase finds its hold expired', async () => {
  const { contoso, force } = await startBoth()
  const searchId = await hold(contoso)
  expect(await force({ expires: true }, 'POST', purchaseTarget(NEWEST), { searchId })).toMatchObject({
    status: 400,
    json: { error: { code: 'ReservationExpired', target: 'searchid' } },
  })
  expect((await getResult(contoso, searchId)).json).toMatchObject({
    phoneNumbers: [],
    error: 'ReservationExpired',
    searchExpiresBy: '2026-01-15T12:00:00.000+00:00',
  })
})

it('a release and a change of capabilities fail, and the number stays with its owner', async () => {
  const { contoso, force } = await startBoth()
  const [number = ''] = await buy(contoso)
  const path = `/phoneNumbers/${encodeURIComponent(number)}`
  const outcome = { error: 'ProvisioningFailed' } as const
  const released = await force(outcome, 'DELETE', at(path))
  const changed = await force(outcome, 'PATCH', at(`${path}/capabilities`), { sms: 'outbound' })
  for (const { status, headers } of [released, changed]) {
    expect(status).toBe(202)
    expect((await getOperation(contoso, headers.get('operation-id') ?? '')).json).toMatchObject({
      status: 'failed',
      error: { code: 'ProvisioningFailed' },
    })
  }
  expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([number])
})

it('the purchase of a reservation fails: it is submitted, then expired with its numbers', async () => {
  const app = await startBoth()
  const { contoso, force } = app
  const id = '0000cafe-0000-4000-8000-00000000000a'
  const path = `/availablePhoneNumbers/reservations/${id}`
  const wanted = { countryCode: 'US', phoneNumberType: 'geographic', assignmentType: 'application' }
  const capabilities = { calling: 'inbound+outbound', sms: 'none' }
  const body = { phoneNumbers: { '14255550100': { ...wanted, capabilities } } }
  const reserved = await contoso('PATCH', at(path, NEWEST), {
    body,
    headers: { 'content-type': 'application/merge-patch+json' },
  })
  expect(reserved.status).toBe(201)
  const outcome = { error: 'NotEnoughCredit', runningMs: 1_000 } as const
  expect((await force(outcome, 'POST', at(`${path}/:purchase`, NEWEST), {})).status).toBe(202)
  const show = async () => (await contoso('GET', at(path, NEWEST))).json
  expect(await show()).toMatchObject({
    status: 'submitted',
    phoneNumbers: { '14255550100': { status: 'reserved' } },
  })
  await advance(app, 1_000)
  expect(await show()).toMatchObject({
    status: 'expired',
    phoneNumbers: { '14255550100': { status: 'expired' } },
  })
  expect((await getOperation(contoso, `reservationPurchase_${id}`, NEWEST)).json).toMatchObject({
    status: 'failed',
    error: { code: 'NotEnoughCredit' },
  })
})
