import { createServer } from 'node:net'

/**
 * These ports are below the ports that systems give to outgoing connections. A client that tries to connect to a port
 * until a server listens there could be given that very port for its own end, and would connect to itself.
 */
const FIRST = 20_000
const LAST = 30_000

/** A port on loopback that is free now. */
export async function freePort(): Promise<number> {
  for (let port = FIRST + (process.pid % (LAST - FIRST)); port < LAST; port += 1) {
    if (await isFree(port)) return port
  }
  throw new Error('There is no free port')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
