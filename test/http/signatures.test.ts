import { once } from 'node:events'
import { createServer, request as sendOn } from 'node:http'
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CONTOSO_KEY, startApp } from '../support/app.ts'
import { send } from '../support/client.ts'
import { type SignableRequest, signedHeaders } from '../support/sign.ts'
import { at, GEOGRAPHIC_SEARCH, recorded } from './support/operations.ts'
import { sendRaw } from './support/raw.ts'

const DENIED = recorded('Denied', 'Denied by the resource provider.')
const NO_BODY = Buffer.alloc(0)
const LIST = at('/phoneNumbers')

/** A proxy on loopback that sends each request on to this server, with the target in the absolute form. */
async function startProxy(host: string) {
  const targets: string[] = []
  const [hostname, port] = host.split(':')
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming
    targets.push(path)
    const onward = sendOn({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(onward)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void proxy.close().closeAllConnections())
  await once(proxy, 'listening')
  const address = proxy.address()
  return { targets, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

describe('a signature', () => {
  it('may be over the host without its port', async () => {
    const { host } = await startApp()
    const accessKey = CONTOSO_KEY
    const statusFor = async (signedHost: string) => {
      const headers = signedHeaders({ method: 'GET', target: LIST, host, signedHost, accessKey })
      return (await send(host, 'GET', LIST, NO_BODY, headers)).status
    }
    expect(await statusFor('127.0.0.1')).toBe(200)
    expect(await statusFor('localhost')).toBe(401)
    expect(await statusFor('127.0.0.1:1')).toBe(401)
  })

  it.each([
    ['GET', '/phoneNumbers/%2B14255550123', '/phoneNumbers/+14255550123', 404],
    ['GET', '/phoneNumbers/+14255550123', '/phoneNumbers/%2B14255550123', 404],
    [
      'POST',
      '/availablePhoneNumbers/countries/US/:search',
      '/availablePhoneNumbers/countries/US/%3Asearch',
      202,
    ],
    [
      'POST',
      '/availablePhoneNumbers/countries/US/%3Asearch',
      '/availablePhoneNumbers/countries/US/:search',
      202,
    ],
    ['GET', '/phoneNumbers/%2B14255550123', '/phoneNumbers/%2B14255550124', 401],
    ['GET', '/phoneNumbers/%2B14255550123', '/phoneNumbers/14255550123', 401],
  ])('of %s %s serves what a proxy makes of it, %s: %i', async (method, signed, arriving, status) => {
    const { host } = await startApp()
    const body = Buffer.from(method === 'POST' ? JSON.stringify(GEOGRAPHIC_SEARCH) : '')
    const headers = {
      ...signedHeaders({ method, target: at(signed), host, body, accessKey: CONTOSO_KEY }),
      'content-type': 'application/json',
    }
    expect(await send(host, method, at(arriving), body, headers)).toMatchObject({ status })
  })
})

describe('a target in the absolute form', () => {
  it('is what the official client sends through a proxy', async () => {
    const { host } = await startApp()
    const proxy = await startProxy(host)
    const client = new PhoneNumbersClient(`endpoint=http://${host}/;accesskey=${CONTOSO_KEY}`, {
      allowInsecureConnection: true,
      proxyOptions: { host: 'http://127.0.0.1', port: proxy.port },
    })
    const poller = await client.beginSearchAvailablePhoneNumbers({
      countryCode: 'US',
      phoneNumberType: 'geographic',
      assignmentType: 'person',
      capabilities: { calling: 'inbound+outbound', sms: 'none' },
    })
    const { phoneNumbers } = await poller.pollUntilDone()
    expect(phoneNumbers).toHaveLength(1)
    for await (const { localizedName } of client.listAvailableLocalities('US', {
      administrativeDivision: 'NY',
    })) {
      expect(localizedName).toMatch(/./)
    }
    expect(proxy.targets.length).toBeGreaterThan(3)
    for (const target of proxy.targets) expect(target).toContain(`http://${host}/`)
  })

  /** The status of a request with this target, signed for `signed` and with a `Host` of its own. */
  async function statusOf(
    server: string,
    target: string,
    { host = server, ...signed }: { host?: string } & Partial<SignableRequest> = {},
  ): Promise<number> {
    const accessKey = CONTOSO_KEY
    const own = signedHeaders({ method: 'GET', target: LIST, accessKey, signedHost: server, ...signed, host })
    const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}\r\n`)
    const bytes = Buffer.from(
      `GET ${target} HTTP/1.1\r\n${lines.join('')}connection: close\r\n\r\n`,
      'latin1',
    )
    const { status, body } = await sendRaw(server, bytes)
    if (status === 401) expect(JSON.parse(body)).toEqual(DENIED)
    return status
  }

  it('leads where its path leads, whatever the scheme', async () => {
    const { host } = await startApp()
    for (const scheme of ['http', 'https', 'HTTP']) {
      expect(await statusOf(host, `${scheme}://${host}${LIST}`)).toBe(200)
    }
    expect(await statusOf(host, `http://${host}/_holdline/health`)).toBe(200)
    expect(await statusOf(host, `http://${host}/_holdline/stock`)).toBe(401)
    expect(await statusOf(host, `http://${host}`, { target: '/' })).toBe(404)
    expect(await statusOf(host, `http://${host}?a=1`, { target: '/?a=1' })).toBe(404)
  })

  // https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
  it('names the host in the place of Host', async () => {
    const { host } = await startApp()
    expect(await statusOf(host, `http://${host}${LIST}`, { host: 'page.example' })).toBe(200)
    for (const foreign of ['page.example', `page.example@${host}`, '', `${host}.example`]) {
      for (const signedHost of [foreign, host]) {
        expect(await statusOf(host, `http://${foreign}${LIST}`, { signedHost })).toBe(401)
      }
    }
  })

  it('is refused with any one byte replaced or left out', async () => {
    const { host } = await startApp()
    const target = `http://${host}${LIST}`
    const changed = [...target].flatMap((byte, index) =>
      ['', ...'x1/:?@']
        .filter((it) => it !== byte)
        .map((it) => target.slice(0, index) + it + target.slice(index + 1)),
    )
    const accepted: string[] = []
    for (const each of changed) if ((await statusOf(host, each)) < 400) accepted.push(each)
    expect(accepted).toEqual([])
  })
})
