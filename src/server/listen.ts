import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { Server as NetServer } from 'node:net'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ServerTls } from '../tls/server-tls.ts'
import { answerClientError } from './answer-client-error.ts'
import { bind } from './bind.ts'
import { Connections } from './connections.ts'
import { limitRequests } from './limit-requests.ts'
import { nodeOptions } from './node-options.ts'
import { refuseOversized } from './refuse-oversized.ts'
import { refuseUnusual } from './refuse-unusual.ts'
import { RequestsInFlight } from './requests-in-flight.ts'
import { requireSingletons } from './require-singletons.ts'
import { DEFAULT_LIMITS, type ServerLimits } from './server-limits.ts'

export interface ListenOptions {
  readonly listener: RequestListener
  /** The address or name to listen on. */
  readonly host: string
  /** 0 picks a free one. */
  readonly httpPort: number
  /** 0 picks a free one. */
  readonly httpsPort: number
  readonly tls: ServerTls
  /** `DEFAULT_LIMITS` where absent. */
  readonly limits?: Partial<ServerLimits>
}

/** Both servers, which have one listener and one end. */
export interface Listening {
  readonly httpPort: number
  readonly httpsPort: number
  /**
   * Accepts nothing more, waits until what is in flight is answered, but no longer than the limit, and
   * closes all connections.
   */
  stop(): Promise<void>
}

/** How long a request may be on its way when the server stops. It is answered, and its connection closed. */
const ON_ITS_WAY_MS = 100

/**
 * Listens for HTTP and HTTPS: both, or neither.
 * @throws {UsageError} if a port or the address cannot be had
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const inFlight = new RequestsInFlight()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const connections = new Connections(limits.connections)
  const watched = inFlight.watch(refuseOversized(requireSingletons(options.listener), limits))
  const listener = limitRequests(watched, limits.requestsPerConnection)
  const { certificate, privateKey } = options.tls.pair
  const http = createHttpServer(nodeOptions(limits), listener)
  const https = createHttpsServer({ ...nodeOptions(limits), cert: certificate, key: privateKey }, listener)
  // Without a handshake nothing can be answered, and Node would leave the connection open.
  https.on('tlsClientError', (_error, socket) => socket.destroy())
  const servers: readonly Server[] = [http, https]
  for (const server of servers) {
    connections.watch(server)
    // One more than is allowed: Node leaves out the rest, and nobody would know.
    server.maxHeadersCount = limits.headers + 1
    server.timeout = limits.silenceTimeoutMs
    refuseUnusual(server)
    server.on('clientError', (error, socket) => {
      if (inFlight.isAnswering(socket)) socket.destroy()
      else answerClientError(error, socket, limits)
    })
  }

  const httpPort = await bind(http, options.host, options.httpPort, '--http-port')
  const httpsPort = await bind(https, options.host, options.httpsPort, '--https-port').catch((error) => {
    http.close()
    throw error
  })

  return {
    httpPort,
    httpsPort,
    async stop() {
      // The close of an HTTP server ends idle connections too, also those on which the next request is
      // already on its way: under load nearly every client would see its connection reset.
      for (const server of servers) NetServer.prototype.close.call(server)
      const finish = async () => {
        await inFlight.drain()
        await setTimeout(ON_ITS_WAY_MS)
        await inFlight.drain()
      }
      await Promise.race([finish(), setTimeout(limits.stopTimeoutMs, undefined, { ref: false })])
      // What is left has sent no whole request, or waits too long; the last answers go out within this turn.
      await setImmediate()
      for (const server of servers) server.closeAllConnections()
      connections.closeAll()
    },
  }
}
