import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface LosingProxy {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  /** Passes the next request on, and resets its connection in the place of the answer. */
  loseNextAnswer(): void
  /** How many answers were lost. */
  readonly lost: number
}

/** A proxy in front of the server at `origin`, until the test ends. */
export async function losingProxy(origin: string): Promise<LosingProxy> {
  const { hostname, port } = new URL(origin)
  const sockets = new Set<Socket>()
  let isLosing = false
  let lost = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.once('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
      socket.on('error', () => {})
    }
    client.on('data', (bytes) => upstream.write(bytes))
    upstream.on('data', (bytes) => {
      if (!isLosing) return void client.write(bytes)
      isLosing = false
      lost += 1
      client.resetAndDestroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    loseNextAnswer() {
      isLosing = true
    },
    get lost() {
      return lost
    },
  }
}
