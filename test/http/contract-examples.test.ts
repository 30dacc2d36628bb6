import { describe, expect, it } from 'vitest'
import { ALL_VERSIONS, SIP_VERSIONS } from '../../src/http/contract/api-version.ts'
import { OPERATOR_KEY, startApp, stockedStore } from '../support/app.ts'
import { type Client, createClient } from '../support/client.ts'
import { curlLinesOf, parseCurl } from '../support/curl-lines.ts'
import { US_TOLL_FREE, usBlock } from '../support/stock.ts'

/** The statuses of requests that fit the contract, also where a number is somebody else's. */
const FITTING = [200, 201, 202, 204, 207, 403, 404]

/** These tests bring a certificate, and neither documents, nor the numbers, fault rules and keys of the examples. */
const NOT_THERE = [
  'GetCaCertificate',
  'GetConsole',
  'GetConsoleFile',
  'GetDocument',
  'GetFault',
  'GetNumber',
  'AssignNumber',
  'PortNumberIn',
  'PortNumberOut',
  'ProtectNumber',
  'QuarantineNumber',
  'ReleaseNumber',
  'RestoreNumber',
  'TransferNumber',
  'UnprotectNumber',
  'FinishFault',
  'PromoteKey',
  'RevokeKey',
  'GetRequest',
  'RestoreSnapshot',
]

/** These tests have their inventory in memory, or in a database. */
const WITHOUT_A_FILE = ['BackUp']

/** Sends the request of an example, signed. */
function sendExample(client: Client, line: string) {
  const { method, target, body, mediaType } = parseCurl(line)
  return client(method, target, {
    ...(body !== undefined && { body }),
    headers: mediaType === undefined ? {} : { 'content-type': mediaType },
  })
}

/** The trail of an embedded store is in one piece. */
const WITHOUT_PARTITIONS = ['ListAuditArchives', 'ArchiveAudit']

function expectedStatuses(id: string): number[] {
  if (NOT_THERE.includes(id)) return [404]
  if (WITHOUT_PARTITIONS.includes(id)) return [501]
  return WITHOUT_A_FILE.includes(id) ? [409] : [200, 201, 202, 204, 302]
}

async function pageOf(host: string, document: string): Promise<string> {
  const response = await fetch(`http://${host}/_holdline/openapi/${document}`)
  expect(response.status).toBe(200)
  return response.text()
}

describe.each(ALL_VERSIONS)('On the page of %s', (version) => {
  const isSip = SIP_VERSIONS.some((each) => each === version)

  it('each operation has a curl line that fits the operation', async () => {
    const store = await stockedStore()
    await store.addStock([usBlock({ ...US_TOLL_FREE, areaCode: '800' }, 10)])
    const { host, contoso } = await startApp({ store })
    const page = await pageOf(host, version)
    const lines = curlLinesOf(page)
    expect([...lines.keys()]).toEqual(
      [...page.matchAll(/<h3 id="((PhoneNumbers|SipRouting)_\w+)">/g)].map(([, id]) => id),
    )
    const answers = new Map<string, number>()
    // From the last to the first, so that the search does not hold the number that the reservation names.
    for (const [id, line] of [...lines].reverse()) {
      const { status, text } = await sendExample(contoso, line)
      // The ids of the examples are made up, so an operation may find nothing. A 400 would tell that the request does
      // not fit the contract, and this text that the path leads to no operation.
      expect([id, text]).not.toEqual([id, expect.stringContaining('There is no ')])
      expect(FITTING).toContain(status)
      answers.set(id, status)
    }
    if (isSip) expect([...answers.values()]).toEqual([200, 200])
    else expect(answers.get('PhoneNumbers_SearchAvailablePhoneNumbers')).toBe(202)
    expect(answers.get('PhoneNumbers_CreateOrUpdateReservation') ?? 201).toBe(201)
  })

  it('the table of contents has each operation, and the first step first', async () => {
    const { host } = await startApp()
    const page = await pageOf(host, version)
    const [contents = '', rest = ''] = page.split('<h2 id="signing">')
    const linked = [...contents.matchAll(/href="#((PhoneNumbers|SipRouting)_\w+)"/g)].map(([, id]) => id)
    expect(linked[0]).toBe(isSip ? 'SipRouting_Get' : 'PhoneNumbers_SearchAvailablePhoneNumbers')
    expect(linked).toEqual(
      [...rest.matchAll(/<h3 id="((PhoneNumbers|SipRouting)_\w+)">/g)].map(([, id]) => id),
    )
    expect(page).not.toContain('<li>More<ul>')
    expect(rest).toContain('openssl dgst -sha256 -mac HMAC')
  })
})

it('on the page of our own operations each operation has a curl line that fits the operation', async () => {
  const { host } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  const lines = curlLinesOf(await pageOf(host, 'holdline'))
  expect(lines.size).toBeGreaterThan(5)
  // Their answers have no end.
  for (const id of ['StreamRequests', 'StreamRequestsOfSandbox']) expect(lines.delete(id)).toBe(true)
  for (const [id, line] of lines) {
    // A page and a redirect are no JSON, so the test's client is for the operator's operations alone.
    const { method, target } = parseCurl(line)
    const [, name] = /^\/_holdline\/sandboxes\/([\w-]+)\//.exec(target) ?? []
    // Another example may have closed it.
    if (name !== undefined) await operator('POST', '/_holdline/sandboxes', { body: { name } })
    const { status } = line.includes('$HOLDLINE_OPERATOR_KEY')
      ? await sendExample(operator, line)
      : await fetch(`http://${host}${target}`, { method, redirect: 'manual' })
    expect([id, expectedStatuses(id.replace('OfSandbox', ''))]).toEqual([
      id,
      expect.arrayContaining([status]),
    ])
  }
})
