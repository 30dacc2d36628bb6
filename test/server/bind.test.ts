import { once } from 'node:events'
import { type AddressInfo, createServer, Server } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bind } from '../../src/server/bind.ts'
import { listenAddresses } from '../../src/server/listen-addresses.ts'
import { UsageError } from '../../src/usage-error.ts'

/** A server whose first attempts to listen fail with these codes. */
class FailingServer extends Server {
  readonly #codes: string[]

  constructor(...codes: string[]) {
    super()
    this.#codes = codes
  }

  override listen(...given: unknown[]): this {
    const code = this.#codes.shift()
    if (code === undefined) return Reflect.apply(super.listen, this, given)
    queueMicrotask(() => this.emit('error', Object.assign(new Error(code), { code })))
    return this
  }
}

function given<T extends Server>(server: T): T {
  onTestFinished(() => void server.close())
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo | null)?.port

function bindBoth(first: Server, second: Server, port = 0): Promise<number> {
  const bindings = [
    { server: first, host: '127.0.0.1' },
    { server: second, host: '::1' },
  ]
  return bind(bindings, port, '--http-port')
}

describe('the addresses of', () => {
  it.each(['localhost', 'numbers.localhost'])('%s are both loopback addresses', (host) => {
    expect(listenAddresses(host)).toEqual(['127.0.0.1', '::1'])
  })
  it.each(['127.0.0.1', '127.0.0.2', '::1', '0.0.0.0', '::', '192.0.2.1', 'numbers.example'])(
    '%s are what was given',
    (host) => {
      expect(listenAddresses(host)).toEqual([host])
    },
  )
})

describe('two addresses', () => {
  it('have one port', async () => {
    const [first, second] = [given(createServer()), given(createServer())]
    const port = await bindBoth(first, second)
    expect([portOf(first), portOf(second)]).toEqual([port, port])
  })

  it('have a port that is free on both', async () => {
    const [first, second] = [given(createServer()), given(new FailingServer('EADDRINUSE', 'EADDRINUSE'))]
    const port = await bindBoth(first, second)
    expect([portOf(first), portOf(second)]).toEqual([port, port])
  })

  it('are refused where no port is free on both', async () => {
    const second = new FailingServer(...Array.from({ length: 1_000 }, () => 'EADDRINUSE'))
    const first = given(createServer())
    await expect(bindBoth(first, second)).rejects.toThrow(/^Port \d+ is in use on ::1: /)
    expect(first.listening).toBe(false)
  })

  it('are refused where the given port is in use on the second', async () => {
    const taken = given(createServer()).listen(0, '::1')
    await once(taken, 'listening')
    const port = portOf(taken)
    const first = given(createServer())
    const refused = bindBoth(first, createServer(), port)
    await expect(refused).rejects.toThrow(
      `Port ${port} is in use on ::1: stop what uses it, or give another with --http-port (0 picks a free one)`,
    )
    await expect(refused).rejects.toBeInstanceOf(UsageError)
    expect(first.listening).toBe(false)
  })

  it.each(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])('are one where the machine has no second: %s', async (code) => {
    const [first, second] = [given(createServer()), given(new FailingServer(code))]
    expect(await bindBoth(first, second)).toBe(portOf(first))
    expect(second.listening).toBe(false)
  })

  it('are refused where the machine has no first', async () => {
    const second = given(createServer())
    await expect(bindBoth(new FailingServer('EADDRNOTAVAIL'), second)).rejects.toThrow(
      '127.0.0.1 is no address of this machine',
    )
    expect(second.listening).toBe(false)
  })
})
