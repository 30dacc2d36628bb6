import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { setImmediate } from 'node:timers/promises'
import type { ServerTls } from '../tls/server-tls.ts'
import { answerClientError } from './answer-client-error.ts'
import { bind } from './bind.ts'
import { errorBody } from './error-body.ts'
import { RequestsInFlight } from './requests-in-flight.ts'

export interface ListenOptions {
  readonly listener: RequestListener
  /** The address or name to listen on. */
  readonly host: string
  /** 0 picks a free one. */
  readonly httpPort: number
  /** 0 picks a free one. */
  readonly httpsPort: number
  readonly tls: ServerTls
}

/** Both servers, which have one listener and one end. */
export interface Listening {
  readonly httpPort: number
  readonly httpsPort: number
  /** Accepts nothing more, waits until what is in flight is answered, and closes all connections. */
  stop(): Promise<void>
}

/** Longer than clients keep a connection, so that it is they who close it and no request crosses that. */
const KEEP_ALIVE_MS = 72_000

const OPTIONS = { keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false }

/**
 * Listens for HTTP and HTTPS: both, or neither.
 * @throws {UsageError} if a port or the address cannot be had
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const inFlight = new RequestsInFlight()
  const listener = inFlight.watch(requireHost(options.listener))
  const { certificate, privateKey } = options.tls.pair
  const http = createHttpServer(OPTIONS, listener)
  const https = createHttpsServer({ ...OPTIONS, cert: certificate, key: privateKey }, listener)
  const servers: readonly Server[] = [http, https]
  for (const server of servers) {
    server.on('clientError', (error, socket) => {
      if (inFlight.isAnswering(socket)) socket.destroy()
      else answerClientError(error, socket)
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
      // It closes idle connections as well.
      for (const server of servers) server.close()
      await inFlight.drain()
      // What is left has sent no whole request; the last answers go out within this turn.
      await setImmediate()
      for (const server of servers) server.closeAllConnections()
    },
  }
}

/** Node would answer without a body: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
function requireHost(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (request.headers.host !== undefined || request.httpVersion === '1.0') {
      listener(request, response)
      return
    }
    const body = errorBody('BadRequest', 'The request has no Host header.')
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, Connection: 'close' }
    response.writeHead(400, headers).end(body)
  }
}
