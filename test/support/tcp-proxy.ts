import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A proxy on loopback whose network can break. */
export interface TcpProxy {
  readonly port: number
  /** Where new connections go from now on, a port on loopback; they are closed at once if absent. */
  lead(target: number | undefined): void
  /** While it swallows, every byte and every end of a connection is lost, and new connections hear nothing. */
  swallow(on: boolean): void
  /** While it holds, nothing arrives; all of it arrives afterwards. */
  hold(on: boolean): void
  /** Ends all connections. */
  cut(): void
  close(): Promise<void>
}

/** A connection through the proxy. */
interface Link {
  readonly sides: readonly [Socket, Socket]
  /** Whether a side has ended while the proxy swallowed, so that the other side does not know it. */
  halfOpen: boolean
}

export async function startTcpProxy(first?: number): Promise<TcpProxy> {
  const links = new Set<Link>()
  let target = first
  let swallowing = false
  let holding = false

  const server = createServer((client) => {
    if (target === undefined) return void client.destroy()
    const upstream = connect(target, '127.0.0.1')
    const link: Link = { sides: [client, upstream], halfOpen: false }
    links.add(link)
    join(client, upstream, link)
    join(upstream, client, link)
  })

  function join(from: Socket, to: Socket, link: Link) {
    if (holding) from.pause()
    from.setNoDelay(true)
    from.on('data', (bytes) => {
      if (!swallowing) to.write(bytes)
    })
    from.on('error', () => {})
    from.on('close', () => {
      if (swallowing) link.halfOpen = true
      else end(link)
    })
  }

  function end(link: Link) {
    for (const side of link.sides) side.destroy()
    links.delete(link)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server),
    lead(next) {
      target = next
    },
    swallow(on) {
      swallowing = on
      if (!on) for (const link of links) if (link.halfOpen) end(link)
    },
    hold(on) {
      holding = on
      for (const { sides } of links) for (const side of sides) side[on ? 'pause' : 'resume']()
    },
    cut() {
      for (const link of links) end(link)
    },
    async close() {
      for (const link of links) end(link)
      server.close()
      await once(server, 'close')
    },
  }
}

/** The port on which the server listens. */
export function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen on a port')
  return address.port
}
