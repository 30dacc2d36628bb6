import { expect, it } from 'vitest'
import { findOperation } from '../contract/support/find-operation.ts'
import { publishedFacts } from '../contract/support/published-facts.ts'
import type { Client } from '../support/client.ts'
import { at, buyHold, getOperation, getResult, headerOf, hold, numbersOf } from './support/operations.ts'
import {
  browse,
  buyReservation,
  GEOGRAPHIC,
  getReservation,
  ID,
  listReservations,
  NEWEST,
  nth,
  OTHER_ID,
  reservationTarget,
  reserve,
} from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

/** Notes the published operation of each request that succeeds. */
function noting(client: Client, succeeded: Set<string | undefined>): Client {
  return async (method, target, sending) => {
    const reply = await client(method, target, sending)
    if (reply.status < 300) succeeded.add(findOperation(NEWEST, method, target))
    return reply
  }
}

it('Every operation of the API succeeds in one walk through the life of some numbers', async () => {
  const app = await startCheckedApp()
  const succeeded = new Set<string | undefined>()
  const contoso = noting(app.contoso, succeeded)
  const get = async (path: string) => (await contoso('GET', at(path, NEWEST))).json
  const owned = async () => numbersOf(await contoso('GET', at('/phoneNumbers', NEWEST)))
  const succeeds = async (operationId: string) =>
    expect((await getOperation(contoso, operationId, NEWEST)).json).toMatchObject({ status: 'succeeded' })

  const us = '/availablePhoneNumbers/countries/US'
  const listed = await Promise.all(
    ['/localities', '/areaCodes?phoneNumberType=tollFree', '/offerings'].map((list) => get(`${us}${list}`)),
  )
  expect(listed).toMatchObject([
    {
      phoneNumberLocalities: expect.arrayContaining([expect.objectContaining({ localizedName: 'Seattle' })]),
    },
    { areaCodes: expect.arrayContaining([{ areaCode: '888' }]) },
    {
      phoneNumberOfferings: expect.arrayContaining([
        expect.objectContaining({ phoneNumberType: 'tollFree' }),
      ]),
    },
  ])
  expect(await get('/availablePhoneNumbers/countries')).toMatchObject({
    countries: expect.arrayContaining([expect.objectContaining({ countryCode: 'US' })]),
  })

  const cancelled = await hold(contoso, { quantity: 100 })
  expect((await contoso('DELETE', at(`/phoneNumbers/operations/search_${cancelled}`, NEWEST))).status).toBe(
    204,
  )
  const searchId = await hold(contoso, { quantity: 100 })
  const bought = numbersOf(await getResult(contoso, searchId, NEWEST))
  expect(bought).toHaveLength(100)
  await succeeds(headerOf(await buyHold(contoso, searchId), 'operation-id'))
  expect((await owned()).sort()).toEqual([...bought].sort())

  const [first = '', ...rest] = bought
  const one = at(`/phoneNumbers/${encodeURIComponent(first)}`, NEWEST)
  const change = { body: { calling: 'none', sms: 'outbound' } }
  const path = `/phoneNumbers/${encodeURIComponent(first)}/capabilities`
  await succeeds(headerOf(await contoso('PATCH', at(path, NEWEST), change), 'operation-id'))
  expect((await contoso('GET', one)).json).toMatchObject({ phoneNumber: first, capabilities: change.body })
  await succeeds(headerOf(await contoso('DELETE', one), 'operation-id'))
  expect((await owned()).sort()).toEqual(rest.sort())
  const lookUp = at('/operatorInformation/:search', NEWEST)
  const looked = await contoso('POST', lookUp, { body: { phoneNumbers: [first] } })
  expect(looked.json).toMatchObject({ values: [{ phoneNumber: first }] })

  const { phoneNumberType, assignmentType } = GEOGRAPHIC
  const shown = numbersOf(await browse(contoso, { phoneNumberType, assignmentType }))
  expect(shown.length).toBeGreaterThan(0)
  await reserve(contoso, [0, 1])
  await reserve(contoso, [2], OTHER_ID)
  expect((await listReservations(contoso)).json).toMatchObject({
    reservations: [{ id: ID }, { id: OTHER_ID }],
  })
  expect((await contoso('DELETE', reservationTarget(OTHER_ID))).status).toBe(204)
  await reserve(contoso, [2])
  await succeeds(headerOf(await buyReservation(contoso, {}), 'operation-id'))
  expect((await getReservation(contoso)).json).toMatchObject({ id: ID, status: 'completed' })
  expect(await owned()).toEqual(expect.arrayContaining([0, 1, 2].map((n) => `+${nth(n)}`)))

  expect([...succeeded].sort()).toEqual(Object.keys(publishedFacts(NEWEST)).sort())
})
