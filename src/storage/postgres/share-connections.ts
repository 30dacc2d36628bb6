import type { ConnectionLoad } from '../port/store-load.ts'

/** A connection that a caller has until it releases it. */
export interface Releasable {
  /** @param broken whether it cannot be used again */
  release(broken?: boolean): void
}

/** A pool of connections. */
export interface Source<C extends Releasable> {
  /** Gives an idle connection, or makes a new one. */
  connect(): Promise<C>
  /** How many connections are open, and in no use. */
  idle(): number
}

export interface ShareOptions {
  /** The most connections. */
  readonly size: number
  /** How long a caller waits for a connection, in milliseconds. */
  readonly waitMs: number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

/** How long after a refusal one more connection is tried, in milliseconds. */
const RETRY_MS = 1_000

export interface SharedConnections<C> {
  connect(): Promise<C>
  load(): ConnectionLoad
}

interface Waiting<C> {
  readonly resolve: (connection: C) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gives callers connections, in the order of the calls. A server or a proxy may refuse a new connection, or not answer,
 * while it serves the open ones: then callers wait for these, and another new one is tried each second; after one that
 * is given, the next one at once. Where no connection is open, all callers fail with the refusal, and later callers share
 * one attempt, and another one each second if it is not answered: many processes that all ask a server which has just
 * come back would keep it from serving.
 *
 * @returns how to get a connection, and how busy the connections are
 */
export function shareConnections<C extends Releasable>(
  source: Source<C>,
  { size, waitMs, steadyNow }: ShareOptions,
): SharedConnections<C> {
  const idle = () => source.idle()
  let waiting: Waiting<C>[] = []
  /** How many connections callers have, and how many are being made or taken from the pool. */
  let used = 0
  let coming = 0
  /** How many there may be of both. */
  let limit = size
  /** How many were open at a time since the last refusal. */
  let given = 0
  /** Whether the last attempt failed while no connection was open. */
  let down = false
  let refusal: { readonly error: unknown; readonly at: number } | undefined

  function lend(connection: C, { resolve }: Waiting<C>) {
    used += 1
    const release = connection.release.bind(connection)
    connection.release = (broken) => {
      used -= 1
      connection.release = release
      const next = broken ? undefined : waiting.shift()
      if (next !== undefined) return lend(connection, next)
      release(broken)
      fetchForWaiting()
    }
    resolve(connection)
  }

  function fetchForWaiting() {
    while (coming < waiting.length && used + coming < limit) fetch()
  }

  function fetch() {
    coming += 1
    source.connect().then(arrived, refused)
  }

  function arrived(connection: C) {
    coming -= 1
    const next = waiting.shift()
    if (next === undefined) connection.release()
    else lend(connection, next)
    const open = used + idle()
    // A new connection that is given is a sign that the next one may be.
    if (open > given) limit = down ? size : Math.max(limit, Math.min(size, open + 1))
    given = Math.max(given, open)
    down = false
    if (limit === size) refusal = undefined
    fetchForWaiting()
  }

  function refused(error: unknown) {
    coming -= 1
    const open = used + idle()
    limit = Math.max(1, open)
    given = open
    refusal = { error, at: steadyNow() }
    if (open === 0 && coming === 0) {
      down = true
      for (const { reject } of waiting.splice(0)) reject(error)
    } else fetchForWaiting()
  }

  /** Whether a connection may be tried now: one more than are open, from time to time. */
  function mayFetch(): boolean {
    if (used + coming < limit) return true
    if (limit === size || refusal === undefined || steadyNow() - refusal.at < RETRY_MS) return false
    refusal = { ...refusal, at: steadyNow() }
    return true
  }

  const connect = () =>
    new Promise<C>((resolve, reject) => {
      const caller: Waiting<C> = {
        resolve(connection) {
          clearTimeout(timer)
          resolve(connection)
        },
        reject(error) {
          clearTimeout(timer)
          reject(error)
        },
      }
      const timer = setTimeout(() => {
        waiting = waiting.filter((other) => other !== caller)
        reject(refusal?.error ?? new Error('No connection became free in time'))
      }, waitMs)
      waiting.push(caller)
      if (mayFetch()) fetch()
    })

  return { connect, load: () => ({ limit: size, used, idle: idle(), waiting: waiting.length }) }
}
