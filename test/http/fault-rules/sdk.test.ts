import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { expect, it } from 'vitest'
import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import { finish } from '../../sdk/support/finish.ts'
import { ownedNumbers } from '../../sdk/support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from '../../sdk/support/requests.ts'
import { CONTOSO_KEY } from '../../support/app.ts'
import { startFaulty } from './given.ts'

/** The official client of a server with these rules, whose retries wait for a millisecond. */
async function givenClient(rules: readonly FaultDocument[]) {
  const app = await startFaulty(rules)
  const client = new PhoneNumbersClient(`endpoint=http://${app.host}/;accesskey=${CONTOSO_KEY}`, {
    allowInsecureConnection: true,
    retryOptions: { retryDelayInMs: 1 },
  })
  return { ...app, client }
}

it.each(['before', 'after'] as const)(
  'the official client whose connection drops %s the work tries again, and buys once',
  async (drop) => {
    const { client, hits, store } = await givenClient([
      { id: 'search', match: { operation: 'SearchAvailablePhoneNumbers' }, effect: { drop }, times: 1 },
      { id: 'purchase', match: { operation: 'PurchasePhoneNumbers' }, effect: { drop }, times: 1 },
    ])
    const found = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    await finish(client.beginPurchasePhoneNumbers(found.searchId))
    expect(await hits()).toEqual({ search: 1, purchase: 1 })
    expect((await ownedNumbers(client)).sort()).toEqual([...found.phoneNumbers].sort())
    expect(await store.count()).toMatchObject({ owned: 2, busy: 0 })
  },
)

it.each([
  [{ status: 429, retryAfter: 0 }],
  [{ status: 503 }],
  [{ status: 500 }],
  [{ slowBody: { duration: '50ms' } }],
  [{ latency: '10ms' }],
])('the official client outlasts %j', async (effect) => {
  const { client, hits } = await givenClient([{ id: 'fault', effect, times: 2 }])
  expect(await ownedNumbers(client)).toEqual([])
  expect(Object.values(await hits())[0]).toBeGreaterThan(0)
})

it('the official client shows a status that it does not try again', async () => {
  const { client } = await givenClient([
    { effect: { status: 403, body: { error: { code: 'Forbidden', message: 'No.' } } } },
  ])
  await expect(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE)).rejects.toMatchObject({
    statusCode: 403,
    code: 'Forbidden',
  })
})

it('the official client does not try again after a body that was cut off', async () => {
  const { client, hits } = await givenClient([{ id: 'cut', effect: { cutBody: { fraction: 0.5 } } }])
  await expect(ownedNumbers(client)).rejects.toMatchObject({ name: 'RestError', code: 'PARSE_ERROR' })
  expect(await hits()).toEqual({ cut: 1 })
})
