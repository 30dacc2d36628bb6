import type { IncomingMessage, RequestListener } from 'node:http'
import type { Server, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { serverFull } from '../http/errors/server-errors.ts'
import { addressGroup } from '../net/address-group.ts'
import { plainAddress } from '../net/plain-address.ts'
import { refuse } from './refusal.ts'

export interface ConnectionsOptions {
  /** The most connections at a time. */
  readonly limit: number
  /** Whether this address, a plain one, may take all of them. */
  readonly isExempt: (address: string) => boolean
  /** Whether a request is served although there are too many connections. */
  readonly isProbe: (request: IncomingMessage) => boolean
  /** Told for each connection that is closed, or refused, since there are too many. */
  readonly onCrowded: (crowd: Crowd) => void
}

/** Whose connections are too many: those of all clients, or of one address. */
export interface Crowd {
  readonly kind: 'all' | 'address'
  /** The address of the connection that came last. */
  readonly address: string
}

/** The connections of one address, or of one network of IPv6. */
interface Peer {
  /** How many connections there are, with those beyond the limit. */
  open: number
  readonly places: Set<Place>
}

interface Place {
  readonly socket: Socket
  readonly address: string
  readonly peer: Peer
  readonly ends: string
  /** Whether the server is at work on a request of the connection. */
  isWorking: () => boolean
}

/** One address may have a quarter of all connections, so that no address keeps the others out. */
const SHARES = 4

/** Connections beyond the limit that wait for their first request: it may be a probe. */
export const SPARE_PLACES = 64

/** How many connections are looked at, at most, to find an idle one. */
const MOST_LOOKS = 100

/**
 * The open connections of several servers together, up to a limit. When there are too many, the connection that has
 * been idle the longest is closed for each new one. A connection on whose request the server works is never closed; one
 * whose client is slow, in sending a request or in reading an answer, counts as idle since the last byte that it sent.
 */
export class Connections {
  readonly #options: ConnectionsOptions
  readonly #share: number
  /** The longest idle connection comes first, here and in each peer's set. */
  readonly #places = new Set<Place>()
  readonly #spares = new Set<Place>()
  readonly #peers = new Map<string, Peer>()
  /** Only the addresses and ports of both ends are the same for a TLS socket and the socket below it. */
  readonly #byEnds = new Map<string, Place>()
  readonly #bySocket = new WeakMap<Duplex, Place>()

  constructor(options: ConnectionsOptions) {
    this.#options = options
    this.#share = Math.max(1, Math.floor(options.limit / SHARES))
  }

  /** Counts the server's connections from the moment they are accepted, before any TLS handshake. */
  watch(server: Server): void {
    server.on('connection', (socket: Socket) => this.#accept(socket))
  }

  /**
   * Notes which connections of a watched server are idle. To be called when the server's own listeners are in place.
   * @param event emitted with the socket that the requests come over
   */
  follow(
    server: Server,
    event: 'connection' | 'secureConnection',
    isWorking: (socket: Socket) => boolean,
  ): void {
    server.on(event, (socket: Socket) => {
      const place = this.#byEnds.get(endsOf(socket))
      if (place === undefined || socket.destroyed) return
      this.#bySocket.set(socket, place)
      place.isWorking = () => isWorking(socket)
      socket.on('data', () => this.#touch(place))
    })
  }

  /** A listener that serves a connection beyond the limit only if there is a place by now, or for a probe. */
  give(listener: RequestListener): RequestListener {
    return (request, response) => {
      const place = this.#spares.size === 0 ? undefined : this.#bySocket.get(request.socket)
      if (place === undefined || !this.#spares.has(place) || this.#settle(place)) {
        return listener(request, response)
      }
      if (!this.#options.isProbe(request)) return refuse(response, serverFull)
      response.setHeader('Connection', 'close')
      listener(request, response)
    }
  }

  /** Also closes connections in a TLS handshake, which an HTTPS server does not close by itself. */
  closeAll(): void {
    for (const { socket } of [...this.#places, ...this.#spares]) socket.destroy()
  }

  #accept(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress ?? '')
    // The client has gone away already.
    if (address === undefined) return void socket.destroy()
    const peer = this.#peers.get(addressGroup(address)) ?? { open: 0, places: new Set() }
    const place: Place = { socket, address, peer, ends: endsOf(socket), isWorking: () => false }
    peer.open += 1
    this.#peers.set(addressGroup(address), peer)
    this.#byEnds.set(place.ends, place)
    this.#spares.add(place)
    socket.once('close', () => this.#remove(place))
    if (!this.#settle(place) && this.#spares.size > SPARE_PLACES) this.#closeIdle(this.#spares)
  }

  /** Gives a connection a place, if need be the place of an idle connection. */
  #settle(place: Place): boolean {
    const { address, peer } = place
    const { limit, isExempt, onCrowded } = this.#options
    const isOverShare = peer.places.size >= this.#share && !isExempt(address)
    if (isOverShare || this.#places.size >= limit) {
      onCrowded({ kind: isOverShare ? 'address' : 'all', address })
      if (!this.#closeIdle(isOverShare ? peer.places : this.#places)) return false
    }
    this.#spares.delete(place)
    this.#places.add(place)
    peer.places.add(place)
    return true
  }

  /** Closes the connection that has been idle the longest; returns `false` if none was found. */
  #closeIdle(places: ReadonlySet<Place>): boolean {
    let looks = 0
    for (const place of places) {
      if (!place.isWorking()) {
        this.#close(place)
        return true
      }
      looks += 1
      if (looks === MOST_LOOKS) break
      this.#touch(place)
    }
    return false
  }

  #close(place: Place): void {
    this.#remove(place)
    place.socket.destroy()
  }

  #remove(place: Place): void {
    if (!this.#spares.delete(place) && !this.#places.delete(place)) return
    const { address, peer, ends } = place
    peer.places.delete(place)
    peer.open -= 1
    if (peer.open === 0) this.#peers.delete(addressGroup(address))
    if (this.#byEnds.get(ends) === place) this.#byEnds.delete(ends)
  }

  /** Notes that a connection is not idle. */
  #touch(place: Place): void {
    for (const places of [this.#places, place.peer.places]) {
      if (places.delete(place)) places.add(place)
    }
  }
}

function endsOf({ localAddress, localPort, remoteAddress, remotePort }: Socket): string {
  return `${localAddress} ${localPort} ${remoteAddress} ${remotePort}`
}
