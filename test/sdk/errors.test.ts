import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { cancelSearch } from './support/cancel-search.ts'
import { finish } from './support/finish.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'
import type { SdkClient } from './support/sdk-client.ts'
import { FIRST, NEWEST } from './support/sdk-kinds.ts'

const SOMEBODY_ELSES = '+18445550199'

const NOT_OFFERED = {
  statusCode: 400,
  code: 'InternalError',
  message: 'The server encountered an internal error.',
  details: {
    error: {
      innerError: {
        code: 'BadRequest',
        message: 'We are unable to find phone plans to match your requested capabilities.',
      },
    },
  },
}

interface Refusal {
  readonly what: string
  readonly call: (client: SdkClient) => Promise<unknown>
  /** The error that the newest client throws. */
  readonly error: object
  /** The error that the first client throws, if it differs. */
  readonly firstError?: object
}

const REFUSALS: readonly Refusal[] = [
  {
    what: 'a search for toll-free numbers for people',
    call: (client) =>
      client.beginSearchAvailablePhoneNumbers({ ...TWO_US_TOLL_FREE, assignmentType: 'person' }),
    error: NOT_OFFERED,
  },
  {
    what: 'a search in a country that is none',
    call: (client) => client.beginSearchAvailablePhoneNumbers({ ...TWO_US_TOLL_FREE, countryCode: 'XX' }),
    error: {
      statusCode: 400,
      code: 'InvalidInput',
      message: 'Unable to parse country code.',
      details: { error: { target: 'countrycode' } },
    },
  },
  {
    what: 'the purchase of an unknown search',
    call: (client) => client.beginPurchasePhoneNumbers('some-invalid-id'),
    error: {
      statusCode: 404,
      code: 'NotFound',
      message: 'Input searchId some-invalid-id cannot be found.',
      details: { error: { target: 'searchid' } },
    },
  },
  {
    what: 'to read a number that is not owned',
    call: (client) => client.getPurchasedPhoneNumber(SOMEBODY_ELSES),
    error: {
      statusCode: 404,
      code: 'NotFound',
      message: `Input phoneNumber ${SOMEBODY_ELSES} cannot be found.`,
    },
    firstError: {
      statusCode: 404,
      code: 'PhoneNumberNotFound',
      message: `The specified phone number ${SOMEBODY_ELSES} cannot be found.`,
    },
  },
  {
    what: 'to change a number that is not owned',
    call: (client) => client.beginUpdatePhoneNumberCapabilities(SOMEBODY_ELSES, { sms: 'none' }),
    error: {
      statusCode: 403,
      code: 'InsufficientPermissions',
      message: 'Phone number not owned by this resource.',
    },
    firstError: { statusCode: 404, code: 'InternalError' },
  },
]

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

describe.each([NEWEST, FIRST])('the official client $name throws a RestError', (kind) => {
  it.each(REFUSALS)('for $what', async ({ call, error, firstError }) => {
    const expected = kind === FIRST ? (firstError ?? error) : error
    await expect(call(kind.connect(server))).rejects.toMatchObject({ name: 'RestError', ...expected })
  })

  it('for the purchase of a search that was cancelled', async () => {
    const client = kind.connect(server)
    const { searchId } = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    await cancelSearch(server, searchId)
    await expect(client.beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({
      name: 'RestError',
      statusCode: 400,
      code: 'ReservationExpired',
    })
  })

  it('for a wrong key', async () => {
    const connectionString = `endpoint=${server.https}/;accesskey=${randomBytes(64).toString('base64')}`
    const client = kind.connect({ ...server, connectionString })
    await expect(client.getPurchasedPhoneNumber(SOMEBODY_ELSES)).rejects.toMatchObject({
      name: 'RestError',
      statusCode: 401,
      code: 'Denied',
      message: 'Denied by the resource provider.',
    })
  })
})

describe('the official client 1.5.0', () => {
  it('says why the release of a number that is not owned failed', async () => {
    await expect(finish(NEWEST.connect(server).beginReleasePhoneNumber(SOMEBODY_ELSES))).rejects.toThrow(
      `The long-running operation has failed. NotFound. Input phoneNumber ${SOMEBODY_ELSES} cannot be found.`,
    )
  })

  it('buys numbers that must not be resold only with the agreement', async () => {
    const client = NEWEST.connect(server)
    const found = await finish(
      client.beginSearchAvailablePhoneNumbers({
        countryCode: 'FR',
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'inbound', sms: 'none' },
      }),
    )
    expect(found.isAgreementToNotResellRequired).toBe(true)
    await expect(client.beginPurchasePhoneNumbers(found.searchId)).rejects.toMatchObject({
      statusCode: 400,
      code: 'BadRequest',
      message: 'Do not resell agreement was not provided and it is required for this purchase.',
    })
    await finish(client.beginPurchasePhoneNumbers(found.searchId, { agreeToNotResell: true }))
    const [phoneNumber = ''] = found.phoneNumbers
    expect(await client.getPurchasedPhoneNumber(phoneNumber)).toMatchObject({ countryCode: 'FR' })
  })
})
