import { once } from 'node:events'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import { Server as NetServer } from 'node:net'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ServerTls } from '../tls/server-tls.ts'
import { answerClientError, isLost } from './answer-client-error.ts'
import { bind } from './bind.ts'
import { bindSocket, removeSocketDirectory } from './bind-socket.ts'
import { Connections, type Crowd } from './connections.ts'
import { listenAddresses } from './listen-addresses.ts'
import { nodeOptions } from './node-options.ts'
import { refuseOversized } from './refuse-oversized.ts'
import { refuseUnusual } from './refuse-unusual.ts'
import { requireSingletons } from './require-singletons.ts'
import { DEFAULT_LIMITS, type ServerLimits } from './server-limits.ts'
import { Turns } from './turns.ts'

export interface ListenOptions {
  readonly listener: RequestListener
  /** The address or name to listen on; see `listenAddresses`. */
  readonly host: string
  /** 0 picks a free port; HTTP is off where absent. */
  readonly httpPort?: number | undefined
  /** 0 picks a free port. */
  readonly httpsPort: number
  /** HTTPS is off where absent. A function gives the certificate when the first client connects. */
  readonly tls?: ServerTls | (() => ServerTls) | undefined
  /** A Unix socket to listen on as well, with a listener of its own. */
  readonly socket?: { readonly path: string; readonly listener: RequestListener } | undefined
  /** `DEFAULT_LIMITS` where absent. */
  readonly limits?: Partial<ServerLimits>
  /** Whether an address may take all connections of the limit, and not only its share; every address if absent. */
  readonly isExempt?: (address: string) => boolean
  /** Whether a request is served although there are too many connections; none if absent. */
  readonly isProbe?: (request: IncomingMessage) => boolean
  /** Told for each connection that is closed, or refused, since there are too many. */
  readonly onCrowded?: (crowd: Crowd) => void
}

/** The servers for HTTP and HTTPS, which share one listener and stop together. */
export interface Listening {
  /** `undefined` where HTTP is off. */
  readonly httpPort: number | undefined
  /** `undefined` where HTTPS is off. */
  readonly httpsPort: number | undefined
  /** Takes another certificate into use for new connections; those that are open keep theirs. */
  useTls(tls: ServerTls): void
  /**
   * Accepts no more connections, waits until the requests in flight are answered, but no longer than the
   * limit, and closes all connections. Nothing of the servers is open afterwards.
   */
  stop(): Promise<void>
}

/**
 * Listens for HTTP if it has a port, for HTTPS if there is a certificate, and on a Unix socket if one is named: on all
 * of them or none.
 * @throws {UsageError} if the server cannot listen on a port, the address or the socket
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { isExempt = () => true, isProbe = () => false, onCrowded = () => {} } = options
  const connections = new Connections({ limit: limits.connections, isExempt, isProbe, onCrowded })
  const guard = (listener: RequestListener) => refuseOversized(requireSingletons(listener), limits)
  const turns = new Turns(limits)
  const listener = turns.give(connections.give(guard(options.listener)))
  const { httpPort, httpsPort, tls } = options
  const onEach = <S extends Server>(make: () => S) =>
    listenAddresses(options.host).map((host) => ({ host, server: make() }))
  const http = httpPort === undefined ? [] : onEach(() => createHttpServer(nodeOptions(limits), listener))
  const https = tls === undefined ? [] : onEach(() => httpsServer(tls, limits, listener))
  const operator =
    options.socket && createHttpServer(nodeOptions(limits), turns.give(guard(options.socket.listener)))
  const encrypted: readonly Server[] = https.map(({ server }) => server)
  const servers: readonly Server[] = [
    ...http.map(({ server }) => server),
    ...encrypted,
    ...(operator ? [operator] : []),
  ]
  for (const server of servers) {
    // The limit on connections does not count the operator's: the operator gets in when clients have reached the limit.
    if (server !== operator) connections.watch(server)
    const event = encrypted.includes(server) ? 'secureConnection' : 'connection'
    turns.watch(server, event)
    if (server !== operator) connections.follow(server, event, (socket) => turns.isWorking(socket))
    // One more than the limit: Node drops further headers silently, and the excess has to be seen to be refused.
    server.maxHeadersCount = limits.headers + 1
    server.timeout = limits.silenceTimeoutMs
    // The application answers `Expect: 100-continue` when it reads the body.
    server.on('checkContinue', listener)
    refuseUnusual(server, turns)
    server.on('clientError', (error, socket) => {
      if (isLost(error, socket)) socket.destroy()
      else turns.endAfterAnswers(socket, () => answerClientError(error, socket, limits))
    })
  }

  async function bindAll() {
    // The socket comes first, so that the server serves nobody before the operator can reach it.
    if (operator && options.socket) await bindSocket(operator, options.socket.path)
    return {
      httpPort: httpPort === undefined ? undefined : await bind(http, httpPort, '--http-port'),
      httpsPort: tls === undefined ? undefined : await bind(https, httpsPort, '--https-port'),
    }
  }
  const ports = await bindAll().catch(async (error: unknown) => {
    const ownsSocket = operator?.listening === true
    for (const server of servers) server.close()
    if (ownsSocket && options.socket) await removeSocketDirectory(options.socket.path)
    throw error
  })

  return {
    ...ports,
    useTls(next) {
      for (const { server } of https) server.setSecureContext(contextOf(next))
    },
    async stop() {
      // `close` of an HTTP server also ends idle connections on which the next request is already on its way:
      // under load nearly every client would see its connection reset.
      const ended = Promise.all(servers.map((server) => once(server, 'close')))
      for (const server of servers) NetServer.prototype.close.call(server)
      const finish = async () => {
        await turns.drain()
        await setTimeout(limits.lingerMs)
        await turns.drain()
      }
      await Promise.race([finish(), setTimeout(limits.stopTimeoutMs, undefined, { ref: false })])
      // The connections left have sent no whole request, or wait too long; the last answers go out in this turn.
      await setImmediate()
      for (const server of servers) {
        server.closeAllConnections()
        // Only the server's own `close` ends its timer, which would keep the server in memory.
        server.close()
      }
      connections.closeAll()
      await ended
      // The system's handles are closed at the end of a turn of the event loop.
      await setImmediate()
      await setImmediate()
      if (options.socket) await removeSocketDirectory(options.socket.path)
    },
  }
}

function httpsServer(
  tls: ServerTls | (() => ServerTls),
  limits: ServerLimits,
  listener: RequestListener,
): HttpsServer {
  const isLate = typeof tls === 'function'
  const server = createHttpsServer({ ...nodeOptions(limits), ...(isLate ? {} : contextOf(tls)) }, listener)
  // Node's own listener comes after this one and begins the handshake.
  if (isLate) server.prependOnceListener('connection', () => server.setSecureContext(contextOf(tls())))
  // Without a handshake no answer can be sent, and Node would leave the connection open.
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  return server
}

function contextOf({ pair }: ServerTls) {
  return { cert: pair.certificate, key: pair.privateKey }
}
