import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY, NOON, startApp } from '../support/app.ts'
import { BY_TEST } from '../support/by-test.ts'
import { type Client, send } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import { at, getResult, headerOf, searchTarget } from './support/operations.ts'

const DAY = 24 * 60 * 60_000
const SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
}

async function search(client: Client, body: object = SEARCH) {
  const { status, headers } = await client('POST', searchTarget(), { body })
  return { status, retryAfter: headers['retry-after'], searchId: String(headers['search-id']) }
}

async function buy(client: Client, searchId: string): Promise<number> {
  return (await client('POST', at('/availablePhoneNumbers/:purchase'), { body: { searchId } })).status
}

describe('A quota of searches', () => {
  it('is used up by accepted searches, of each resource by itself, and follows the inventory’s clock', async () => {
    const { store, contoso, fabrikam } = await startApp({ policy: { searchQuota: 2 } })
    expect((await search(contoso, { ...SEARCH, quantity: 5_000 })).status).toBe(400)
    expect((await search(contoso)).status).toBe(202)
    await store.advanceClock({ byMs: DAY })
    expect((await search(contoso)).status).toBe(202)
    const refused = { status: 429, retryAfter: String((6 * DAY) / 1_000) }
    expect(await search(contoso)).toMatchObject(refused)
    expect((await search(fabrikam)).status).toBe(202)
    await store.advanceClock({ byMs: 6 * DAY - 1 })
    expect(await search(contoso)).toMatchObject({ status: 429, retryAfter: '1' })
    await store.advanceClock({ byMs: 1 })
    expect((await search(contoso)).status).toBe(202)
    expect(await search(contoso)).toMatchObject({ status: 429, retryAfter: String(DAY / 1_000) })
    expect(await store.now()).toBe(NOON + 7 * DAY)
  })

  it('counts a search once that is sent again because its answer was lost, and never refuses it', async () => {
    const { host, contoso } = await startApp({ policy: { searchQuota: 1 } })
    const [method, target, body] = ['POST', searchTarget(), Buffer.from(JSON.stringify(SEARCH))]
    const headers = {
      ...signedHeaders({ method, target, host, body, accessKey: CONTOSO_KEY }),
      'content-type': 'application/json',
      'x-ms-client-request-id': 'one id',
    }
    // Each connection ends with the answer, which may therefore have been lost.
    const sendOnce = () => send(host, method, target, body, headers)
    const [first, again] = [await sendOnce(), await sendOnce()]
    expect([first.status, again.status]).toEqual([202, 202])
    expect(headerOf(again, 'search-id')).toBe(headerOf(first, 'search-id'))
    expect((await search(contoso)).status).toBe(429)
    await getResult(contoso, headerOf(first, 'search-id'))
    // Now it is a new search.
    expect((await sendOnce()).status).toBe(429)
  })

  it('can be one resource’s own', async () => {
    const { store, inventory, contoso, fabrikam } = await startApp({ policy: { searchQuota: 1 } })
    const documents = new Map([['limits/fabrikam', { searchesPerWeek: 0 }]])
    await store.changeRegister({ version: inventory.register.current().version, documents, ...BY_TEST })
    await inventory.register.refresh()
    for (const status of [202, 429]) expect((await search(contoso)).status).toBe(status)
    for (const status of [202, 202]) expect((await search(fabrikam)).status).toBe(status)
  })
})

describe('A quota of purchases', () => {
  it('counts a purchase once, however often it is sent, and none that is refused', async () => {
    const { contoso, control } = await startApp({ policy: { purchaseQuota: 1 } })
    const [first, second] = [await search(contoso), await search(contoso)]
    expect(await buy(contoso, '6227aeb8-8086-4824-9586-05cafe96f37b')).toBe(404)
    expect(await buy(contoso, first.searchId)).toBe(202)
    expect(await buy(contoso, first.searchId.toUpperCase())).toBe(202)
    expect(await buy(contoso, second.searchId)).toBe(429)
    control.main.quotas.clear()
    expect(await buy(contoso, second.searchId)).toBe(202)
  })
})
