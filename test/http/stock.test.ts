import { describe, expect, it } from 'vitest'
import { NOON, OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { buy, hold } from './support/operations.ts'

const GEOGRAPHIC = {
  country: 'US',
  phoneNumberType: 'geographic',
  areaCode: '425',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}
const TOLL_FREE = {
  country: 'US',
  phoneNumberType: 'tollFree',
  areaCode: '888',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
}

async function startStock() {
  const app = await startApp({ policy: { agingMs: 60_000 } })
  return { ...app, operator: createClient(app.host, OPERATOR_KEY) }
}

describe('GET /_holdline/stock', () => {
  it('counts the numbers of each stock by state, at one instant, and all of them together', async () => {
    const { contoso, store, operator } = await startStock()
    await hold(contoso)
    await buy(contoso)
    const [number = ''] = await buy(contoso)
    expect(
      await contoso('DELETE', `/phoneNumbers/${encodeURIComponent(number)}?api-version=2025-06-01`),
    ).toMatchObject({
      status: 202,
    })
    const reply = await operator('GET', '/_holdline/stock')
    expect(reply.status).toBe(200)
    expect(reply.json).toEqual({
      at: '2026-01-15T12:00:00.000+00:00',
      total: 200,
      free: 197,
      held: 1,
      owned: 1,
      aging: 1,
      stocks: [
        { ...GEOGRAPHIC, total: 100, free: 100, held: 0, owned: 0, aging: 0 },
        { ...TOLL_FREE, total: 100, free: 97, held: 1, owned: 1, aging: 1 },
      ],
    })
    await store.setClock({ mode: 'frozen', at: NOON + 15 * 60_000 })
    expect((await operator('GET', '/_holdline/stock')).json).toMatchObject({
      free: 199,
      held: 0,
      owned: 1,
      aging: 0,
    })
  })

  it('counts the stocks that are asked for', async () => {
    const { operator } = await startStock()
    const counted = async (query: string) => Object((await operator('GET', `/_holdline/stock?${query}`)).json)
    expect(await counted('country=us&areaCode=425')).toMatchObject({ total: 100, stocks: [GEOGRAPHIC] })
    expect(await counted('phoneNumberType=tollFree')).toMatchObject({ total: 100, stocks: [TOLL_FREE] })
    expect(await counted('country=SE')).toMatchObject({ total: 0, stocks: [] })
    expect(await counted('areaCode=')).toMatchObject({ total: 200 })
  })

  it('says what is wrong with a type that is none', async () => {
    const { operator } = await startStock()
    expect(await operator('GET', '/_holdline/stock?phoneNumberType=fax')).toMatchObject({
      status: 400,
      json: { error: { code: 'InvalidInput', target: 'phonenumbertype' } },
    })
  })
})
