import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { start } from '../cli/start.ts'
import { runHoldline } from '../support/run-holdline.ts'

const KEY = Buffer.from('a key of the resource live.test').toString('base64')
/** A name that only the proxy knows how to reach. */
const NAME = 'live.test'

/** A proxy that reaches every name at these ports of this machine, and notes what it is asked for. */
async function startProxy(ports: { http: number; https: number }) {
  const asked: { line: string; credentials: string | undefined }[] = []
  const sockets = new Set<{ destroy(): void }>()
  const proxy = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    asked.push({ line: `${method} ${url.split('?', 1)[0]}`, credentials: headers['proxy-authorization'] })
    const { pathname, search } = new URL(url)
    const { 'proxy-authorization': _, 'proxy-connection': __, ...sent } = headers
    const to = { host: '127.0.0.1', port: ports.http, method, path: `${pathname}${search}`, headers: sent }
    incoming.pipe(
      request(to, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(outgoing)
      }),
    )
  })
  proxy.on('connect', ({ url, headers }, client) => {
    asked.push({ line: `CONNECT ${url}`, credentials: headers['proxy-authorization'] })
    const server = connect(ports.https, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      server.pipe(client).pipe(server)
    })
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
    proxy.closeAllConnections()
  })
  const address = proxy.address()
  return { asked, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

/** A resource of another host, and a proxy that reaches it. */
async function given() {
  const server = await start({
    args: ['--in-memory', '--tls-hosts', NAME],
    env: { HOLDLINE_HOSTS: NAME, HOLDLINE_ACCESS_KEY: KEY },
  })
  const portOf = (url: string) => Number(new URL(url).port)
  const proxy = await startProxy({ http: portOf(server.http), https: portOf(server.https) })
  const compare = (endpoint: string, env: Record<string, string>) =>
    runHoldline({
      args: ['compare', '--endpoint', endpoint],
      env: { HOLDLINE_COMPARE_KEY: KEY, NODE_EXTRA_CA_CERTS: server.caFile, ...env },
    })
  return { proxy, compare }
}

it('a comparison reaches the live service through the proxy that the environment names', async () => {
  const { proxy, compare } = await given()
  const address = `http://user:se-cret@127.0.0.1:${proxy.port}`
  const credentials = `Basic ${Buffer.from('user:se-cret').toString('base64')}`
  for (const [endpoint, env, line] of [
    [`https://${NAME}`, { HTTPS_PROXY: address }, `CONNECT ${NAME}:443`],
    [`http://${NAME}`, { http_proxy: address }, `GET http://${NAME}/phoneNumbers`],
  ] as const) {
    proxy.asked.length = 0
    const { code, stdout, stderr } = await compare(endpoint, env)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/\nCompared \d{3} answers: 0 differences/)
    expect(code).toBe(0)
    expect(proxy.asked).toContainEqual({ line, credentials })
  }
})

it('a proxy that cannot be used is told in one line, without its password', async () => {
  const { proxy, compare } = await given()
  for (const [env, message] of [
    [
      { HTTPS_PROXY: 'socks5://user:se-cret@127.0.0.1:1' },
      'The environment names a proxy for https://live.test that',
    ],
    [
      { HTTPS_PROXY: 'http://user:se-cret@127.0.0.1:1' },
      'The live service at live.test, through the proxy of the environment, cannot be reached: ECONNREFUSED',
    ],
    [
      { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: NAME },
      'The live service at live.test cannot be',
    ],
  ] as const) {
    const { code, stdout, stderr } = await compare(`https://${NAME}`, env)
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(`${stdout}${stderr}`).not.toContain('se-cret')
    expect(code).toBe(2)
  }
  expect(proxy.asked).toEqual([])
})
