import type { RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Feed, feedParser } from './feed-parser.ts'
import { type LingerLimits, linger } from './linger.ts'
import type { ServerLimits } from './server-limits.ts'
import { WorkRounds } from './work-rounds.ts'

type Limits = Pick<ServerLimits, 'requestsPerConnection' | 'requestsAtOnce'> & LingerLimits

interface Turn {
  readonly response: ServerResponse
  readonly serve: () => void
}

/** The requests of one connection. */
interface Connection {
  readonly feed: Feed
  readonly socket: Socket
  /** How many requests have arrived. */
  arrived: number
  /**
   * The responses under way, in the order of their requests. No set: when V8 renews the table of a set, the old table
   * keeps its entries alive until the next full collection, and so most requests.
   */
  readonly open: ServerResponse[]
  /** Requests that the parser had found when the connection was held. */
  readonly waiting: Turn[]
  /** Ends the connection after its answers; present once the connection serves no further request. */
  end?: () => void
}

/**
 * Gives the requests of each connection their turns. A client may send thousands of requests in a few packets and read
 * no answer, so a connection has only a few requests under way, and is not read meanwhile. (Node alone stops reading
 * when the unread answers of a connection exceed a limit, and has then started every request of the last 64 KiB.)
 */
export class Turns {
  readonly #limits: Limits
  readonly #bySocket = new WeakMap<Duplex, Connection>()
  readonly #connections = new Set<Connection>()
  readonly #rounds = new WorkRounds()
  /** How many responses are under way. */
  #open = 0
  #whenDone: (() => void) | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Watches the connections of the server. `give` and `endAfterAnswers` know watched connections only. */
  watch(server: Server, event: 'connection' | 'secureConnection'): void {
    server.on(event, (socket: Socket) => {
      if (socket.destroyed) return
      const feed = feedParser(socket)
      const connection: Connection = { feed, socket, arrived: 0, open: [], waiting: [] }
      this.#bySocket.set(socket, connection)
      this.#connections.add(connection)
      // Node calls this method after the last answer of a connection.
      const destroySoon = socket.destroySoon.bind(socket)
      socket.destroySoon = () => {
        if (this.#isSending(connection)) linger(socket, feed, this.#limits)
        else destroySoon()
      }
      socket.once('close', () => this.#lose(connection))
    })
  }

  /**
   * A listener that calls the given listener for each request in its turn. The answer to the last request that a
   * connection may have says so, and later requests are not done: https://www.rfc-editor.org/rfc/rfc9112#section-9.6.
   * (Node's own limit says so too, but leaves the connection open and answers later requests without a body.)
   */
  give(listener: RequestListener): RequestListener {
    const { requestsPerConnection, requestsAtOnce } = this.#limits
    return (request, response) => {
      const connection = this.#bySocket.get(request.socket)
      if (connection === undefined) throw new Error('A request came over a connection that nobody watches')
      connection.arrived += 1
      if (connection.arrived > requestsPerConnection || connection.end !== undefined) return
      if (hasLastAnswer(connection)) return
      if (connection.arrived === requestsPerConnection) closeAfterwards(response)
      const turn = { response, serve: () => listener(request, response) }
      if (connection.open.length < requestsAtOnce) {
        this.#begin(connection, turn)
      } else {
        connection.waiting.push(turn)
        connection.feed.hold()
      }
    }
  }

  /**
   * Ends a connection that sent something other than a request, once every request before it is answered: a request
   * that arrived whole is done, and its own answer says so.
   *
   * @param end called at most once, unless the connection is lost before
   */
  endAfterAnswers(socket: Duplex, end: () => void): void {
    const connection = this.#bySocket.get(socket)
    if (connection === undefined) {
      // The TLS handshake of this connection was never completed, so no answer can be sent.
      socket.destroy()
      return
    }
    if (connection.end !== undefined) return
    connection.feed.stop()
    // A request whose body did not arrive whole cannot be done. If its answer has begun, that answer is sent to its end,
    // and is the last answer of the connection.
    const cutOff = connection.open.filter(({ req }) => !req.complete)
    const unanswered = cutOff.filter(({ headersSent }) => !headersSent)
    const isAnswered = unanswered.length < cutOff.length
    connection.end = () => {
      if (!isAnswered) end()
      linger(connection.socket, connection.feed, this.#limits)
    }
    for (const response of unanswered) this.#remove(connection, response)
    if (connection.open.length === 0) connection.end()
  }

  /** Whether the server is at work on a request of the connection, and waits neither for bytes nor for a reader. */
  isWorking(socket: Duplex): boolean {
    for (const { req, writableEnded } of this.#bySocket.get(socket)?.open ?? []) {
      if (req.complete && !writableEnded) return true
    }
    return false
  }

  /** Resolves when all requests are answered; until then new requests on open connections are answered too. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenDone = resolve
      for (const { open } of this.#connections) open.forEach(closeAfterwards)
      if (this.#open === 0) resolve()
    })
  }

  /** Whether the client of a connection may be sending still: a body that is not whole, or something after it. */
  #isSending({ open, waiting, arrived, feed, end }: Connection): boolean {
    if (waiting.length > 0 || feed.hasMore() || end !== undefined) return true
    return arrived > this.#limits.requestsPerConnection || open.some(({ req }) => !req.complete)
  }

  #begin(connection: Connection, { response, serve }: Turn): void {
    connection.open.push(response)
    this.#open += 1
    response.once('close', () => this.#finish(connection, response))
    if (this.#whenDone !== undefined) closeAfterwards(response)
    serve()
  }

  #finish(connection: Connection, response: ServerResponse): void {
    // Node closes the first response under way when a connection is lost; the requests that wait are then dropped.
    if (!this.#remove(connection, response) || connection.socket.destroyed) return
    if (hasLastAnswer(connection)) connection.waiting.length = 0
    const next = connection.waiting.shift()
    if (next !== undefined) this.#begin(connection, this.#later(connection, next))
    if (connection.end !== undefined) {
      if (connection.open.length === 0) connection.end()
    } else if (connection.waiting.length === 0) {
      connection.feed.goOn()
    }
  }

  /**
   * The same turn, once the event loop has gone on to the other connections. An answer that is there at once would else
   * let the next one follow in the same round, and so all requests that have arrived: a thousand short ones.
   */
  #later({ open }: Connection, { response, serve }: Turn): Turn {
    const serveLater = () =>
      this.#rounds.add(() => {
        // The connection may have ended meanwhile.
        if (open.includes(response)) serve()
      })
    return { response, serve: serveLater }
  }

  /** Returns whether the response was under way. */
  #remove(connection: Connection, response: ServerResponse): boolean {
    const index = connection.open.indexOf(response)
    if (index === -1) return false
    connection.open.splice(index, 1)
    this.#open -= 1
    if (this.#open === 0) this.#whenDone?.()
    return true
  }

  /** Drops the requests of a connection that was lost. */
  #lose(connection: Connection): void {
    this.#connections.delete(connection)
    connection.waiting.length = 0
    for (const response of [...connection.open]) {
      this.#remove(connection, response)
      // Node emits `close` on the first response only; a step that waits for the end of a later response needs it too.
      if (!response.closed) response.emit('close')
    }
  }
}

/** Whether an answer has begun that says to be the last of its connection, such as a stream. */
function hasLastAnswer({ open }: Connection): boolean {
  for (const { headersSent, shouldKeepAlive } of open) {
    if (headersSent && !shouldKeepAlive) return true
  }
  return false
}

function closeAfterwards(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
