import { expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { startFaulty } from './fault-rules/given.ts'
import { family, scrape } from './support/metrics.ts'
import { at } from './support/operations.ts'
import { patchSip, SIP_NEWEST, sipText } from './support/sip.ts'

const TARGET = at('/sip', SIP_NEWEST)
const trunk = (fqdn: string, port: number) => ({ trunks: { [fqdn]: { sipSignalingPort: port } } })
const shown = (fqdn: string, port: number) =>
  `{"trunks":{"${fqdn}":{"sipSignalingPort":${port}}},"routes":[]}`

it('A fault rule, the request log and the metrics know the operations by their names', async () => {
  const app = await startFaulty([
    { match: { operation: 'SipRouting_Update' }, effect: { status: 503 }, times: 1 },
  ])
  const { contoso, operator, hits } = app
  expect((await contoso('GET', TARGET)).status).toBe(200)
  expect((await patchSip(contoso, trunk('a.example.com', 1))).status).toBe(503)
  expect((await patchSip(contoso, trunk('a.example.com', 2))).status).toBe(200)
  expect(Object.values(await hits())).toEqual([1])
  const { json } = await operator('GET', '/_holdline/requests?operation=SipRouting_Update')
  expect(Object(json).requests).toMatchObject([
    { operation: 'SipRouting_Update', status: 200 },
    { operation: 'SipRouting_Update', status: 503 },
  ])
  expect(family(await scrape(app), 'holdline_http_requests_total')).toMatchObject({
    'operation="SipRouting_Get",version="2023-03-01",status="200",inventory="main"': 1,
    'operation="SipRouting_Update",version="2023-03-01",status="200",inventory="main"': 1,
  })
})

it('A change whose answer was lost is made again, and never skipped', async () => {
  const { contoso } = await startFaulty([
    { match: { operation: 'SipRouting_Update' }, effect: { drop: 'after' }, times: 1 },
  ])
  const headers = { 'x-ms-client-request-id': 'mine' }
  const first = { body: trunk('a.example.com', 1), headers }
  await expect(contoso('PATCH', TARGET, first)).rejects.toThrow()
  expect(await sipText(contoso)).toBe(shown('a.example.com', 1))
  // Another change comes before the repetition, which then has its own effect again.
  await patchSip(contoso, trunk('a.example.com', 2))
  expect((await contoso('PATCH', TARGET, first)).text).toBe(shown('a.example.com', 1))
})

it('Each sandbox has configurations of its own, which a reset and a snapshot bring back', async () => {
  const { host, contoso } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  await patchSip(contoso, trunk('a.example.com', 1))
  const open = async (name: string) => {
    const { json } = await operator('POST', '/_holdline/sandboxes', { body: { name } })
    return createClient(host, String(Object(json).httpConnectionString).split('accesskey=')[1] ?? '')
  }
  const [one, other] = [await open('one'), await open('other')]
  await patchSip(one, trunk('b.example.com', 2))
  await one('PUT', '/_holdline/snapshots/mine', { body: {} })
  await patchSip(one, trunk('b.example.com', 3))
  await one('POST', '/_holdline/snapshots/mine/restore', { body: {} })
  expect(await sipText(one)).toBe(shown('b.example.com', 2))
  expect(await sipText(other)).toBe('{"trunks":{},"routes":[]}')
  await one('POST', '/_holdline/reset', { body: {} })
  expect(await sipText(one)).toBe('{"trunks":{},"routes":[]}')
  expect(await sipText(contoso)).toBe(shown('a.example.com', 1))
})
