import type { RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ServerLimits } from './server-limits.ts'

type Limits = Pick<ServerLimits, 'requestsPerConnection' | 'requestsAtOnce' | 'requestsWaiting'>

interface Turn {
  readonly response: ServerResponse
  readonly serve: () => void
}

/** The requests of one connection. */
interface Connection {
  readonly socket: Duplex
  /** How many requests have arrived. */
  arrived: number
  /** The responses under way, in the order of their requests. */
  readonly open: Set<ServerResponse>
  readonly waiting: Turn[]
  /** Ends the connection once its answers are out; no request after it is done. */
  end?: () => void
}

/**
 * Gives the requests of each connection their turns. A client may send thousands of requests in a few packets and read
 * no answer: so a connection has a few requests under way, further ones wait, and meanwhile nothing more is read from
 * it. (Node alone stops to read when a connection's unread answers exceed a limit, and has started every request of
 * the last packets by then.)
 */
export class Turns {
  readonly #limits: Limits
  readonly #connections = new WeakMap<Duplex, Connection>()
  /** The connections with requests that wait. */
  readonly #crowded = new Set<Connection>()
  readonly #open = new Set<ServerResponse>()
  #waiting = 0
  #whenDone: (() => void) | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /**
   * The listener, with each of its requests in its turn. The last request that a connection may have is told so by its answer, and requests
   * after it are not done: https://www.rfc-editor.org/rfc/rfc9112#section-9.6. (Node's own limit says so too, but
   * leaves the connection open and answers the rest without a body.)
   */
  give(listener: RequestListener): RequestListener {
    const { requestsPerConnection, requestsAtOnce } = this.#limits
    return (request, response) => {
      const connection = this.#connectionOf(request.socket)
      connection.arrived += 1
      if (connection.arrived > requestsPerConnection || connection.end !== undefined) return
      if (connection.arrived === requestsPerConnection) closeAfterwards(response)
      const turn = { response, serve: () => listener(request, response) }
      if (connection.open.size < requestsAtOnce) this.#begin(connection, turn)
      else this.#wait(connection, turn)
    }
  }

  /**
   * Ends a connection that sent something other than a request, once every request before it is answered: a request
   * that arrived whole is done, and its own answer says so.
   *
   * @param end called at most once, unless the connection is lost before
   */
  endAfterAnswers(socket: Duplex, end: () => void): void {
    const connection = this.#connectionOf(socket)
    if (connection.end !== undefined) return
    socket.pause()
    // A request whose body did not arrive whole is the one that cannot be read: it is not done, and has no answer.
    const cutOff = [...connection.open].filter(({ req }) => !req.complete)
    const hasBegun = cutOff.some(({ headersSent }) => headersSent)
    connection.end = hasBegun ? () => void socket.destroy() : end
    for (const response of cutOff) this.#remove(connection, response)
    if (connection.open.size === 0) connection.end()
  }

  /** Resolves when all are answered; until then new requests on open connections are answered too. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenDone = resolve
      for (const response of this.#open) closeAfterwards(response)
      if (this.#open.size === 0) resolve()
    })
  }

  #connectionOf(socket: Duplex): Connection {
    const known = this.#connections.get(socket)
    if (known !== undefined) return known
    const connection: Connection = { socket, arrived: 0, open: new Set(), waiting: [] }
    this.#connections.set(socket, connection)
    socket.once('close', () => this.#lose(connection))
    return connection
  }

  #begin(connection: Connection, { response, serve }: Turn): void {
    connection.open.add(response)
    this.#open.add(response)
    response.once('close', () => this.#finish(connection, response))
    if (this.#whenDone !== undefined) closeAfterwards(response)
    serve()
  }

  #wait(connection: Connection, turn: Turn): void {
    connection.socket.pause()
    connection.waiting.push(turn)
    this.#crowded.add(connection)
    this.#waiting += 1
    if (this.#waiting > this.#limits.requestsWaiting) longest(this.#crowded)?.socket.destroy()
  }

  #finish(connection: Connection, response: ServerResponse): void {
    // Of a lost connection Node closes the response under way first; requests that wait are given up.
    if (!this.#remove(connection, response) || connection.socket.destroyed) return
    const next = connection.waiting.shift()
    if (next !== undefined) {
      this.#waiting -= 1
      this.#begin(connection, next)
    } else if (connection.end !== undefined) {
      if (connection.open.size === 0) connection.end()
    } else if (this.#crowded.delete(connection)) {
      connection.socket.resume()
    }
  }

  /** Whether the response was under way. */
  #remove(connection: Connection, response: ServerResponse): boolean {
    const removed = connection.open.delete(response)
    this.#open.delete(response)
    if (this.#open.size === 0) this.#whenDone?.()
    return removed
  }

  /** Gives up the requests of a connection that was lost. */
  #lose(connection: Connection): void {
    this.#waiting -= connection.waiting.length
    connection.waiting.length = 0
    this.#crowded.delete(connection)
    for (const response of [...connection.open]) {
      this.#remove(connection, response)
      // Node closes the first response alone; whoever waits for the end of another has to be told as well.
      if (!response.closed) response.emit('close')
    }
  }
}

/** The connection with the most requests that wait. */
function longest(connections: Iterable<Connection>): Connection | undefined {
  let found: Connection | undefined
  for (const connection of connections) {
    if (connection.waiting.length > (found?.waiting.length ?? 0)) found = connection
  }
  return found
}

function closeAfterwards(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
