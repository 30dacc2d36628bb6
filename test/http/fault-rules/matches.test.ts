import { describe, expect, it } from 'vitest'
import type { FaultMatch } from '../../../src/control/faults/fault-document.ts'
import { NOON } from '../../support/app.ts'
import {
  at,
  buy,
  buyHold,
  GEOGRAPHIC_SEARCH,
  getOperation,
  getResult,
  headerOf,
  hold,
  searchTarget,
} from '../support/operations.ts'
import { startFaulty } from './given.ts'

const VERSION = '2025-06-01'
const BUSY = { status: 503 } as const
/** The first geographic number of the tests' stock. */
const FIRST = '+14255550100'

describe('a rule finds the numbers that a request is about', () => {
  const matches: [FaultMatch, boolean][] = [
    [{ country: 'US' }, true],
    [{ country: 'CA' }, false],
    [{ numberType: 'geographic' }, true],
    [{ numberType: 'tollFree' }, false],
    [{ areaCode: '425' }, true],
    [{ areaCode: '888' }, false],
    [{ country: 'US', numberType: 'geographic', areaCode: '425', phoneNumber: FIRST }, true],
    [{ phoneNumber: '+14255550101' }, false],
  ]

  it.each(matches)('%j: %s, whatever the request names', async (match, isHit) => {
    const { contoso, addFault, operator } = await startFaulty()
    const searchId = await hold(contoso, GEOGRAPHIC_SEARCH)
    const inBody = { phoneNumbers: { [FIRST.slice(1)]: null } }
    const reservation = at(`/availablePhoneNumbers/reservations/${crypto.randomUUID()}`, VERSION)
    await addFault({ match, effect: BUSY })
    const statuses = async () => [
      (await getResult(contoso, searchId)).status,
      (await buyHold(contoso, searchId)).status,
      (await getOperation(contoso, `search_${searchId}`)).status,
      (await contoso('GET', at(`/phoneNumbers/${FIRST}`))).status,
      (await contoso('PATCH', reservation, { body: inBody })).status,
    ]
    const found = await statuses()
    expect(found.filter((status) => status === 503)).toHaveLength(isHit ? found.length : 0)
    await operator('DELETE', '/_holdline/faults')
    expect(await statuses()).not.toContain(503)
  })

  it('of a search by its terms: a number that is not found yet fits no rule', async () => {
    const { contoso, addFault, hits } = await startFaulty()
    await addFault({
      id: 'terms',
      match: { country: 'us', numberType: 'geographic', areaCode: '425' },
      effect: { latency: '0ms' },
    })
    await addFault({ id: 'number', match: { phoneNumber: FIRST }, effect: { latency: '0ms' } })
    await hold(contoso, { ...GEOGRAPHIC_SEARCH, areaCode: '425' })
    expect(await hits()).toEqual({ terms: 1, number: 0 })
    await hold(contoso, GEOGRAPHIC_SEARCH)
    await contoso('POST', searchTarget(), { body: 'no JSON' })
    expect(await hits()).toEqual({ terms: 1, number: 0 })
  })

  it('of a reservation by its numbers', async () => {
    const { contoso, addFault } = await startFaulty()
    const target = at(`/availablePhoneNumbers/reservations/${crypto.randomUUID()}`, VERSION)
    const wanted = { countryCode: 'US', ...GEOGRAPHIC_SEARCH }
    await contoso('PATCH', target, { body: { phoneNumbers: { [FIRST.slice(1)]: wanted } } })
    await addFault({ match: { areaCode: '425' }, effect: BUSY })
    expect((await contoso('GET', target)).status).toBe(503)
    expect((await contoso('DELETE', target)).status).toBe(503)
  })

  it('of nothing where the request names nothing, or what there is not', async () => {
    const { contoso, addFault } = await startFaulty()
    await addFault({ match: { country: 'US' }, effect: BUSY })
    const targets = ['/phoneNumbers', '/phoneNumbers/nonsense', '/phoneNumbers/operations/a%00b']
    for (const target of [...targets, `/availablePhoneNumbers/searchResults/${crypto.randomUUID()}`]) {
      expect((await contoso('GET', at(target))).status).not.toBe(503)
    }
  })
})

it('a rule for one resource leaves the others alone', async () => {
  const { contoso, fabrikam } = await startFaulty([{ match: { resource: 'fabrikam' }, effect: BUSY }])
  expect((await contoso('GET', at('/phoneNumbers'))).status).toBe(200)
  expect((await fabrikam('GET', at('/phoneNumbers'))).status).toBe(503)
})

it('a window follows the frozen clock of the inventory, and a ttl real time', async () => {
  let steady = 0
  const { contoso, store, addFault } = await startFaulty([], { steadyNow: () => steady })
  await addFault({ id: 'outage', window: { after: '5m', for: '1m' }, effect: BUSY, ttl: '1s' })
  const statusAt = async (ms: number) => {
    await store.setClock({ mode: 'frozen', at: NOON + ms })
    return (await contoso('GET', at('/phoneNumbers'))).status
  }
  expect(await statusAt(299_999)).toBe(200)
  expect(await statusAt(300_000)).toBe(503)
  steady += 1_000
  expect(await statusAt(300_001)).toBe(200)
  await addFault({ id: 'outage', window: { for: '1m' }, effect: BUSY })
  expect(await statusAt(360_000)).toBe(503)
  expect(await statusAt(360_001)).toBe(200)
})

it('a rule that is removed changes nothing that was accepted', async () => {
  const { contoso, operator, addFault } = await startFaulty()
  await addFault({ effect: { status: 202, headers: { 'Operation-Location': '/x' } }, times: 1 })
  expect(headerOf(await contoso('POST', searchTarget(), { body: {} }), 'operation-location')).toBe('/x')
  await operator('DELETE', '/_holdline/faults')
  expect(await buy(contoso)).toHaveLength(1)
})
