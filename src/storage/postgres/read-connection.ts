import type pg from 'pg'
import { StorageRefusedError } from '../port/storage-refused-error.ts'

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
 * Separates the settings that only this store knows from the settings of `pg`.
 *
 * @throws StorageRefusedError if a URL says neither `on` nor `off`
 */
export function readConnection(connection: Connection): { prepared: boolean; settings: pg.PoolConfig } {
  if (typeof connection !== 'string') {
    const { prepared = true, ...settings } = connection
    return { prepared, settings }
  }
  const [, said = 'on'] = /[?&]prepared=([^&#]*)/.exec(connection) ?? []
  if (said !== 'on' && said !== 'off') {
    throw new StorageRefusedError(`PostgreSQL cannot be used: prepared in its URL is on or off, not ${said}`)
  }
  const connectionString = connection
    .replace(/([?&])prepared=[^&#]*&?/g, '$1')
    // No parameter may be left after the question mark, or after the last ampersand.
    .replace(/[?&](?=#|$)/, '')
  return { prepared: said === 'on', settings: { connectionString } }
}
