import { describe, expect, it } from 'vitest'
import { NOON, type TestApp } from '../support/app.ts'
import { at, getOperation, numbersOf, recorded } from './support/operations.ts'
import {
  buyReservation,
  GEOGRAPHIC,
  getReservation,
  ID,
  NEWEST,
  nth,
  OLDER_VERSIONS,
  patch,
  RESERVATION_VERSIONS,
  reservationTarget,
  reserve,
} from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const MINUTE = 60_000
const CALLS = { calling: 'inbound+outbound', sms: 'none' } as const
const FRENCH = {
  countryCode: 'FR',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: CALLS,
}

async function startWithFrance(): Promise<TestApp> {
  const app = await startCheckedApp()
  const stock = { country: 'FR', numberType: 'tollFree', areaCode: '805', capabilities: CALLS } as const
  await app.store.addStock([{ stock, first: '+33805980001', last: '+33805980009' }])
  return app
}

describe.each(RESERVATION_VERSIONS)('the purchase of a reservation in %s', (version) => {
  it.each([[undefined], [{}], [{ agreeToNotResell: false }]])(
    'with the body %j is accepted',
    async (body) => {
      const { contoso } = await startCheckedApp()
      await reserve(contoso, [0, 1])
      const reply = await buyReservation(contoso, body, ID, version)
      const headers = {
        'operation-location': `/phoneNumbers/operations/reservationPurchase_${ID}?api-version=${version}`,
        'operation-id': `reservationPurchase_${ID}`,
        'reservation-purchase-id': ID,
        'access-control-expose-headers': 'Location,Operation-Location,operation-id,reservation-purchase-id',
      }
      expect(reply).toMatchObject({ status: 202, text: '', headers: { ...headers, 'content-length': '0' } })
      expect(reply.headers).not.toHaveProperty('location')

      const poll = await contoso('GET', headers['operation-location'])
      expect(poll).toMatchObject({ status: 200, headers })
      expect(poll.headers).not.toHaveProperty('location')
      expect(poll.json).toEqual({
        operationType: 'reservationPurchase',
        status: 'succeeded',
        resourceLocation: null,
        createdDateTime: '2026-01-15T12:00:00.000+00:00',
        id: `reservationPurchase_${ID}`,
        lastActionDateTime: '0001-01-01T00:00:00+00:00',
      })
      expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([`+${nth(0)}`, `+${nth(1)}`])
      expect((await getReservation(contoso)).json).toMatchObject({
        status: 'completed',
        phoneNumbers: { [nth(0)]: { status: 'purchased' } },
      })
    },
  )

  it('asks for the agreement where any of the numbers needs it', async () => {
    const { contoso } = await startWithFrance()
    await patch(contoso, { '33805980001': FRENCH, [nth(0)]: GEOGRAPHIC })
    for (const body of [undefined, { agreeToNotResell: false }]) {
      expect(await buyReservation(contoso, body, ID, version)).toMatchObject({
        status: 400,
        json: recorded('BadRequest', 'Consent not provided to not resell the phone numbers'),
      })
    }
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
    expect((await buyReservation(contoso, { agreeToNotResell: true }, ID, version)).status).toBe(202)
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toHaveLength(2)
  })
})

describe('the purchase of a reservation', () => {
  it('can be followed in the versions that know it, and its operation cannot be undone', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await reserve(contoso, [0])
    await buyReservation(contoso)
    const id = `reservationPurchase_${ID}`
    for (const version of RESERVATION_VERSIONS) {
      expect((await getOperation(contoso, id, version)).json).toMatchObject({ status: 'succeeded', id })
    }
    for (const version of OLDER_VERSIONS) {
      expect((await getOperation(contoso, id, version)).status).toBe(404)
    }
    expect((await getOperation(fabrikam, id, NEWEST)).status).toBe(404)
    expect((await contoso('DELETE', at(`/phoneNumbers/operations/${id}`))).status).toBe(204)
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([`+${nth(0)}`])
  })

  it('is done once, however often it is repeated, at the same moment and after the expiry', async () => {
    const { contoso, store } = await startCheckedApp()
    await reserve(contoso, [0])
    const together = await Promise.all([1, 2, 3].map(() => buyReservation(contoso)))
    await store.setClock({ mode: 'frozen', at: NOON + 20 * MINUTE })
    for (const reply of [...together, await buyReservation(contoso, {}, ID.toUpperCase())]) {
      expect(reply).toMatchObject({ status: 202, headers: { 'reservation-purchase-id': ID } })
    }
    const entries = await store.audit({ after: 0, limit: 99 })
    expect(entries.filter(({ command }) => command === 'purchaseReservation')).toHaveLength(1)
  })

  it('works in the last millisecond, and not at the expiry', async () => {
    const { contoso, store } = await startCheckedApp()
    const other = ID.replace(/a$/, 'c')
    await reserve(contoso, [0])
    await reserve(contoso, [1], other)
    await store.setClock({ mode: 'frozen', at: NOON + 15 * MINUTE - 1 })
    expect((await buyReservation(contoso)).status).toBe(202)
    await store.setClock({ mode: 'frozen', at: NOON + 15 * MINUTE })
    expect(await buyReservation(contoso, {}, other)).toMatchObject({
      status: 400,
      json: { error: { code: 'ReservationNotActive', target: 'reservationid' } },
    })
  })

  it('shows submitted while its operation runs, and nothing can be changed', async () => {
    const delay = { notStartedMs: 1_000, runningMs: 1_000 }
    const { contoso, store } = await startCheckedApp({ policy: { operationDelay: delay } })
    await reserve(contoso, [0])
    await buyReservation(contoso)
    expect((await getReservation(contoso)).json).toMatchObject({
      status: 'submitted',
      phoneNumbers: { [nth(0)]: { status: 'reserved' } },
    })
    for (const reply of [
      await contoso('DELETE', reservationTarget()),
      await patch(contoso, { [nth(0)]: null }),
    ]) {
      expect(reply).toMatchObject({ status: 400, json: { error: { code: 'ReservationNotActive' } } })
    }
    const operation = () => getOperation(contoso, `reservationPurchase_${ID}`, NEWEST)
    expect((await operation()).json).toMatchObject({ status: 'notStarted' })
    await store.setClock({ mode: 'frozen', at: NOON + 2_000 })
    expect((await operation()).json).toMatchObject({ status: 'succeeded' })
    expect((await getReservation(contoso)).json).toMatchObject({ status: 'completed' })
  })

  it('is refused for an empty reservation, an unknown one, one of another resource, and a bad body', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    const notFound = { status: 404, json: { error: { code: 'ReservationNotFound' } } }
    expect(await buyReservation(contoso)).toMatchObject(notFound)
    await patch(contoso, {})
    expect(await buyReservation(contoso)).toMatchObject({
      status: 400,
      json: recorded('BadRequest', 'The reservation has no phone numbers, so there is nothing to purchase.'),
    })
    await reserve(contoso, [0])
    expect(await buyReservation(fabrikam)).toMatchObject(notFound)
    expect(await buyReservation(contoso, { agreeToNotResell: 'yes' })).toMatchObject({
      status: 400,
      json: { error: { code: 'InvalidInput', target: 'agreetonotresell' } },
    })
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
  })

  it('leaves numbers that can be changed and released like any other', async () => {
    const { contoso } = await startCheckedApp()
    await reserve(contoso, [0])
    await buyReservation(contoso)
    const path = `/phoneNumbers/%2B${nth(0)}`
    const change = await contoso('PATCH', at(`${path}/capabilities`), { body: { calling: 'inbound' } })
    expect(change.status).toBe(202)
    expect((await contoso('GET', at(path))).json).toMatchObject({ capabilities: { calling: 'inbound' } })
    expect((await contoso('DELETE', at(path))).status).toBe(202)
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
    expect((await buyReservation(contoso)).status).toBe(202)
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
  })
})
