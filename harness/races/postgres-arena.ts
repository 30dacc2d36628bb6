import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { startCluster } from '../../test/support/postgres/start-cluster.ts'
import type { ArenaServer } from './arena.ts'
import { openClockedArena } from './clocked-arena.ts'
import { readDefaultStock } from './read-default-stock.ts'

/** A server with a moved clock over a PostgreSQL of its own. */
export async function openPostgresArena(): Promise<ArenaServer> {
  const { host, port, user, stop } = await startCluster()
  return openClockedArena({
    name: 'PostgreSQL, moved clock',
    async openStore() {
      const store = await openPostgresStore({ connection: { host, port, user, database: 'postgres' } })
      await store.addStock(readDefaultStock())
      return store
    },
    end: stop,
  })
}
