import type pg from 'pg'
import {
  type DatabaseUse,
  type ResolvedConnection,
  resolveConnection,
} from './connection/resolve-connection.ts'
import { SYSTEM_SURROUNDINGS } from './connection/surroundings.ts'

/** How PostgreSQL is reached: a URL, or settings of `pg` and of this store. */
export type Connection =
  | string
  | (pg.PoolConfig & {
      /**
       * Whether the connection keeps prepared statements, as `?prepared=on` or `off` says in a URL; it does if
       * absent.
       */
      readonly prepared?: boolean
    })

/**
 * The settings of a pool. Settings of `pg` are taken as they are, and have no targets to choose from.
 *
 * @throws StorageRefusedError if something in the URL cannot be used
 */
export function readConnection(
  connection: Connection,
  use: DatabaseUse = 'inventory',
): Pick<ResolvedConnection, 'prepared' | 'settings'> & Partial<ResolvedConnection> {
  if (typeof connection === 'string')
    return resolveConnection(connection, SYSTEM_SURROUNDINGS, Math.random, use)
  const { prepared = true, ...settings } = connection
  return { prepared, settings, ...(use === 'replica' && { session: 'standby' }) }
}
