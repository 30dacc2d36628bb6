import pg from 'pg'
import type { ConnectionLoad } from '../port/store-load.ts'
import type { Cluster } from './cluster/cluster.ts'
import { type CommitGate, createCommitGate } from './commit-gate.ts'
import { askForBackends } from './connection/ask-for-backends.ts'
import { checkSession, tellCluster } from './connection/check-session.ts'
import { clientAlong } from './connection/client-along.ts'
import { connectLimits } from './connection/connect-limits.ts'
import { type AskForBackends, endStalled } from './connection/end-stalled.ts'
import { findAddresses } from './connection/find-addresses.ts'
import type { DatabaseUse, SessionDemand } from './connection/resolve-connection.ts'
import { createRoute } from './connection/route.ts'
import { type Connection, readConnection } from './read-connection.ts'
import { shareConnections } from './share-connections.ts'
import { createStatementNames, type StatementNames } from './statement-names.ts'

/** Reads `int8` as a number: no integer of the schema goes beyond 2^53 - 1, and `row.ts` refuses one that does. */
const INT8 = 20
const INT8_ARRAY = 1016
/** JSON stays text until a reader that knows its shape parses it. */
const JSONB = 3802

const TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format) {
    const parse = pg.types.getTypeParser(oid, format)
    switch (oid) {
      case INT8:
        return Number
      case INT8_ARRAY:
        return (value: string) => Array.from(parse(value), Number)
      case JSONB:
        return String
      default:
        return parse
    }
  },
}

/**
 * How long an answer may take before the connection is given up, where nothing else is said, in milliseconds: longer than
 * a commit takes that is given up after 8 seconds, and then cancelled.
 */
const ANSWER_LIMIT_MS = 15_000

/** A pool of connections, and how statements are sent over them. */
export interface StatementPool {
  /** Gives a connection, which the caller releases. */
  connect(): Promise<pg.PoolClient>
  /** How busy the connections are. */
  load(): ConnectionLoad
  readonly commitGate: CommitGate
  /** The connections that wait for the answer to a commit. */
  readonly committing: Set<pg.PoolClient>
  /** How many transactions that could write were committed. */
  commits: number
  /** Ends the connections, once they are released. */
  end(): Promise<void>
  /** The names of prepared statements; absent where the connections do not keep them. */
  readonly names: StatementNames | undefined
}

export interface PoolOptions {
  /** What each session must be; as the connection says if absent. */
  readonly session?: SessionDemand
  /** What the database is for; the inventory if absent. */
  readonly use?: DatabaseUse
  /** Called with the cluster of each new session that tells it. */
  readonly onCluster?: (cluster: Cluster) => void
}

/**
 * A pool of connections. Nothing is set on a connection that outlives a transaction, so that it may lead to PgBouncer
 * in its transaction mode (https://www.pgbouncer.org/features.html). Only prepared statements outlive a transaction.
 * PgBouncer tracks them since version 1.21; behind an older PgBouncer the pool stops preparing at the first error about
 * a prepared statement, and the transaction is retried.
 */
export function createPool(
  connection: Connection,
  size: number,
  { session, use, onCluster }: PoolOptions = {},
): StatementPool {
  const { prepared, settings, ...way } = readConnection(connection, use)
  const { connectMs, waitMs } = connectLimits({ settings, ...way })
  const route = way.targets && createRoute(way.targets, (host) => findAddresses(host, connectMs))
  const demand = session ?? way.session ?? 'read-write'
  const Client = route === undefined ? pg.Client : clientAlong(route, way.requiresChannelBinding ?? false)
  const common = { application_name: 'holdline', keepAlive: true, ...settings }
  const pool = new pg.Pool({
    query_timeout: ANSWER_LIMIT_MS,
    ...common,
    connectionTimeoutMillis: connectMs,
    async onConnect(client: pg.ClientBase) {
      await checkSession(client, demand, connectMs)
      if (onCluster !== undefined) await tellCluster(client, connectMs, onCluster)
    },
    Client,
    max: size,
    pipeline: true,
    types: TYPES,
  })
  // A lost connection fails the calls that are under way on it; the pool makes another one for later calls.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const steadyNow = () => performance.now()
  const committing = new Set<pg.PoolClient>()
  const ask: AskForBackends = (client, processes) => askForBackends(client, common, processes)
  const stopWatch = endStalled(pool, { ask, committing, steadyNow })
  const connect = () => (route === undefined ? pool.connect() : route.connect(() => pool.connect()))
  const source = { connect, idle: () => pool.idleCount }
  return {
    ...shareConnections(source, { size, waitMs, steadyNow }),
    commitGate: createCommitGate(),
    committing,
    commits: 0,
    end() {
      stopWatch()
      return pool.end()
    },
    names: prepared ? createStatementNames() : undefined,
  }
}
