import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY } from '../support/app.ts'
import { type Reply, send } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import {
  at,
  buy,
  buyHold,
  GEOGRAPHIC_SEARCH,
  getOperation,
  headerOf,
  hold,
  purchaseTarget,
  searchTarget,
} from './support/operations.ts'
import {
  GEOGRAPHIC,
  getReservation,
  nth,
  OTHER_ID,
  reservationTarget,
  reserve,
} from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const NEWEST = '2025-06-01'
const NUMBER = '+18885550100'
const RELEASE = at(`/phoneNumbers/${NUMBER}`, NEWEST)
const CAPABILITIES = at(`/phoneNumbers/${NUMBER}/capabilities`, NEWEST)

/** A server, and a client that sends everything in one second with one client request id. */
async function given() {
  const lines: Record<string, unknown>[] = []
  const app = await startCheckedApp({ onLogLine: (line) => lines.push(line) })
  const date = new Date()
  const once = (method: string, target: string, body?: object): Promise<Reply> => {
    const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
    const request = { method, target, host: app.host, body: bytes, date, accessKey: CONTOSO_KEY }
    return send(app.host, method, target, bytes, {
      ...signedHeaders(request),
      'x-ms-client-request-id': 'one id',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    })
  }
  return { ...app, once, lines }
}

type Given = Awaited<ReturnType<typeof given>>

describe('a request whose answer was lost, and that is sent again,', () => {
  type Prepared = [method: string, target: string, body?: object]
  const reservations = (phoneNumbers: object): Prepared => ['PATCH', reservationTarget(), { phoneNumbers }]
  const requests: [string, number, (given: Given) => Promise<Prepared>][] = [
    ['a search', 202, async () => ['POST', searchTarget('US', NEWEST), GEOGRAPHIC_SEARCH]],
    [
      'a purchase',
      202,
      async ({ contoso }) => ['POST', purchaseTarget(NEWEST), { searchId: await hold(contoso) }],
    ],
    [
      'a cancellation',
      204,
      async ({ contoso }) => ['DELETE', at(`/phoneNumbers/operations/search_${await hold(contoso)}`, NEWEST)],
    ],
    ['a release', 202, async ({ contoso }) => buy(contoso).then(() => ['DELETE', RELEASE])],
    ['a release that fails', 202, async () => ['DELETE', RELEASE]],
    [
      'a change of capabilities',
      202,
      async ({ contoso }) => buy(contoso).then(() => ['PATCH', CAPABILITIES, { sms: 'none' }]),
    ],
    ['a new reservation', 201, async () => reservations({ [nth(0)]: GEOGRAPHIC })],
    ['a new reservation without numbers', 201, async () => reservations({})],
    [
      'a new reservation that could not take every number',
      207,
      async ({ fabrikam }) => {
        await reserve(fabrikam, [1], OTHER_ID)
        return reservations({ [nth(0)]: GEOGRAPHIC, [nth(1)]: GEOGRAPHIC })
      },
    ],
    [
      'a changed reservation',
      200,
      async ({ contoso }) => {
        await reserve(contoso, [0])
        return reservations({ [nth(0)]: null, [nth(1)]: GEOGRAPHIC })
      },
    ],
    [
      'a deleted reservation',
      204,
      async ({ contoso }) => {
        await reserve(contoso, [0])
        return ['DELETE', reservationTarget()]
      },
    ],
    [
      'a bought reservation',
      202,
      async ({ contoso }) => {
        await reserve(contoso, [0])
        return ['POST', reservationTarget().replace('?', '/:purchase?'), { agreeToNotResell: true }]
      },
    ],
  ]
  it.each(requests)('%s, is answered with the same %i', async (_, status, prepare) => {
    const app = await given()
    const request = await prepare(app)
    const [first, again] = [await app.once(...request), await app.once(...request)]
    expect(first.status).toBe(status)
    const said = ({ status, headers, text }: Reply) => {
      const { date, 'ms-cv': _, 'x-processing-time': __, ...rest } = headers
      return { status, text, headers: rest }
    }
    expect(said(again)).toEqual(said(first))
    expect(app.lines).toHaveLength(1)
    expect(app.lines[0]).toMatchObject({
      msg: expect.stringMatching(/^A request was sent again with the same signature and client request id: /),
      msCv: again.headers['ms-cv'],
      earlierMsCv: first.headers['ms-cv'],
    })
  })
})

describe('within one second and with one id', () => {
  it('a release, a purchase and a release give the number back twice', async () => {
    const { contoso, once } = await given()
    await buy(contoso)
    const first = await once('DELETE', RELEASE)
    await buyHold(contoso, await hold(contoso))
    expect((await contoso('GET', RELEASE)).status).toBe(200)
    const second = await once('DELETE', RELEASE)
    expect((await contoso('GET', RELEASE)).status).toBe(404)
    const ids = [first, second].map((reply) => headerOf(reply, 'operation-id'))
    expect(ids[0]).not.toBe(ids[1])
    for (const id of ids) {
      expect(await getOperation(contoso, id)).toMatchObject({ json: { status: 'succeeded' } })
    }
    expect(headerOf(await once('DELETE', RELEASE), 'operation-id')).toBe(ids[1])
  })

  it('a release after another resource has bought the number fails, and the number stays sold', async () => {
    const { contoso, fabrikam, once } = await given()
    await buy(contoso)
    await once('DELETE', RELEASE)
    await buy(fabrikam)
    const id = headerOf(await once('DELETE', RELEASE), 'operation-id')
    expect(await getOperation(contoso, id)).toMatchObject({ json: { status: 'failed' } })
    expect((await fabrikam('GET', RELEASE)).status).toBe(200)
  })

  it('a change of capabilities to A, to B and to A leaves A', async () => {
    const { contoso, once } = await given()
    await buy(contoso)
    const ids: string[] = []
    for (const sms of ['inbound', 'outbound', 'inbound']) {
      ids.push(headerOf(await once('PATCH', CAPABILITIES, { sms }), 'operation-id'))
      expect(await contoso('GET', RELEASE)).toMatchObject({ json: { capabilities: { sms } } })
    }
    expect(new Set(ids).size).toBe(3)
  })

  it('a reservation to which a number is added, taken out and added has the number', async () => {
    const { contoso, once } = await given()
    const send = (number: object | null) =>
      once('PATCH', reservationTarget(), { phoneNumbers: { [nth(0)]: number } })
    const replies = [await send(GEOGRAPHIC), await send(null), await send(GEOGRAPHIC)]
    expect(replies.map(({ status }) => status)).toEqual([201, 200, 200])
    expect(await getReservation(contoso)).toMatchObject({ json: { phoneNumbers: { [nth(0)]: {} } } })
  })

  it('a reservation that is made, deleted, made and deleted is made and deleted twice', async () => {
    const { contoso, once } = await given()
    for (let time = 0; time < 2; time += 1) {
      const made = await once('PATCH', reservationTarget(), { phoneNumbers: { [nth(0)]: GEOGRAPHIC } })
      expect(made.status).toBe(201)
      expect((await getReservation(contoso)).status).toBe(200)
      expect((await once('DELETE', reservationTarget())).status).toBe(204)
      expect((await getReservation(contoso)).status).toBe(404)
    }
  })
})
