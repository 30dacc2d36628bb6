import { describe, expect, it } from 'vitest'
import { NOON } from '../support/app.ts'
import { at, recorded } from './support/operations.ts'
import {
  GEOGRAPHIC,
  getReservation,
  ID,
  listReservations,
  nth,
  OLDER_VERSIONS,
  OTHER_ID,
  patch,
  RESERVATION_VERSIONS,
  reservationTarget,
  reserve,
} from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const MINUTE = 60_000
const NOT_FOUND = {
  status: 404,
  json: recorded(
    'ReservationNotFound',
    'The reservation was not found and the operation could not be completed.',
  ),
}

function shown(n: number, status = 'reserved'): object {
  const cost = { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' }
  const rest = { cost, status, isAgreementToNotResellRequired: false }
  return { id: nth(n), phoneNumber: `+${nth(n)}`, ...GEOGRAPHIC, ...rest }
}

describe.each(RESERVATION_VERSIONS)('a reservation in %s', (version) => {
  it('is made with 201 and its Location, changed with 200, read, deleted with 204, and then not found by GET', async () => {
    const { contoso } = await startCheckedApp()
    const made = await patch(contoso, { [nth(0)]: GEOGRAPHIC, [nth(1)]: GEOGRAPHIC }, { version })
    expect(made.status).toBe(201)
    expect(made.headers['location']).toBe(`/availablePhoneNumbers/reservations/${ID}`)
    expect(made.json).toEqual({
      id: ID,
      expiresAt: '2026-01-15T12:15:00.000+00:00',
      phoneNumbers: { [nth(0)]: shown(0), [nth(1)]: shown(1) },
      status: 'active',
    })
    const changed = await patch(contoso, { [nth(0)]: null, [nth(2)]: GEOGRAPHIC }, { version })
    expect(changed.status).toBe(200)
    expect(changed.headers).not.toHaveProperty('location')
    expect(changed.json).toMatchObject({ phoneNumbers: { [nth(1)]: shown(1), [nth(2)]: shown(2) } })
    expect(await getReservation(contoso, ID.toUpperCase(), version)).toMatchObject({
      status: 200,
      json: changed.json,
    })
    const deleted = await contoso('DELETE', reservationTarget(ID, version))
    expect(deleted).toMatchObject({ status: 204, text: '' })
    expect(await getReservation(contoso, ID, version)).toMatchObject(NOT_FOUND)
    const again = await contoso('DELETE', reservationTarget(ID, version))
    expect(again).toMatchObject({ status: 204, text: '' })
    expect(await getReservation(contoso, ID, version)).toMatchObject(NOT_FOUND)
  })

  it('says with 207 which numbers it could not take, and does not keep them', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await reserve(fabrikam, [0], OTHER_ID)
    const reply = await patch(contoso, { [nth(0)]: GEOGRAPHIC, [nth(1)]: GEOGRAPHIC }, { version })
    expect(reply.status).toBe(207)
    const message = 'Failed to add the number to the reservation. The number is not available.'
    expect(reply.json).toMatchObject({
      phoneNumbers: {
        [nth(0)]: {
          id: nth(0),
          ...GEOGRAPHIC,
          status: 'error',
          error: { code: 'FailedToReserveNumber', message },
        },
        [nth(1)]: shown(1),
      },
      status: 'active',
    })
    const kept = await getReservation(contoso, ID, version)
    expect(JSON.parse(kept.text).phoneNumbers).toEqual({ [nth(1)]: shown(1) })
  })
})

describe.each(OLDER_VERSIONS)('reservations in %s', (version) => {
  it('do not exist', async () => {
    const { contoso } = await startCheckedApp()
    await reserve(contoso, [0])
    for (const [method, path] of [
      ['PATCH', `/${ID}`],
      ['GET', `/${ID}`],
      ['DELETE', `/${ID}`],
      ['GET', ''],
      ['POST', `/${ID}/:purchase`],
    ] as const) {
      const reply = await contoso(method, at(`/availablePhoneNumbers/reservations${path}`, version))
      expect(reply).toMatchObject({ status: 400, json: { error: { code: 'UnsupportedApiVersion' } } })
    }
    expect((await getReservation(contoso)).json).toMatchObject({ status: 'active' })
  })
})

describe('a reservation', () => {
  it('takes a number once that is named twice, with and without a plus, and the last name counts', async () => {
    const { contoso, store } = await startCheckedApp()
    const twice = await patch(contoso, { [`+${nth(0)}`]: GEOGRAPHIC, [nth(0)]: GEOGRAPHIC })
    expect(twice).toMatchObject({ status: 201, json: { phoneNumbers: { [nth(0)]: shown(0) } } })
    const then = await patch(contoso, { [nth(0)]: GEOGRAPHIC, [`+${nth(0)}`]: null })
    expect(JSON.parse(then.text)).toMatchObject({ status: 'active', phoneNumbers: {} })
    expect(await store.count()).toMatchObject({ busy: 0 })
  })

  it('repeated changes nothing more, not even its expiry', async () => {
    const { contoso, store } = await startCheckedApp()
    const first = await reserve(contoso, [0])
    await store.setClock({ mode: 'frozen', at: NOON + 5 * MINUTE })
    const again = await reserve(contoso, [0])
    expect(again).toMatchObject({ status: 200, json: first.json })
    expect(await store.audit({ after: 1, limit: 9 })).toHaveLength(1)
  })

  it('ignores what is read-only, as a client that sends back what it browsed has it', async () => {
    const { contoso } = await startCheckedApp()
    const browsed = { ...shown(7), id: 'x', phoneNumber: 5, cost: null, status: 'sold', error: 1 }
    const body = {
      id: 7,
      expiresAt: [],
      status: 'never',
      phoneNumbers: { [nth(0)]: { ...browsed, ...GEOGRAPHIC } },
    }
    const reply = await contoso('PATCH', reservationTarget(), { body })
    expect(reply).toMatchObject({ status: 201, json: { id: ID, phoneNumbers: { [nth(0)]: shown(0) } } })
  })

  it('says of each number why it could not be added', async () => {
    const { contoso } = await startCheckedApp()
    const sms = { calling: 'none', sms: 'outbound' }
    const reply = await patch(contoso, {
      [nth(500)]: GEOGRAPHIC,
      [nth(1)]: { ...GEOGRAPHIC, capabilities: sms },
      [nth(2)]: { ...GEOGRAPHIC, countryCode: 'CA' },
      [nth(3)]: { ...GEOGRAPHIC, countryCode: 'XX' },
      [nth(4)]: { ...GEOGRAPHIC, phoneNumberType: 'tollFree' },
      [nth(5)]: { ...GEOGRAPHIC, countryCode: 'us' },
      // A long s, whose capital is an S.
      [nth(6)]: { ...GEOGRAPHIC, countryCode: 'u\u017f' },
    })
    const offered = 'The number is not offered with this country, type, assignment and capabilities.'
    const failed = (reason: string) => ({
      status: 'error',
      error: { message: expect.stringContaining(reason) },
    })
    expect(reply).toMatchObject({
      status: 207,
      json: {
        phoneNumbers: {
          [nth(500)]: failed('The number is not in the inventory.'),
          [nth(1)]: failed(offered),
          [nth(2)]: failed(offered),
          [nth(3)]: failed(offered),
          [nth(4)]: failed(offered),
          [nth(5)]: shown(5),
          [nth(6)]: failed(offered),
        },
      },
    })
  })

  it('past its expiry says so everywhere, and can no longer be changed', async () => {
    const { contoso, store } = await startCheckedApp()
    await reserve(contoso, [0])
    await store.setClock({ mode: 'frozen', at: NOON + 15 * MINUTE })
    expect((await getReservation(contoso)).json).toMatchObject({
      status: 'expired',
      phoneNumbers: { [nth(0)]: { status: 'expired' } },
    })
    expect((await listReservations(contoso)).json).toMatchObject({ reservations: [{ status: 'expired' }] })
    const message =
      'The reservation is expired. Only an active one can be changed, deleted or purchased: make a new one.'
    const refused = recorded('ReservationNotActive', message, { target: 'reservationid' })
    for (const reply of [
      await patch(contoso, { [nth(0)]: null }),
      await contoso('DELETE', reservationTarget()),
    ]) {
      expect(reply).toMatchObject({ status: 400, json: refused })
    }
  })

  it('belongs to its resource only', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await reserve(contoso, [0])
    expect(await getReservation(fabrikam)).toMatchObject(NOT_FOUND)
    expect(await fabrikam('DELETE', reservationTarget())).toMatchObject(NOT_FOUND)
    expect((await listReservations(fabrikam)).json).toEqual({ reservations: [] })
    expect((await reserve(fabrikam, [1])).status).toBe(201)
    expect(JSON.parse((await getReservation(contoso)).text).phoneNumbers).toEqual({ [nth(0)]: shown(0) })
  })

  it('holds no more than its resource may hold', async () => {
    const { contoso } = await startCheckedApp({ policy: { heldLimit: 2, maxSearchQuantity: 3 } })
    await reserve(contoso, [0, 1])
    expect(await patch(contoso, { [nth(2)]: GEOGRAPHIC })).toMatchObject({
      status: 429,
      json: { error: { code: 'TooManyRequests' } },
    })
    const four = Object.fromEntries([0, 1, 2, 3].map((n) => [nth(n), GEOGRAPHIC]))
    expect(await patch(contoso, four)).toMatchObject({
      status: 400,
      json: recorded('InvalidInput', 'phoneNumbers must name at most 3 phone numbers.', {
        target: 'phonenumbers',
      }),
    })
  })

  it.each(['x', '0', `${ID}0`, `{${ID}}`, ID.replaceAll('-', ''), '%F0%9F%92%A5'])(
    'is not made with the id %s, and not found by it',
    async (id) => {
      const { contoso } = await startCheckedApp()
      expect(await patch(contoso, {}, { id })).toMatchObject({
        status: 400,
        json: recorded('InvalidInput', 'reservationId must be a UUID.', { target: 'reservationid' }),
      })
      expect(await getReservation(contoso, id)).toMatchObject(NOT_FOUND)
      expect(await contoso('DELETE', reservationTarget(id))).toMatchObject(NOT_FOUND)
    },
  )

  it.each([
    [{ phoneNumbers: [] }, 'phoneNumbers must be of type object.', 'phonenumbers'],
    [{ phoneNumbers: null }, 'phoneNumbers must be of type object.', 'phonenumbers'],
    [{ phoneNumbers: { [nth(0)]: 1 } }, /must be of type null or object/, 'phonenumbers'],
    [{ phoneNumbers: { [nth(0)]: {} } }, /\.countryCode is required/, 'countrycode'],
    [{ phoneNumbers: { [nth(0)]: { ...GEOGRAPHIC, capabilities: {} } } }, /calling is required/, 'calling'],
    [{ phoneNumbers: { [nth(0)]: { ...GEOGRAPHIC, countryCode: null } } }, /type string/, 'countrycode'],
    ...['', '+', '012345678', 'abc', '1 425', '__proto__', '1'.repeat(16)].map(
      (id) =>
        [{ phoneNumbers: { [id]: null } }, /must be the digits of phone numbers/, 'phonenumbers'] as const,
    ),
    [[], 'The request body must be of type object.', undefined],
  ] as const)('refuses %j and changes nothing', async (body, message, target) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('PATCH', reservationTarget(), { body })
    expect(reply.status).toBe(400)
    const { error } = JSON.parse(reply.text)
    expect(error).toMatchObject({ code: 'InvalidInput', message: expect.stringMatching(message) })
    expect(error.target).toBe(target)
    expect(await getReservation(contoso)).toMatchObject(NOT_FOUND)
  })

  it('knows mobile numbers since 2025-06-01 only', async () => {
    const { contoso } = await startCheckedApp()
    const mobile = { [nth(0)]: { ...GEOGRAPHIC, phoneNumberType: 'mobile' } }
    expect(await patch(contoso, mobile, { version: '2025-04-01' })).toMatchObject({
      status: 400,
      json: { error: { target: 'phonenumbertype' } },
    })
    expect((await patch(contoso, mobile)).status).toBe(207)
  })
})
