import { describe, expect, it } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { NOON, OPERATOR_KEY, startApp, stockedStore, type TestApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { family, METRICS, scrape } from './support/metrics.ts'
import { at, buy, buyHold, hold, searchTarget, TOLL_FREE_SEARCH } from './support/operations.ts'

const GEOGRAPHIC = 'country="US",type="geographic",area_code="425",calling="inbound+outbound",sms="none"'
const TOLL_FREE =
  'country="US",type="tollFree",area_code="888",calling="inbound+outbound",sms="inbound+outbound"'

/** The counts of requests by what is in their braces, without those of the metrics themselves. */
async function requests(app: TestApp): Promise<Record<string, number>> {
  const counts = Object.entries(family(await scrape(app), 'holdline_http_requests_total'))
  return Object.fromEntries(counts.filter(([labels]) => !labels.includes('GetMetrics')))
}

describe('GET /_holdline/metrics', () => {
  it('counts searches by what they got, purchases, releases and cancellations', async () => {
    const app = await startApp({ policy: { agingMs: 60_000, heldLimit: 150 } })
    const { contoso, store } = app
    const [number = ''] = await buy(contoso)
    await contoso('DELETE', at(`/phoneNumbers/${encodeURIComponent(number)}`))
    const late = await hold(contoso, { quantity: 2 })
    const given = await hold(contoso)
    await contoso('DELETE', at(`/phoneNumbers/operations/search_${given}`))
    await store.setClock({ mode: 'frozen', at: NOON + 15 * 60_000 })
    expect((await buyHold(contoso, late)).status).toBe(400)
    const body = { ...TOLL_FREE_SEARCH, quantity: 151 }
    await contoso('POST', searchTarget('US', '2025-06-01'), { body })
    await hold(contoso, { quantity: 99 })
    await hold(contoso, { quantity: 2 })
    await hold(contoso, { quantity: 1 })

    const metrics = await scrape(app)
    expect(family(metrics, 'holdline_searches_total')).toEqual({
      'outcome="held"': 4,
      'outcome="partly"': 1,
      'outcome="none"': 1,
      'outcome="tooManyHeld"': 1,
    })
    expect(family(metrics, 'holdline_purchases_total')).toEqual({
      'outcome="purchased"': 1,
      'outcome="holdEnded"': 1,
    })
    expect(family(metrics, 'holdline_releases_total')).toEqual({
      'outcome="released"': 1,
      'outcome="failed"': 0,
      'outcome="protected"': 0,
    })
    expect(family(metrics, 'holdline_cancellations_total')).toEqual({ 'outcome="cancelled"': 1 })
  })
  it('counts requests by operation, version and status, and unknown ones as one', async () => {
    const app = await startApp()
    const { contoso, host } = app
    await contoso('GET', at('/phoneNumbers', '2025-06-01'))
    await contoso('GET', at('/phoneNumbers', '2025-06-01'))
    await contoso('GET', at('/phoneNumbers', '2099-01-01'))
    await contoso('GET', at('/phoneNumbers', '2020-01-01'))
    await contoso('GET', at('/phoneNumbers/+18005550100', '2022-12-01'))
    await fetch(`http://${host}${at('/phoneNumbers')}`)
    for (const path of ['/one', '/two', '/availablePhoneNumbers/%zz']) await contoso('GET', path)
    await contoso('PUT', '/phoneNumbers')
    expect(await requests(app)).toEqual({
      'operation="ListPhoneNumbers",version="2025-06-01",status="200",inventory="main"': 3,
      'operation="ListPhoneNumbers",version="",status="400",inventory="main"': 1,
      'operation="ListPhoneNumbers",version="",status="401",inventory="main"': 1,
      'operation="GetByNumber",version="2022-12-01",status="404",inventory="main"': 1,
      'operation="unknown",version="",status="404",inventory="main"': 2,
      'operation="unknown",version="",status="400",inventory="main"': 1,
      'operation="unknown",version="",status="405",inventory="main"': 1,
    })
    const durations = family(await scrape(app), 'holdline_http_request_duration_seconds_count')
    expect(durations).toMatchObject({ 'operation="ListPhoneNumbers"': 5, 'operation="unknown"': 4 })
    const buckets = family(await scrape(app), 'holdline_http_request_duration_seconds_bucket')
    expect(buckets['operation="ListPhoneNumbers",le="+Inf"']).toBe(5)
  })

  it('counts the requests to all sandboxes together, and not what happens in their inventories', async () => {
    const app = await startApp()
    const operator = createClient(app.host, OPERATOR_KEY)
    for (const name of ['one', 'other']) {
      const made = await operator('POST', '/_holdline/sandboxes', { body: { name } })
      const inSandbox = `/_holdline/sandboxes/${name}`
      expect((await operator('GET', `${inSandbox}/stock`)).status).toBe(200)
      expect((await operator('GET', `${inSandbox}/metrics`)).status).toBe(404)
      const { httpConnectionString } = JSON.parse(made.text)
      const client = createClient(app.host, httpConnectionString.split('accesskey=')[1])
      await hold((method, target, sending) => client(method, `${inSandbox}${target}`, sending))
    }
    expect(await requests(app)).toMatchObject({
      'operation="SearchAvailablePhoneNumbers",version="2025-06-01",status="202",inventory="sandbox"': 2,
      'operation="GetStock",version="",status="200",inventory="sandbox"': 2,
    })
    await operator('GET', '/_holdline/sandboxes/none/stock')
    expect(await requests(app)).toMatchObject({
      'operation="unknown",version="",status="404",inventory="main"': 1,
    })
    const metrics = await scrape(app)
    expect(metrics.get('holdline_searches_total{outcome="held"}')).toBe(0)
    expect(metrics.get('holdline_sandboxes')).toBe(2)
  })

  it('shows the numbers of each stock, counted at most once a minute', async () => {
    let steady = 0
    const under = await stockedStore()
    let counts = 0
    const stockCounts = () => {
      counts += 1
      return under.stockCounts()
    }
    const app = await startApp({ store: { ...under, stockCounts }, steadyNow: () => steady })
    await buy(app.contoso)
    const numbers = async () => family(await scrape(app), 'holdline_numbers')
    expect(await numbers()).toEqual({
      [`${GEOGRAPHIC},state="free"`]: 100,
      [`${GEOGRAPHIC},state="held"`]: 0,
      [`${GEOGRAPHIC},state="owned"`]: 0,
      [`${GEOGRAPHIC},state="aging"`]: 0,
      [`${GEOGRAPHIC},state="withdrawn"`]: 0,
      [`${GEOGRAPHIC},state="quarantined"`]: 0,
      [`${GEOGRAPHIC},state="portedOut"`]: 0,
      [`${TOLL_FREE},state="free"`]: 99,
      [`${TOLL_FREE},state="held"`]: 0,
      [`${TOLL_FREE},state="owned"`]: 1,
      [`${TOLL_FREE},state="aging"`]: 0,
      [`${TOLL_FREE},state="withdrawn"`]: 0,
      [`${TOLL_FREE},state="quarantined"`]: 0,
      [`${TOLL_FREE},state="portedOut"`]: 0,
    })
    await hold(app.contoso)
    steady = 59_999
    expect(await numbers()).toMatchObject({ [`${TOLL_FREE},state="held"`]: 0 })
    expect(counts).toBe(1)
    steady = 60_000
    expect(await numbers()).toMatchObject({ [`${TOLL_FREE},state="held"`]: 1 })
    expect((await scrape(app)).get('holdline_stock_counted_timestamp_seconds')).toBe(NOON / 1_000)
  })

  it('counts what the store could not do, and is readable when the store can do nothing', async () => {
    const under = await stockedStore()
    const fail = () => Promise.reject(new StorageError('The disk is full'))
    let isBroken = false
    const whileWhole =
      <P extends unknown[], T>(method: (...parameters: P) => Promise<T>) =>
      (...parameters: P) =>
        isBroken ? fail() : method(...parameters)
    const { hold, ping, stockCounts } = under
    const store: InventoryStore = {
      ...under,
      hold: whileWhole(hold),
      ping: whileWhole(ping),
      stockCounts: whileWhole(stockCounts),
    }
    const app = await startApp({ store, steadyNow: () => 0 })
    isBroken = true
    const body = TOLL_FREE_SEARCH
    const { status } = await app.contoso('POST', searchTarget('US', '2025-06-01'), {
      body: { ...body, quantity: 1 },
    })
    expect(status).toBe(503)
    const metrics = await scrape(app)
    expect(metrics.get('holdline_ready')).toBe(0)
    expect(metrics.get('holdline_store_failures_total{method="hold"}')).toBe(1)
    expect(metrics.get('holdline_store_failures_total{method="purchase"}')).toBe(0)
    expect(family(metrics, 'holdline_numbers')).toEqual({})
  })

  it('is for the operator, and for everybody where the configuration says so', async () => {
    const closed = await startApp()
    expect((await fetch(`http://${closed.host}${METRICS}`)).status).toBe(401)
    expect((await closed.contoso('GET', METRICS)).status).toBe(401)
    const open = await startApp({ metricsArePublic: true })
    const answer = await fetch(`http://${open.host}${METRICS}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await answer.text()).toContain('# TYPE process_resident_memory_bytes gauge\n')
    expect((await fetch(`http://${open.host}${METRICS}`, { method: 'POST' })).status).toBe(401)
    expect((await fetch(`http://${open.host}/_holdline/stock`)).status).toBe(401)
  })
})
