import type pg from 'pg'

/** How long nothing may arrive on a connection that waits for an answer before PostgreSQL is asked, in milliseconds. */
const STALL_MS = 1_000
const TICK_MS = 500

/**
 * Asks the server of the client, over a new connection, which of these backends are at work.
 *
 * @returns `undefined` if it cannot be said: a proxy is between, which has process numbers of its own
 */
export type AskForBackends = (
  client: pg.PoolClient,
  processes: readonly number[],
) => Promise<ReadonlySet<number> | undefined>

export interface EndStalledOptions {
  readonly ask: AskForBackends
  /** The connections that wait for the answer to a commit. */
  readonly committing: ReadonlySet<pg.PoolClient>
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

interface Use {
  bytesRead: number
  /** When the last bytes arrived, or the use began, in steady milliseconds. */
  since: number
}

/**
 * Ends connections whose packets are lost. The operating system notices such a connection after minutes, and the limit
 * of a statement would end it after seconds, although PostgreSQL can be reached again. So where an answer takes long,
 * PostgreSQL is asked over a new connection: a backend that does nothing has lost the question, or its answer was lost.
 * Commits alone are no reason for one connection more than the pool has, since they may take long, such as for a standby
 * that is lost, and have their own limit.
 *
 * @returns ends the watch
 */
export function endStalled(pool: pg.Pool, { ask, committing, steadyNow }: EndStalledOptions): () => void {
  const uses = new Map<pg.PoolClient, Use>()
  let asking = false

  pool.on('acquire', (client) => uses.set(client, { bytesRead: bytesReadOf(client), since: steadyNow() }))
  pool.on('release', (_error, client) => uses.delete(client))
  const timer = setInterval(() => void tick(), TICK_MS)
  timer.unref()
  const stop = () => clearInterval(timer)

  function findStalled(): pg.PoolClient[] {
    const now = steadyNow()
    return [...uses].flatMap(([client, use]) => {
      const bytesRead = bytesReadOf(client)
      if (bytesRead !== use.bytesRead || !isWaiting(client)) {
        uses.set(client, { bytesRead, since: now })
        return []
      }
      return now - use.since >= STALL_MS ? [client] : []
    })
  }

  async function tick(): Promise<void> {
    const stalled = asking ? [] : findStalled()
    const hasRoom = pool.totalCount < pool.options.max
    if (!stalled.some((client) => hasRoom || !committing.has(client))) return
    asking = true
    await Promise.all(byServer(stalled).map(endLost))
    asking = false
  }

  /** @param stalled connections to one server */
  async function endLost(stalled: readonly [pg.PoolClient, ...pg.PoolClient[]]): Promise<void> {
    try {
      const working = await ask(
        stalled[0],
        stalled.flatMap((client) => processOf(client) ?? []),
      )
      if (working === undefined) return stop()
      // An answer that has arrived meanwhile was late, and not lost.
      const still = new Set(findStalled())
      for (const client of stalled) {
        const process = processOf(client)
        if (process === undefined || !still.has(client)) continue
        // It is asked about again after a while.
        if (working.has(process)) uses.set(client, { bytesRead: bytesReadOf(client), since: steadyNow() })
        else client.connection.stream.destroy(new Error('The connection to PostgreSQL has lost packets'))
      }
    } catch {
      // PostgreSQL cannot be reached: the connections have their own limits.
    }
  }

  return stop
}

/** The clients by the place to which they are connected. */
function byServer(clients: readonly pg.PoolClient[]): [pg.PoolClient, ...pg.PoolClient[]][] {
  const servers = new Map<string, [pg.PoolClient, ...pg.PoolClient[]]>()
  for (const client of clients) {
    const place = `${client.host} ${client.port}`
    const others = servers.get(place)
    if (others === undefined) servers.set(place, [client])
    else others.push(client)
  }
  return [...servers.values()]
}

function bytesReadOf({ connection: { stream } }: pg.PoolClient): number {
  return 'bytesRead' in stream && typeof stream.bytesRead === 'number' ? stream.bytesRead : 0
}

/** Whether `pg` waits for an answer, which it keeps at the client. */
function isWaiting(client: object): boolean {
  return 'readyForQuery' in client && client.readyForQuery === false
}

/** The process that serves the session, which `pg` keeps at the client. */
function processOf(client: object): number | undefined {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : undefined
}
