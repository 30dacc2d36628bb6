import { isUnsuitable } from './connection/check-session.ts'
import type { StatementPool } from './create-pool.ts'

/**
 * A pool that begins while no host can be written. Until one can, reads are answered by a connection to a host that
 * cannot be written, each of which ends with its transaction. From then on only hosts that can be written are used.
 *
 * @param pool connects to hosts that can be written
 * @param reading connects to any host
 */
export function beginReadOnly(pool: StatementPool, reading: StatementPool): StatementPool {
  let began = false
  return {
    ...pool,
    async connect() {
      try {
        const client = await pool.connect()
        began = true
        return client
      } catch (error) {
        if (began || !isUnsuitable(error)) throw error
        const client = await reading.connect()
        const release = client.release.bind(client)
        client.release = () => release(true)
        return client
      }
    },
    async end() {
      await Promise.all([pool.end(), reading.end()])
    },
  }
}
